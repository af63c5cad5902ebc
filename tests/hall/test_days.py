"""The end of the business day: everything is put away, and nothing that can't be stops the hall."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from hall import days
from hall.alerts.commands import ChangeAlerts
from hall.people.roles import HALL
from hall.plans.commands import MakePlan
from hall.plans.plan import Plan
from hall.tickets.ticket import TicketState
from hall.windows.commands import Start
from hall.workdays.closing import PlanClosing
from hall.workdays.hours import Leftover
from tests.hall.people import small_hall
from tests.hall.rig import Rig


@pytest.fixture
def hall(caplog):
    caplog.set_level(logging.CRITICAL, logger="yichuang.hall")
    return Rig(automatic=False)


def the_day_after(hall):
    """The numbers and states of yesterday's tickets, and what was told as the day ended."""
    told = len(hall.journal())
    hall.clock.move(days=1)
    hall.take()
    ended = [e for e in hall.journal()[told:] if e.cause.startswith("EndBusinessDay")]
    with hall.store.reading() as shelf:
        tickets = [shelf.tickets.get(n) for n in range(1, shelf.tickets.next_id() - 1)]
    return [t.state for t in tickets], ended


def test_who_was_called_expires_before_their_window_closes(hall):
    hall.open("1")
    hall.take()
    hall.call("1")
    states, ended = the_day_after(hall)
    assert states == [TicketState.EXPIRED]
    assert [e.kind for e in ended] == ["TicketExpired", "WindowClosed"]


def test_one_ticket_that_cannot_expire_keeps_no_other_back(hall, monkeypatch):
    expire = days.tickets.expire

    def stuck(ticket, at):
        if ticket.id == 2:
            raise ZeroDivisionError
        return expire(ticket, at)

    monkeypatch.setattr(days.tickets, "expire", stuck)
    for _ in range(3):
        hall.take()
    states, ended = the_day_after(hall)
    assert states == [TicketState.EXPIRED, TicketState.WAITING, TicketState.EXPIRED]
    assert [e.kind for e in ended] == ["TicketExpired", "DayEndFailed", "TicketExpired"]
    assert ended[1].data == {"of": "ticket 2", "why": "ZeroDivisionError"}
    monkeypatch.undo()
    states, _ = the_day_after(hall)
    assert states[1] is TicketState.EXPIRED, "the next day's end puts it away"


def test_what_was_half_done_with_a_window_is_undone(hall, monkeypatch):
    monkeypatch.setattr(days, "close", lambda *_: 1 // 0)
    hall.open("1")
    hall.take()
    hall.call("1")
    hall.send(Start(window="1"))
    states, ended = the_day_after(hall)
    assert states == [TicketState.SERVING]
    assert {e.kind for e in ended} == {"DayEndFailed"}
    assert hall.window("1").ticket == 1


def test_a_day_that_cannot_be_closed_does_not_stop_the_next(hall, monkeypatch):
    def broken(self, work):
        hall.tries += 1
        raise ZeroDivisionError

    hall.tries = 0
    monkeypatch.setattr(days.EndBusinessDay, "carry_out", broken)
    hall.take()
    _, ended = the_day_after(hall)
    assert [e.data["of"] for e in ended] == ["day"]
    assert hall.take()["number"] == "A002"
    assert hall.tries == 1


def test_a_day_ends_also_after_the_clock_was_days_ahead(hall):
    hall.take()
    hall.clock.move(days=42)
    hall.take()
    hall.clock.move(days=-42)
    hall.take()
    states, ended = the_day_after(hall)
    assert states == [TicketState.EXPIRED] * 3, "the evening of the right day puts it away"
    (told,) = (e.data for e in ended if e.kind == "ClockPutBack")
    assert told == {"business_date": "2026-11-09"}
    hall.take()
    states, _ = the_day_after(hall)
    assert set(states) == {TicketState.EXPIRED}, "and every evening after it"


def test_a_clock_that_was_behind_for_an_hour_ends_no_day(hall):
    first = hall.take()
    for step in (-7, 7):
        hall.clock.move(days=step)
        hall.take()
    assert hall.see(first).state is TicketState.WAITING
    states, _ = the_day_after(hall)
    assert states == [TicketState.EXPIRED] * 3


def test_what_was_put_off_while_the_clock_was_ahead_comes_in_time():
    setup = small_hall()
    hall = Rig(replace(setup, hours=replace(setup.hours, leftover=Leftover.EXPIRE)))
    hall.send(PlanClosing(), HALL)
    weekly = hall.send(
        MakePlan(
            command=ChangeAlerts.__name__,
            facts={"reason": "Mondays"},
            due=hall.clock.now() + timedelta(hours=1),
            weekdays=(0,),
            reason="as agreed",
        )
    )["plan"]
    expected = dues(hall)
    hall.clock.move(days=42)
    hall.take()
    hall.clock.move(days=-42)
    hall.take()
    the_day_after(hall)
    assert dues(hall)[weekly] == expected[weekly] + timedelta(days=7)
    assert dues(hall)["hours.closing"] == expected["hours.closing"] + timedelta(days=1)


def dues(hall):
    """When the hall will do what by itself."""
    with hall.store.reading() as shelf:
        return {plan.key: plan.due for plan in shelf.of(Plan).find()}
