"""Privacy: kept so long, handed out, erased; the figures stay as they were."""

from datetime import timedelta
from typing import get_type_hints

import pytest

from hall.inspections.commands import FollowUpFinding, NewFinding, RecordInspection
from hall.inspections.finding import Finding, Severity
from hall.people import persons
from hall.people.persons import Person, PersonKind, PersonRecord
from hall.people.roles import HALL, Role
from hall.people.staff import Staff
from hall.plans.commands import MakePlan
from hall.plans.plan import Plan
from hall.privacy.commands import (
    ChangeRetention,
    ErasePerson,
    ExportPerson,
    FindPerson,
    ForgetOld,
)
from hall.privacy.texts import FREE_TEXT, blacked, texts_of
from hall.progress import Event, plain
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.screens.message import Message
from hall.screens.messages import SetMessage
from hall.screens.settings import ChangeScreens
from hall.settings.setting import Setting
from hall.setup import Name
from hall.tickets.commands import IssueTicket
from hall.windows.commands import PauseWindow
from hall.windows.reshaping import ChangeWindow
from hall.windows.window import Window, WindowState
from hall.workdays.commands import SetException
from store.kinds import KINDS
from store.sqlite import open_store
from tests.hall.people import ADMIN, KIOSK, LI_MEI, NINE, WANG_LI, ZHANG_JIANGUO, ZHAO_MIN
from tests.hall.rig import CountedSecrets, Rig

ZHANG = Person(id_number=ZHANG_JIANGUO, name="张建国", phone="138 1234 5678")
LI = Person(id_number=LI_MEI, name="李梅", phone="13987654321")
WHY = "本人要求"


@pytest.fixture(params=["memory", "sqlite"])
def hall(request, tmp_path):
    store = open_store(tmp_path / "data") if request.param == "sqlite" else None
    hall = Rig(store=store)
    yield hall
    hall.store.close()


def keep(hall, person=ZHANG, kind=PersonKind.APPOINTMENT, days_ago=0, business="booking-1"):
    """Somebody in the vault, kept since so many days ago."""
    with hall.store.transaction() as shelf:
        work = hall.engine._work(ADMIN, hall.clock.now(), shelf)
        since = hall.clock.now() - timedelta(days=days_ago)
        return persons.keep_person(work, kind, business, person, since).id


def kept(hall):
    with hall.store.reading() as shelf:
        found = (shelf.of(PersonRecord).get(one) for one in range(1, 20))
        return [record.business for record in found if record]


def last(hall, kind):
    return next(e for e in reversed(hall.journal()) if e.kind == kind)


def test_who_has_been_kept_long_enough_is_forgotten_at_night(hall):
    keep(hall, days_ago=31)
    keep(hall, LI, days_ago=29, business="booking-2")
    keep(hall, LI, PersonKind.AGENT, days_ago=91, business="visit-3")
    hall.clock.move(hours=16)
    hall.engine.run([])
    assert kept(hall) == ["booking-1", "booking-2", "visit-3"], "the day has ended, not the night"
    hall.clock.move(hours=2, minutes=1)
    hall.engine.run([])
    assert kept(hall) == ["booking-2"]
    assert last(hall, "OldForgotten").data == {"counts": {"appointment": 1, "agent": 1}}
    hall.clock.move(days=2)
    hall.engine.run([])
    assert kept(hall) == [], "the next night comes by itself"


def test_the_days_are_a_setting_with_a_reason(hall):
    keep(hall, days_ago=10)
    hall.send(ForgetOld(), HALL)
    assert kept(hall) == ["booking-1"]
    hall.send(ChangeRetention(reason="少留", appointment_days=7), ZHAO_MIN)
    hall.send(ForgetOld(), HALL)
    assert kept(hall) == []
    assert hall.engine.setup.retention.agent_days == 90, "what isn't given stays"
    with pytest.raises(Forbidden):
        hall.send(ChangeRetention(reason="少留", agent_days=7), WANG_LI)


def test_a_night_with_much_to_forget_goes_on_a_minute_later(hall, monkeypatch):
    monkeypatch.setattr("hall.privacy.forgetting.AT_ONCE", 2)
    monkeypatch.setattr("hall.privacy.commands.AT_ONCE", 2)
    for number in range(5):
        keep(hall, Person(name="刘洋"), days_ago=40, business=f"booking-{number}")
    hall.send(ForgetOld(), HALL)
    for left in (3, 1, 0):
        assert len(kept(hall)) == left
        hall.clock.move(minutes=1)
        hall.engine.run([])


def test_somebody_is_found_masked_and_on_record(hall):
    keep(hall)
    hall.send(IssueTicket(domain="tax", person=Person(id_number=ZHANG_JIANGUO)), KIOSK)
    found = hall.send(FindPerson(person=ZHANG, reason=WHY), ZHAO_MIN)
    assert [one["name"] for one in found["persons"]] == ["张*国"]
    assert found["tickets"] == ["A001"]
    assert last(hall, "PersonSought").data == {"records": 1, "reason": WHY}
    with pytest.raises(Invalid):
        hall.send(FindPerson(person=Person(), reason=WHY))


def test_all_that_is_kept_of_somebody_is_handed_out(hall):
    one = keep(hall)
    hall.send(IssueTicket(domain="tax", person=Person(id_number=ZHANG_JIANGUO)), KIOSK)
    hall.open("1")
    hall.send(PauseWindow(window="1", reason="送张建国去医务室"))
    given = hall.send(ExportPerson(person=Person(name="张建国"), persons=(one,), reason=WHY))
    assert (
        given["persons"][0] | {"name": "张建国", "id_number": ZHANG_JIANGUO} == given["persons"][0]
    )
    assert [ticket["number"] for ticket in given["tickets"]] == ["A001"]
    assert [text["kind"] for text in given["texts"]] == ["WindowPaused"]
    assert last(hall, "PersonExported").data == {
        "records": 1, "tickets": 1, "texts": 1, "reason": WHY,
    }  # fmt: skip


def figures(hall):
    """What is counted and how long it took: everything but who it was."""
    with hall.store.reading() as shelf:
        today = NINE.date()
        return (
            [(e.version, e.kind, e.at, e.by) for e in shelf.journal.after(0, 10_000)],
            [
                (t.id, t.number, t.state, t.issued_at, t.called_at, t.ended_at, t.served_seconds)
                for t in shelf.tickets.search(business_date=today)
            ],
            shelf.pace(today, "tax"),
            shelf.tickets.waiting(),
        )


def test_an_erased_person_is_gone_and_no_figure_changes(hall):
    one, other = keep(hall), keep(hall, LI, business="booking-2")
    for person in (ZHANG, LI):
        hall.send(IssueTicket(domain="tax", person=person), KIOSK)
    hall.open("1")
    hall.serve("1")
    hall.send(PauseWindow(window="1", reason="送张建国（13812345678）去医务室"))
    text = NewFinding(
        text="张建国反映叫号听不清", severity=Severity.NOTE, owner="admin", due_on=NINE.date()
    )
    with hall.store.transaction() as shelf:
        shelf.people.save_staff(Staff("admin", "管理员", Role.ADMINISTRATOR, None))
    hall.send(RecordInspection(window="1", findings=(text,)))
    before = figures(hall)
    erased = hall.send(
        ErasePerson(person=Person(name="张建国"), persons=(one,), reason="张建国本人要求"), ZHAO_MIN
    )
    after = figures(hall)
    assert erased == {"records": 1, "tickets": 1, "texts": 4}
    count = len(before[0])
    assert after[0][:count] == before[0]
    assert after[1:] == before[1:]
    assert hall.journal()[-1].version == len(hall.journal()), "without a gap"
    assert "张建国" not in str(hall.journal())
    assert "13812345678" not in str(hall.journal())
    assert last(hall, "WindowPaused").data["reason"] == "送███（***********）去医务室"
    assert last(hall, "JournalRedacted").data["versions"]
    assert last(hall, "PersonErased").data["reason"] == "███本人要求"
    with hall.store.reading() as shelf:
        assert shelf.of(Finding).get(1).text == "███反映叫号听不清"
        assert shelf.windows.get("1").reason == "送███（***********）去医务室"
        assert shelf.of(PersonRecord).get(one) is None
        assert shelf.of(PersonRecord).get(other) is not None
        mine = shelf.tickets.by_number(NINE.date(), "A001")
        assert (mine.person, mine.holder) == (None, None)
        assert shelf.tickets.by_number(NINE.date(), "A002").person is not None


@pytest.mark.parametrize("name", ["null", "true", "line", "li", "window", "at"])
def test_whoever_is_called_like_a_word_of_json_is_erased_and_the_hall_goes_on(hall, name):
    with hall.store.transaction() as shelf:
        shelf.people.save_staff(Staff("admin", "管理员", Role.ADMINISTRATOR, None))
    due = NINE + timedelta(hours=5)
    hall.send(MakePlan(command="OpenWindow", facts={"window": "1"}, due=due, reason="加开"))
    text = NewFinding(
        text=f"{name} 反映", severity=Severity.NOTE, owner="admin", due_on=NINE.date()
    )
    found = hall.send(RecordInspection(window="1", findings=(text,)), key="press-1")
    note = f"{name} is well, null, true"
    hall.send(FollowUpFinding(finding=1, note=note), key="press-2")
    hall.send(ErasePerson(person=Person(name=name), persons=(), reason=WHY))
    with hall.store.reading() as shelf:
        (plan,) = (one for one in shelf.of(Plan).find() if one.command == "OpenWindow")
        finding = shelf.of(Finding).get(1)
    assert plan.facts == {"window": "1", "clerk": None}
    assert set(finding.steps[0]) == {"at", "by", "what", "note"}
    assert name not in finding.steps[0]["note"]
    assert name not in finding.text
    repeated = hall.send(RecordInspection(window="1", findings=(text,)), key="press-1")
    assert repeated == found, "the answers that are kept are whole"
    hall.clock.move(hours=5)
    hall.engine.run([])
    assert hall.window("1").state is WindowState.IDLE


def test_an_erased_person_is_gone_from_walls_and_from_settings_too(hall):
    said = "请张建国到3号窗口"
    hall.send(SetMessage(zh=said, en="For 张建国"))
    hall.send(ChangeScreens(message=said, message_en="For 张建国", reason="寻人"))
    hall.send(SetException(on=NINE.date() + timedelta(days=9), reason="张建国的追悼会"))
    hall.send(ChangeWindow(window="1", name="张建国工作室"))
    hall.send(ErasePerson(person=Person(name="张建国"), persons=(), reason=WHY))
    setup = hall.engine.setup
    assert setup.screens.message == Name("请███到3号窗口", "For ███")
    assert setup.exceptions[0].reason == "███的追悼会"
    with hall.store.reading() as shelf:
        kept = [
            s for name in ("screens", "exceptions") for s in shelf.of(Setting).find(section=name)
        ]
        assert "张建国" not in str(kept)
        (message,) = shelf.of(Message).find()
        assert (message.zh, message.en) == ("请███到3号窗口", "For ███")
    assert "张建国" not in str([e for e in hall.journal() if e.kind != "WindowChanged"])
    assert hall.window("1").name.zh == "张建国工作室", "what a window is called stays"


SAFE = {
    *("acknowledged_by", "agent", "alert_kind", "appointment", "arrived_at", "at_window"),
    *("before", "began_at", "begins", "bookable", "business", "business_date", "by", "clerk"),
    *("code", "command", "day", "device", "device_kind", "domain", "due", "due_on", "ends"),
    *(
        "first",
        "found_by",
        "from_at",
        "from_domain",
        "from_slot",
        "from_window",
        "from_zone",
        "hash",
    ),
    *("hash", "host", "left", "moved_by", "taken"),
    *("how", "id_masked", "id_number_locked", "id_sealed", "key", "kind", "language", "made_by"),
    *("matter", "mode", "name", "name_locked", "name_masked", "name_sealed", "number", "of"),
    *("open_until", "outcome", "owner", "paper", "phone_locked", "phone_masked", "phone_sealed"),
    *("picture", "place", "plan", "planned_by", "printer", "priority", "refusal", "role", "scope"),
    *("secret", "section", "settled_by", "severity", "since", "slot", "snoozed_by", "staff"),
    *("state", "theme", "to", "to_window", "token", "until", "url", "value", "was", "way", "week"),
    *("why", "window", "window_kind", "zone", "given_by"),
    *(
        "case_kind",
        "decided_by",
        "decision",
        "department",
        "last_day",
        "lead",
        "light",
        "material",
        "taken_by",
    ),
    *("asked_by", "cabinet", "doubt", "found", "person", "purpose", "reserved_by", "shown"),
    *("stored_by", "tail", "about", "level", "via", "standing", "proposed_by"),
    *(
        "address_locked",
        "by_way",
        "drawing_locked",
        "locked",
        "registered_by",
        "tell_by",
        "template",
        "tracking",
    ),
}
"""Facts that hold keys, moments, accounts, numbers and names of things, or are erased otherwise."""


def every(kind):
    for one in kind.__subclasses__():
        yield one
        yield from every(one)


def test_every_text_of_events_and_kept_things_is_free_or_known_to_be_safe():
    for shape in (*every(Event), *KINDS, Window):
        for name, hint in get_type_hints(shape).items():
            if hint in (str, str | None):
                assert name in FREE_TEXT or name in SAFE, f"{shape.__name__}.{name}"


def test_who_can_not_be_unlocked_any_more_is_erased_all_the_same(hall, monkeypatch):
    one = keep(hall)
    hall.open("1")
    hall.send(PauseWindow(window="1", reason="送张建国去医务室"))

    def lost(secrets, locked):
        raise ValueError("locked under a key that is lost")

    monkeypatch.setattr(CountedSecrets, "unlock", lost)
    with pytest.raises(Refusal):
        hall.send(ExportPerson(person=ZHANG, persons=(one,), reason=WHY))
    hall.send(ErasePerson(person=ZHANG, persons=(one,), reason=WHY))
    assert kept(hall) == []
    assert hall.window("1").reason == "送███去医务室"


def test_a_name_that_stands_in_too_many_texts_is_refused_and_nothing_is_blacked(hall, monkeypatch):
    monkeypatch.setattr("hall.privacy.commands.MOST_TEXTS", 2)
    hall.open("1", "2")
    hall.send(PauseWindow(window="1", reason="张建国来访"))
    hall.send(ErasePerson(person=Person(name="来访"), persons=(), reason=WHY))
    hall.send(PauseWindow(window="2", reason="张建国咨询"))
    with pytest.raises(Refusal) as refused:
        hall.send(ErasePerson(person=Person(name="张建国"), persons=(), reason=WHY))
    assert refused.value.key == "too_many_texts"
    assert hall.window("1").reason == "张建国██"
    assert hall.window("2").reason == "张建国咨询"


def test_erasing_who_is_not_there_is_refused_as_a_whole(hall):
    one = keep(hall)
    with pytest.raises(Unknown):
        hall.send(ErasePerson(person=ZHANG, persons=(one, 99), reason=WHY))
    assert kept(hall) == ["booking-1"]
    with pytest.raises(Forbidden):
        hall.send(ErasePerson(person=ZHANG, persons=(one,), reason=WHY), WANG_LI)


def test_a_phone_is_found_in_a_text_however_it_is_spaced():
    texts = texts_of(Person(phone="+86 138-1234 5678"))
    for written in ("13812345678", "138 1234 5678", "138-1234-5678"):
        assert blacked(f"打 {written}", texts) == f"打 {'*' * len(written)}"


def test_whoever_is_sought_is_told_how_many_texts_an_erasure_will_black(hall):
    one = keep(hall)
    hall.open("1")
    hall.send(PauseWindow(window="1", reason="送张建国去医务室"), ADMIN)
    found = hall.send(FindPerson(person=ZHANG, reason=WHY), ZHAO_MIN)
    assert hall.window("1").reason == "送张建国去医务室", "looking changes nothing"
    erased = hall.send(ErasePerson(person=ZHANG, persons=(one,), reason=WHY), ZHAO_MIN)
    assert found["texts"] == erased["texts"] == 2, "in the journal, and at the window"


def test_what_is_blacked_is_as_long_as_before():
    text = "张建国 ZHANG é 13812345678"
    hidden = blacked(text, ("张建国", "ZHANG", "é", "13812345678"))
    assert hidden == "███ ***** ** ***********"
    assert len(hidden.encode()) == len(text.encode())


def test_no_event_of_privacy_holds_a_person(hall):
    one = keep(hall)
    for command in (FindPerson, ErasePerson):
        facts = {} if command is FindPerson else {"persons": (one,)}
        hall.send(command(person=ZHANG, reason=f"{ZHANG.name} {ZHANG_JIANGUO}", **facts))
    said = str([plain(event.data) for event in hall.journal()])
    assert ZHANG.name not in said
    assert ZHANG_JIANGUO not in said


def test_names_sealed_for_looking_up_are_of_this_hall_alone():
    assert persons.sealed_name(CountedSecrets(), "张 建国") == persons.sealed_name(
        CountedSecrets(), "张建国"
    )
