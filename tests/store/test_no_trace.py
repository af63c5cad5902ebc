"""No trace: a person who is erased is in no byte of the database, its log, or a later copy."""

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest

from hall.inspections.commands import NewFinding, RecordInspection
from hall.inspections.finding import Severity
from hall.people import persons
from hall.people.persons import Person, PersonKind, PersonRecord
from hall.people.roles import Role
from hall.people.staff import Staff
from hall.privacy.commands import ErasePerson
from hall.tickets.commands import IssueTicket
from hall.windows.commands import PauseWindow
from store import wiping
from store.redacting import free_columns
from store.sqlite import open_store
from tests.hall.people import KIOSK, NINE, ZHANG_JIANGUO
from tests.hall.rig import Rig
from web.secrets import HallSecrets

ZHANG = Person(id_number=ZHANG_JIANGUO, name="张建国", phone="13812345678")
PLAIN = ("张建国", ZHANG_JIANGUO, "13812345678", "138-1234-5678")


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.glob("hall.db*")))


def traces(data, texts):
    return [text for text in texts if text.encode() in data]


@pytest.fixture
def hall(tmp_path):
    """A hall on disk with its real locks and seals, in which many come and go."""
    hall = Rig(store=open_store(tmp_path / "data"))
    hall.folder = tmp_path / "data"
    hall.engine.secrets = HallSecrets(b"k" * 32, [b"1" * 32])
    with hall.store.transaction() as shelf:
        shelf.people.save_staff(Staff("admin", "管理员", Role.ADMINISTRATOR, None))
    hall.open("1")
    yield hall
    hall.store.close()


def keep(hall, person, business="booking"):
    with hall.store.transaction() as shelf:
        work = hall.engine._work(KIOSK, NINE, shelf)
        return persons.keep_person(work, PersonKind.APPOINTMENT, business, person)


def live(hall, chance, rounds=60):
    """Bookings made, changed and cancelled in a random order, so that pages split and join."""
    alive = []
    for _ in range(rounds):
        with hall.store.transaction() as shelf:
            work = hall.engine._work(KIOSK, NINE, shelf)
            for _ in range(chance.randint(1, 20)):
                if alive and chance.random() < 0.4:
                    persons.forget_person(shelf, alive.pop(chance.randrange(len(alive))))
                else:
                    name = "刘洋" * chance.randint(1, 12)
                    other = Person(name=name, phone=f"139{chance.randrange(10**8):08d}")
                    kind = PersonKind.APPOINTMENT
                    alive.append(persons.keep_person(work, kind, "other", other).id)


def test_an_erased_person_is_in_no_byte_of_the_hall(hall, tmp_path):
    chance = random.Random(7)
    record = None
    for round_ in range(6):
        live(hall, chance, 10)
        if round_ == 2:
            record = keep(hall, ZHANG)
    hall.send(IssueTicket(domain="tax", person=ZHANG), KIOSK, key="kiosk-press-1")
    hall.send(PauseWindow(window="1", reason="送张建国去医务室，电话 138-1234-5678"), key="press-2")
    found = NewFinding(
        text="张建国反映叫号听不清", severity=Severity.NOTE, owner="admin", due_on=NINE.date()
    )
    hall.send(RecordInspection(window="1", findings=(found,)))
    live(hall, chance, 10)
    assert traces(bytes_of(hall.folder), PLAIN) == ["张建国", "138-1234-5678"], "typed in a reason"

    gone = [getattr(record, f) for f in record.__slots__ if f.endswith(("_locked", "_sealed"))]
    sealed = persons.sealed_id(hall.engine.secrets, ZHANG_JIANGUO)
    assert traces(bytes_of(hall.folder), gone) == gone
    with hall.store.reading():  # a reader that looks on holds nothing up
        hall.send(ErasePerson(person=ZHANG, persons=(record.id,), reason="本人要求"))
    hall.store.wipe()
    hall.store.backup(tmp_path / "copy.db")
    for data in (bytes_of(hall.folder), (tmp_path / "copy.db").read_bytes()):
        assert traces(data, (*PLAIN, *gone, sealed)) == []
    assert (hall.folder / "hall.db-wal").stat().st_size == 0


def test_whoever_was_forgotten_in_any_order_leaves_no_trace(hall):
    """Rows that grow split pages, and a split leaves copies behind: the wipe takes them too."""
    chance, gone, alive = random.Random(5), [], {}
    for _ in range(400):
        with hall.store.transaction() as shelf:
            kept = shelf.of(PersonRecord)
            for _ in range(chance.randint(1, 30)):
                move = chance.random()
                if move < 0.55 or not alive:
                    one = record(len(alive) + len(gone) + 1, chance)
                    alive[one.id] = one
                    kept.save(one)
                elif move < 0.8:
                    one = alive.pop(chance.choice(sorted(alive)))
                    gone.append(mark(one.id))
                    kept.drop(one.id)
                else:
                    one = record(chance.choice(sorted(alive)), chance)
                    alive[one.id] = one
                    kept.save(one)
    hall.store.wipe()
    assert traces(bytes_of(hall.folder), gone) == []
    with hall.store.reading() as shelf:
        assert all(shelf.of(PersonRecord).get(one.id) == one for one in alive.values())


def test_commands_go_through_while_traces_are_wiped(hall, monkeypatch):
    """A table is written anew in slices; what overlaps them leaves no page of before."""
    monkeypatch.setattr(wiping, "AT_ONCE", 200)
    chance, numbers = random.Random(9), list(range(1, 1501))
    chance.shuffle(numbers)
    for number in numbers:
        with hall.store.transaction() as shelf:
            shelf.of(PersonRecord).save(record(number, chance))
    chance.shuffle(numbers)
    gone = numbers[:900]
    for number in gone:
        with hall.store.transaction() as shelf:
            shelf.of(PersonRecord).drop(number)
    marks = [mark(number) for number in gone]
    assert traces(bytes_of(hall.folder), marks), "there is something to wipe"
    let_through = []

    def send_something(seconds):
        let_through.append(hall.take()["number"])

    monkeypatch.setattr(wiping.time, "sleep", send_something)
    hall.store.wipe()
    assert len(let_through) > 3
    assert traces(bytes_of(hall.folder), marks) == []
    with hall.store.reading() as shelf:
        assert all(shelf.of(PersonRecord).get(number) for number in numbers[900:])
    assert hall.store.check() == []


def mark(number):
    return f"MARK{number:06d}"


def record(number, chance):
    """Somebody whose forms can be told from all others, and are as long as chance will have it."""
    forms = [f.name for f in fields(PersonRecord) if f.name.endswith(("_locked", "_sealed"))]
    long = {form: mark(number) + form[0] * chance.randint(30, 110) for form in forms}
    person = PersonRecord(number, PersonKind.APPOINTMENT, f"b-{number}", NINE, NINE)
    return replace(person, **long)


def test_the_whole_file_can_be_written_anew(hall):
    live(hall, random.Random(4))
    before = hall.journal()
    hall.store.wipe(compact=True)
    assert hall.journal() == before
    assert hall.store.check() == []


def test_every_free_text_beside_the_journal_is_known():
    tables = {table for table, _, _ in free_columns()}
    assert {"findings", "alerts", "plans", "settings", "windows", "answers"} <= tables


def test_a_wipe_of_a_closed_hall_says_so(tmp_path):
    store = open_store(Path(tmp_path / "data"))
    store.close()
    with pytest.raises(Exception, match="store_closed"):
        store.wipe()


def test_deleting_writes_over_what_was_there(hall):
    (on,) = hall.store._writer.execute("PRAGMA secure_delete").fetchone()
    assert on == 1
