"""The person vault: locked, sealed, masked; opened only on record; forgotten for good."""

from datetime import timedelta

import pytest

from hall.commands import COMMANDS, command
from hall.people import persons
from hall.people.masks import masked_id, masked_name, masked_phone
from hall.people.persons import Person, PersonKind, PersonRecord
from hall.people.roles import EVERYONE
from hall.ports import Span
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import Retention
from store.sqlite import open_store
from tests.hall.people import LI_MEI, NINE, WANG_LI, ZHANG_JIANGUO
from tests.hall.rig import CountedSecrets, Rig
from web.secrets import HallSecrets

ZHANG = Person(id_number=ZHANG_JIANGUO, name="张建国", phone="+86 138-1234 5678")
LI = Person(id_number=LI_MEI, name="李梅", phone="13987654321")


@command(roles=EVERYONE)
class Book:
    """A command of this test: keep somebody for an appointment."""

    business: str
    person: Person

    def carry_out(self, work):
        record = persons.keep_person(work, PersonKind.APPOINTMENT, self.business, self.person)
        return record.face()


@command(roles=EVERYONE, answer_is_secret=True)
class Look:
    """A command of this test: see somebody in full."""

    person: int
    why: str

    def carry_out(self, work):
        shown = persons.show(work, self.person, self.why)
        return {"name": shown.name, "phone": shown.phone, "id_number": shown.id_number}


del COMMANDS["Book"], COMMANDS["Look"]


@pytest.fixture(params=["memory", "sqlite"])
def hall(request, tmp_path):
    if request.param == "memory":
        yield Rig()
        return
    store = open_store(tmp_path / "data")
    yield Rig(store=store)
    store.close()


def found(hall, **said):
    with hall.store.reading() as shelf:
        like = persons.persons_like(shelf, CountedSecrets(), Person(**said))
    return [record.business for record in like]


@pytest.mark.parametrize(
    ("masked", "plain"),
    [
        (masked_name("张建国"), "张*国"),
        (masked_phone("138 1234 5678"), "138****5678"),
        (masked_phone("12345"), "***45"),
        (masked_id("110101195403077572"), "1101**********7572"),
    ],
)
def test_a_masked_face(masked, plain):
    assert masked == plain


def test_who_is_kept_is_shown_masked(hall):
    face = hall.send(Book(business="booking-1", person=ZHANG), WANG_LI)
    assert face == {
        "person": 1,
        "name": "张*国",
        "phone": "138****5678",
        "id_number": "1101**********7572",
    }


def test_who_is_kept_is_found_by_number_by_phone_and_by_name(hall):
    hall.send(Book(business="booking-1", person=ZHANG))
    hall.send(Book(business="booking-2", person=LI))
    hall.send(Book(business="booking-3", person=Person(name="张建国")))
    assert found(hall, id_number=ZHANG_JIANGUO.lower()) == ["booking-1"]
    assert found(hall, phone="13812345678") == ["booking-1"]
    assert found(hall, name="张 建国") == ["booking-1", "booking-3"]
    assert found(hall, name="李梅", phone="13812345678") == ["booking-1", "booking-2"]
    assert found(hall, name="刘洋") == []


def test_opening_a_record_is_on_record_without_what_was_seen(hall):
    face = hall.send(Book(business="booking-1", person=ZHANG))
    seen = hall.send(Look(person=face["person"], why="电话通知改期"), WANG_LI)
    assert seen == {"name": "张建国", "phone": ZHANG.phone, "id_number": ZHANG_JIANGUO}
    last = hall.journal()[-1]
    assert (last.kind, last.by) == ("PersonShown", "staff:wangli")
    assert last.data == {"person": 1, "business": "booking-1", "reason": "电话通知改期"}
    assert "张建国" not in str(hall.journal())


def test_a_number_that_can_not_be_one_is_refused(hall):
    with pytest.raises(Invalid):
        hall.send(Book(business="booking-1", person=Person(id_number="110101195403077571")))


def test_a_forgotten_person_is_not_found_and_their_id_is_not_given_again(hall):
    first = hall.send(Book(business="booking-1", person=ZHANG))["person"]
    with hall.store.transaction() as shelf:
        persons.forget_person(shelf, first)
        assert persons.face_of(shelf, first) is None
    assert found(hall, id_number=ZHANG_JIANGUO) == []
    assert hall.send(Book(business="booking-2", person=LI))["person"] == first + 1
    with pytest.raises(Unknown):
        hall.send(Look(person=first, why="查询"))


def test_when_somebody_is_forgotten_follows_the_settings():
    record = PersonRecord(1, PersonKind.AGENT, "visit-1", NINE, NINE)
    setup = Rig().setup
    assert record.forget_at(setup) == NINE + timedelta(days=Retention().agent_days)


def test_a_key_that_is_gone_says_so():
    hall = Rig()
    hall.send(Book(business="booking-1", person=ZHANG))
    with hall.store.reading() as shelf:
        record = shelf.of(PersonRecord).get(1)
    with pytest.raises(Refusal) as refused:
        persons.opened(HallSecrets(b"k" * 32), record)
    assert refused.value.key == "person_locked_out"


def test_a_rotation_locks_everybody_anew(tmp_path):
    old, new = HallSecrets(b"k" * 32, [b"1" * 32]), HallSecrets(b"k" * 32, [b"1" * 32, b"2" * 32])
    store = open_store(tmp_path / "data")
    hall = Rig(store=store)
    hall.engine.secrets = old
    hall.send(Book(business="booking-1", person=ZHANG))
    with store.transaction() as shelf:
        assert persons.lock_anew(shelf, new) == 1
        record = shelf.of(PersonRecord).find(kind=PersonKind.APPOINTMENT, since=Span())[0]
    only_new = HallSecrets(b"k" * 32, [b"2" * 32])
    assert persons.opened(only_new, record) == ZHANG
    store.close()
