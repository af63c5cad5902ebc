"""Days with an end are played again as they were: leftovers, longer hours, limits, booked hours."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from hall.people.roles import HALL
from hall.planning.trial import try_rules
from hall.settings.limits import ChangeLimits, Limited
from hall.tickets.commands import IssueTicket
from hall.windows.commands import CallNext, Finish
from hall.windows.reshaping import ChangeWindow
from hall.workdays.closing import PlanClosing
from hall.workdays.hours import Hours, Leftover
from store.memory import MemoryStore
from tests.hall.people import ADMIN, NINE, ZHAO_MIN, small_hall
from tests.hall.planning.days import live
from tests.hall.rig import Rig

CLOSING = timedelta(hours=1, minutes=30)
HALF_PAST_TEN = Hours(
    opens=time(8), closes=time(10, 30), leftover=Leftover.EXPIRE, refuse_outside=True
)


def same(setup):
    return setup


def tried(rig, change=same):
    with rig.store.reading() as shelf:
        return try_rules(rig.setup, shelf, NINE.date(), change, MemoryStore)


def knock(rig, **how_long):
    rig.clock.move(**how_long)
    rig.engine.run([])


@pytest.mark.parametrize("automatic", [False, True])
def test_leftovers_expire_again_and_a_longer_line_goes_on(automatic):
    rig = Rig(replace(small_hall(automatic=automatic), hours=HALF_PAST_TEN))
    rig.send(PlanClosing(), HALL)
    until = NINE + timedelta(hours=3)
    rig.send(ChangeWindow(window="2", open=True, until=until, reason="延时服务"), ZHAO_MIN)
    live(rig, hours=4, seed=15)
    kinds = [event.kind for event in rig.journal()]
    assert kinds.count("TicketExpired") > 3
    late = [
        e for e in rig.journal() if e.kind == "TicketIssued" and e.at.hour * 60 + e.at.minute > 150
    ]
    assert late, "somebody takes a ticket for the longer line after closing"
    trial = tried(rig)
    assert trial.differs is None
    assert trial.as_recorded


def test_under_other_rules_leftovers_expire_at_closing_and_not_with_the_next_press():
    """The record holds no closing: everybody was served. Under shorter hours somebody is left."""
    rig = Rig()
    rig.open("1")
    rig.clock.move(minutes=80)
    rig.take()
    rig.clock.move(minutes=25)
    rig.serve(minutes=5)
    trial = tried(rig, lambda setup: replace(setup, hours=HALF_PAST_TEN))
    (expired,) = (e for e in trial.tried if e.kind == "TicketExpired")
    assert expired.at == NINE + CLOSING


def test_they_expire_also_where_nobody_presses_any_more():
    rig = Rig()
    rig.take()
    trial = tried(rig, lambda setup: replace(setup, hours=HALF_PAST_TEN))
    (expired,) = (e for e in trial.tried if e.kind == "TicketExpired")
    assert expired.at == NINE + CLOSING


def test_whose_hour_comes_is_called_then_also_where_the_record_tells_of_no_hour():
    rig = Rig()
    rig.open("1")
    rig.send(IssueTicket(domain="tax", appointment=NINE + timedelta(minutes=30)), ADMIN)
    rig.clock.move(minutes=50)
    rig.serve(minutes=5)
    automatic = tried(rig, lambda s: replace(s, line=replace(s.line, automatic=True)))
    (called,) = (e for e in automatic.tried if e.kind == "TicketCalled")
    assert called.at == NINE + timedelta(minutes=15), "a quarter of an hour before the booked one"


def test_longer_hours_from_the_day_before_hold_on_the_next():
    rig = Rig(replace(small_hall(), hours=HALF_PAST_TEN))
    rig.clock.at = NINE - timedelta(hours=14)
    until = NINE + timedelta(hours=3)
    rig.send(ChangeWindow(window="1", open=False, until=NINE + timedelta(hours=4)), ZHAO_MIN)
    rig.clock.at = NINE
    rig.send(ChangeWindow(window="1", open=True, until=until), ZHAO_MIN)
    rig.clock.move(hours=2)
    rig.take()
    rig.send(CallNext(window="1"))
    rig.clock.move(minutes=5)
    rig.send(Finish(window="1"))
    trial = tried(rig)
    assert trial.differs is None
    assert trial.as_recorded


def test_limits_turn_nobody_away_in_a_trial():
    rig = Rig()
    rig.open("1")
    limits = (Limited(matter="T-1", most=1),)
    rig.take(matter="T-1")
    rig.send(ChangeLimits(limits=limits, reason="系统慢"), ZHAO_MIN)
    rig.clock.move(minutes=1)
    rig.send(IssueTicket(matter="T-1", appointment=rig.clock.now()), ADMIN)
    rig.send(ChangeLimits(limits=(Limited(matter="T-1", most=9),), reason="好了"), ZHAO_MIN)
    rig.clock.move(minutes=1)
    rig.take(matter="T-1")
    for _ in range(3):
        rig.serve(minutes=3)
    trial = tried(rig)
    assert trial.as_recorded
    no_calls_twice = tried(rig, lambda s: replace(s, line=replace(s.line, restore_behind=0)))
    assert len(no_calls_twice.tried) >= len(trial.was)


def test_whose_hour_comes_while_nobody_presses_is_called_at_the_same_moment():
    rig = Rig(small_hall(automatic=True))
    rig.open("1")
    rig.send(IssueTicket(domain="tax", appointment=NINE + timedelta(minutes=10)), ADMIN)
    knock(rig, minutes=3)
    knock(rig, minutes=7, milliseconds=437)
    assert str(rig.window("1").state) == "called"
    rig.clock.move(minutes=5)
    rig.send(Finish(window="1"))
    trial = tried(rig)
    assert trial.differs is None
    assert trial.as_recorded
