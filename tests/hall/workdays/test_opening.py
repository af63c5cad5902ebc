"""Opening hours: midday breaks, weekdays that differ, single dates, and what holds at closing."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from config.national import national
from hall.people.roles import HALL
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.settings.commands import TakeBackSetting
from hall.tickets.commands import RestoreTicket
from hall.views import snapshot
from hall.windows.commands import Hold, Miss
from hall.windows.reshaping import ChangeWindow
from hall.workdays.closing import PlanClosing
from hall.workdays.commands import ChangeHours, DropException, SetException
from hall.workdays.hours import DayHours, Hours, Leftover, Stretch, Weekday
from tests.hall.people import NINE, WANG_LI, ZHAO_MIN, small_hall
from tests.hall.rig import Rig

MORNING, AFTERNOON = Stretch(time(9), time(12)), Stretch(time(13, 30), time(17))
NOON = Stretch(time(12), time(13, 30))


def hall_with(**hours):
    return replace(small_hall(), hours=Hours(**hours), national=national())


def moment(setup, text):
    return setup.local(NINE).fromisoformat(text).replace(tzinfo=setup.timezone)


@pytest.fixture
def rig():
    return Rig(hall_with(midday=NOON, refuse_outside=True))


def hours(rig):
    with rig.store.reading() as shelf:
        return snapshot("hours", rig.engine.setup, shelf, rig.clock.now())


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-09-28T08:59", False),
        ("2026-09-28T09:00", True),
        ("2026-09-28T11:59", True),
        ("2026-09-28T12:00", False),
        ("2026-09-28T13:29", False),
        ("2026-09-28T13:30", True),
        ("2026-09-28T17:00", False),
        ("2026-09-27T10:00", False),  # Mid-autumn, a Sunday
        ("2026-10-01T10:00", False),  # National Day, a Thursday
        ("2026-10-10T10:00", True),  # a Saturday, made up
        ("2026-10-11T10:00", False),
    ],
)
def test_a_hall_with_a_midday_break_is_open_by_the_national_calendar(at, is_open):
    setup = hall_with(midday=NOON)
    assert setup.is_open(moment(setup, at)) is is_open


def test_a_weekday_that_differs_and_what_goes_before_it():
    saturday = DayHours(Weekday.SATURDAY, (MORNING,))
    setup = hall_with(week=(saturday, DayHours(Weekday.FRIDAY, ())))
    on = setup.opening.on
    assert on(date(2026, 10, 17)) == (MORNING,), "every Saturday morning"
    assert on(date(2026, 10, 16)) == (), "never on a Friday"
    assert on(date(2026, 10, 10)) == setup.hours.ordinary, "made up: an ordinary working day"
    assert on(date(2026, 10, 3)) == (), "a holiday is a holiday"


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-09-28T08:00", "2026-09-28T09:00"),
        ("2026-09-28T12:10", "2026-09-28T13:30"),
        ("2026-09-28T17:00", "2026-09-29T09:00"),
        ("2026-09-30T17:00", "2026-10-08T09:00"),
        ("2026-10-09T18:00", "2026-10-10T09:00"),
    ],
)
def test_it_says_when_it_opens_next(at, opens):
    setup = hall_with(midday=NOON)
    assert setup.opening.opens_after(moment(setup, at)) == moment(setup, opens)


def test_a_hall_that_never_opens_says_so():
    setup = hall_with(week=tuple(DayHours(day) for day in Weekday))
    assert setup.opening.opens_after(moment(setup, "2027-01-01T09:00")) is None


def test_a_kiosk_gives_no_tickets_at_midday_and_says_when_it_will(rig):
    rig.take()
    rig.clock.move(hours=3)
    with pytest.raises(Refusal) as refused:
        rig.take()
    assert refused.value.key == "hall_closed"
    assert refused.value.facts == {"opens": "2026-09-28 13:30"}


def test_the_last_ticket_is_given_some_minutes_before_closing(rig):
    rig.send(ChangeHours(last_ticket_minutes=20, reason="按时下班"), ZHAO_MIN)
    rig.clock.move(hours=7, minutes=39)
    rig.take()
    rig.clock.move(minutes=1)
    with pytest.raises(Refusal) as refused:
        rig.take()
    assert refused.value.key == "last_ticket_given"
    assert refused.value.facts == {"opens": "2026-09-29 09:00"}
    with rig.store.reading() as shelf:
        hall = snapshot("hall", rig.engine.setup, shelf, rig.clock.now())
    assert hall["open"] is False
    assert hall["opens_at"] == "2026-09-29T09:00:00.000+08:00"
    assert hall["last_ticket_at"] == "2026-09-28T16:40:00.000+08:00"
    assert hall["hours"] == [["09:00", "12:00"], ["13:30", "17:00"]]


def test_hours_that_are_only_shown_refuse_nobody_whom_an_open_window_can_call():
    rig = Rig(hall_with(midday=NOON, last_ticket=timedelta(minutes=20)))
    rig.open("1")
    rig.clock.move(hours=12)
    rig.take()


def test_a_manager_changes_hours_at_once_and_takes_it_back(rig):
    rig.clock.move(hours=3)
    rig.send(ChangeHours(midday=(), reason="午间不断档"), ZHAO_MIN)
    rig.take()
    rig.send(TakeBackSetting(setting=1, reason="人手不够"), ZHAO_MIN)
    with pytest.raises(Refusal):
        rig.take()
    assert [e.data["reason"] for e in rig.journal() if e.kind == "SettingChanged"] == [
        "午间不断档", "人手不够",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"opens": time(18)}, "closes"),
        ({"midday": (Stretch(time(13), time(12)),)}, "midday"),
        ({"midday": (Stretch(time(8), time(10)),)}, "midday"),
        ({"week": (DayHours(Weekday.MONDAY), DayHours(Weekday.MONDAY))}, "week"),
        ({"week": (DayHours(Weekday.MONDAY, (AFTERNOON, MORNING)),)}, "week"),
    ],
)
def test_hours_out_of_order_are_refused_by_name(rig, change, field):
    with pytest.raises(Invalid) as refused:
        rig.send(ChangeHours(**change, reason="试一试"), ZHAO_MIN)
    assert refused.value.facts["field"] == field
    assert rig.engine.setup.hours == rig.setup.hours


def test_a_clerk_changes_no_hours(rig):
    with pytest.raises(Forbidden):
        rig.send(ChangeHours(opens=time(10), reason="想晚点来"), WANG_LI)


def test_a_closed_day_an_extra_day_and_other_hours_each_with_its_reason(rig):
    rig.send(SetException(on=date(2026, 9, 28), reason="停电"), ZHAO_MIN)
    with pytest.raises(Refusal) as refused:
        rig.take()
    assert refused.value.facts == {"opens": "2026-09-29 09:00"}
    rig.send(SetException(on=date(2026, 10, 3), reason="假日值班", stretches=(MORNING,)), ZHAO_MIN)
    rig.send(SetException(on=date(2026, 9, 28), reason="来电了", stretches=(AFTERNOON,)), ZHAO_MIN)
    face = hours(rig)
    assert [(e["date"], e["exception"], e["stretches"]) for e in face["exceptions"]] == [
        ("2026-09-28", "来电了", [["13:30", "17:00"]]),
        ("2026-10-03", "假日值班", [["09:00", "12:00"]]),
    ]
    assert rig.engine.setup.opening.on(date(2026, 10, 3)) == (MORNING,)
    rig.send(DropException(on=date(2026, 9, 28), reason="照常"), ZHAO_MIN)
    rig.take()


def test_of_a_day_that_is_over_nothing_more_is_said(rig):
    with pytest.raises(Invalid):
        rig.send(SetException(on=date(2026, 9, 27), reason="补记"), ZHAO_MIN)
    with pytest.raises(Unknown):
        rig.send(DropException(on=date(2026, 12, 31), reason="没有说过"), ZHAO_MIN)


def test_a_year_of_which_nothing_is_known_yet_is_announced_in_time(rig):
    assert hours(rig)["unknown_year"] is None
    rig.clock.at += timedelta(days=60)
    assert hours(rig)["unknown_year"] == 2027


def leave_a_line(rig):
    """At closing: one served, one waiting, one missed, one set aside."""
    rig.send(PlanClosing(), HALL)
    rig.open("1")
    tickets = {name: rig.take() for name in ("missed", "held", "called", "waiting")}
    rig.call("1")
    rig.send(Miss(window="1"))
    rig.call("1")
    rig.send(Hold(window="1"))
    rig.call("1")
    return tickets


def states(rig, tickets):
    return {name: str(rig.see(ticket).state) for name, ticket in tickets.items()}


def test_at_closing_whoever_still_waits_expires_where_the_hall_says_so():
    rig = Rig(hall_with(leftover=Leftover.EXPIRE))
    tickets = leave_a_line(rig)
    rig.clock.move(hours=7, minutes=59, seconds=59)
    rig.engine.run([])
    assert states(rig, tickets)["waiting"] == "waiting"
    rig.clock.move(seconds=1)
    rig.engine.run([])
    assert states(rig, tickets) == {
        "missed": "expired", "held": "held", "called": "called", "waiting": "expired",
    }  # fmt: skip
    late = rig.take()
    rig.clock.move(minutes=30)
    rig.send(PlanClosing(), HALL)
    assert str(rig.see(late).state) == "waiting", "a start after closing ends nobody"
    with pytest.raises(Refusal):
        rig.send(RestoreTicket(ticket=tickets["missed"]["id"]))


def test_p22_4_the_line_of_a_window_that_is_open_longer_goes_on():
    rig = Rig(hall_with(leftover=Leftover.EXPIRE))
    rig.send(PlanClosing(), HALL)
    rig.open("2")
    tax, property_ = rig.take("tax"), rig.take("property")
    until = rig.clock.now() + timedelta(hours=10)
    rig.send(ChangeWindow(window="1", open=True, until=until, reason="延时服务"), ZHAO_MIN)
    rig.clock.move(hours=8)
    rig.engine.run([])
    assert states(rig, {"tax": tax, "property": property_}) == {
        "tax": "waiting", "property": "expired",
    }  # fmt: skip
    assert rig.call("1") == tax["number"]


def test_otherwise_windows_go_on_after_closing_until_all_are_served():
    rig = Rig(hall_with(refuse_outside=True))
    tickets = leave_a_line(rig)
    rig.clock.move(hours=9)
    rig.engine.run([])
    assert states(rig, tickets)["waiting"] == "waiting"
    rig.serve_called("1")
    assert rig.call("1") == tickets["waiting"]["number"]


def test_closing_moves_with_the_hours():
    rig = Rig(hall_with(leftover=Leftover.EXPIRE))
    tickets = leave_a_line(rig)
    rig.send(ChangeHours(closes=time(12), reason="下午停电"), ZHAO_MIN)
    rig.clock.move(hours=3)
    rig.engine.run([])
    assert states(rig, tickets)["waiting"] == "expired"


def test_a_closing_that_is_put_off_ends_nobody():
    rig = Rig(hall_with(leftover=Leftover.EXPIRE))
    tickets = leave_a_line(rig)
    day = Stretch(time(9), time(20))
    rig.send(SetException(on=date(2026, 9, 28), reason="延时服务", stretches=(day,)), ZHAO_MIN)
    rig.clock.move(hours=9)
    rig.engine.run([])
    assert states(rig, tickets)["waiting"] == "waiting"
