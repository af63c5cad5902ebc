"""A day played again: as it was, to the millisecond; and under other rules, the same each time."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from hall.people.commands import AddStaff
from hall.people.roles import HALL
from hall.planning.outcome import outcome
from hall.tickets.commands import IssueTicket
from hall.windows import commands as windows
from hall.windows.moving import MoveClerk, TakeBackMove
from hall.windows.reshaping import ChangeWindow
from hall.windows.taking_back import TakeBackChange
from tests.hall.people import ADMIN, WANG_LI, small_hall
from tests.hall.planning.days import figures, lived, played, recorded, script_of
from tests.hall.rig import Rig


def head_start(minutes, setup=None):
    setup = setup or small_hall()
    start = timedelta(minutes=minutes)
    return replace(setup, priorities=tuple(replace(p, head_start=start) for p in setup.priorities))


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("line", [{}, {"automatic": True}, {"restore_behind": 0, "gamma": 1.0}])
def test_with_nothing_changed_every_call_is_as_recorded(seed, line):
    rig = lived(seed=seed, **line)
    day = recorded(rig)
    script = script_of(day, rig.setup)
    assert script.differs is None
    play = played(day, script, rig.setup)
    assert play.calls == list(day.calls)
    assert len(play.calls) > 30
    kinds = Counter(e.kind for e in rig.journal() if e.kind.startswith("Ticket"))
    assert Counter(e.kind for e in play.events if e.kind.startswith("Ticket")) == kinds
    assert figures(play.events) == figures(rig.journal())


def test_a_clerk_who_was_moved_is_played_again_as_they_moved():
    rig = lived(seed=4, hours=1)
    for person in (ADMIN, WANG_LI):
        rig.send(AddStaff(staff=person.name, display=person.name, role=person.role), HALL)
    for number in ("1", "2"):
        if rig.window(number).ticket:
            rig.send(windows.Finish(window=number))
        rig.send(windows.CloseWindow(window=number))
        rig.clock.move(seconds=5)
    rig.send(windows.OpenWindow(window="1"), WANG_LI)
    tickets = [rig.take(), rig.take()]
    rig.clock.move(seconds=5)
    rig.send(windows.CallTicket(window="1", number=tickets[0]["number"]), WANG_LI)
    rig.send(MoveClerk(window="1", to="2", reason="忙", when_free=True))
    rig.clock.move(minutes=4)
    rig.send(windows.Finish(window="1"), WANG_LI)
    rig.clock.move(seconds=1)
    number = rig.take("property")["number"]
    rig.send(windows.CallTicket(window="2", number=number), WANG_LI)
    rig.clock.move(minutes=4)
    rig.send(windows.Finish(window="2"), WANG_LI)
    rig.send(TakeBackMove(window="2"))
    day = recorded(rig)
    script = script_of(day, rig.setup)
    assert script.differs is None
    assert played(day, script, rig.setup).calls == list(day.calls)


def test_who_is_kept_again_by_a_move_undone_is_played_as_they_were():
    rig = Rig()
    rig.open("1", "3")
    sent = rig.take(matter="T-1")
    rig.take(matter="T-1")
    rig.clock.move(seconds=10)
    rig.send(windows.CallTicket(window="3", number=sent["number"]))
    rig.clock.move(seconds=10)
    rig.send(windows.Transfer(window="3", to_window="1"))
    rig.clock.move(seconds=10)
    rig.send(MoveClerk(window="1", to="2", reason="忙"))
    rig.clock.move(seconds=10)
    rig.send(TakeBackMove(window="2"))
    rig.serve("3")
    rig.serve("1")
    day = recorded(rig)
    assert "KeepAgain" in {done.name for done in day.done}
    script = script_of(day, rig.setup)
    assert script.differs is None
    assert played(day, script, rig.setup).calls == list(day.calls)


def test_other_rules_give_the_same_figures_each_time_and_other_ones():
    rig = lived(seed=7, hours=4)
    day = recorded(rig)
    script = script_of(day, rig.setup)
    tried = [played(day, script, head_start(0)) for _ in range(2)]
    assert tried[0].calls == tried[1].calls
    assert tried[0].calls != list(day.calls)
    before, after = outcome(rig.journal()), outcome(tried[0].events)
    assert after.tickets == before.tickets
    assert abs(after.called - before.called) <= 3
    assert after.overtaken < before.overtaken


def test_nobody_overtakes_without_head_starts_and_restores():
    rig = lived(seed=2, hours=2)
    day = recorded(rig)
    play = played(day, script_of(day, rig.setup), head_start(0))
    away = {e.data["ticket"] for e in play.events if e.kind in ("TicketMissed", "TicketHeld")}
    calm = [e for e in play.events if e.data.get("ticket") not in away]
    moved = {e.data["ticket"] for e in play.events if e.kind == "TicketTransferred"}
    calm = [e for e in calm if e.data.get("ticket") not in moved]
    assert outcome(calm, "property").overtaken == 0


def test_a_day_that_the_engine_does_not_do_again_says_where():
    rig = lived(seed=1, hours=1)
    day = recorded(rig)
    first = next(i for i, done in enumerate(day.done) if done.name == "OpenWindow")
    broken = replace(day, done=day.done[:first] + day.done[first + 1 :])
    script = script_of(broken, rig.setup)
    assert script.differs is not None
    assert script.differs.window == day.done[first].window


def test_a_press_taken_back_a_chosen_call_and_a_rest_are_played_as_they_were():
    rig = Rig()

    def at(minutes, *commands):
        rig.clock.move(minutes=minutes)
        for command in commands:
            rig.send(command, ADMIN)

    at(0, windows.OpenWindow(window="1"), *[IssueTicket(domain="tax")] * 6)
    at(1, windows.CallTicket(window="1", number="A003"))
    at(1, windows.Start(window="1"))
    at(5, windows.Finish(window="1"))
    at(0.5, windows.TakeBack(window="1"))
    at(1, windows.Finish(window="1"))
    at(2, windows.PauseWindow(window="1"))
    at(9, windows.OpenWindow(window="1"))
    at(1, windows.CallNext(window="1"))
    at(0.2, windows.Recall(window="1"))
    at(0.2, windows.Recall(window="1"))
    at(0.2, windows.CallNext(window="1"))
    at(1, windows.Hold(window="1"))
    day = recorded(rig)
    play = played(day, script_of(day, rig.setup), rig.setup)
    assert [c.number for c in day.calls] == ["A003", "A001", "A002"]
    assert play.calls == list(day.calls)


def test_who_checks_in_early_or_late_is_played_as_they_came():
    from tests.hall.appointments.booking import LI, RULES, TEN, book, check_in, go_to
    from tests.hall.people import minutes

    rig = Rig(replace(small_hall(), appointments=RULES))
    early, late = book(rig), book(rig, LI)
    rig.open("1")
    go_to(rig, TEN - minutes(20))
    check_in(rig, early)
    rig.take()
    go_to(rig, TEN + minutes(12))
    rig.take()
    rig.clock.move(minutes=1)
    check_in(rig, late)
    for _ in range(4):
        rig.clock.move(minutes=3)
        rig.send(windows.CallNext(window="1"), ADMIN)
        rig.clock.move(minutes=3)
        rig.send(windows.Finish(window="1"), ADMIN)
    day = recorded(rig)
    play = played(day, script_of(day, rig.setup), rig.setup)
    assert [c.number for c in day.calls] == ["A002", "A001", "A003", "A004"]
    assert play.calls == list(day.calls)


def test_who_is_referred_on_is_played_as_they_were():
    from hall.guidance.commands import ReferOn

    rig = Rig()

    def refer(number, **to):
        with rig.store.reading() as shelf:
            ticket = shelf.tickets.by_number(rig.setup.business_date(rig.clock.now()), number)
        rig.send(ReferOn(text="社保", reason="应排另一队", ticket=ticket.id, **to), ADMIN)

    rig.open("1", "2")
    for domain in ("tax", "tax", "tax", "property", "tax"):
        rig.clock.move(minutes=1)
        rig.take(domain)
    refer("A002", domain="property")
    refer("A004", elsewhere="社保大厅")
    rig.send(ReferOn(text="问路", reason="不在本厅", elsewhere="银行"), ADMIN)
    rig.clock.move(minutes=1)
    rig.call("1")
    rig.clock.move(minutes=2)
    refer("A001", domain="property")
    for window in ("1", "2", "2", "2"):
        rig.clock.move(minutes=1)
        rig.serve(window, minutes=3)
    day = recorded(rig)
    script = script_of(day, rig.setup)
    assert script.differs is None
    play = played(day, script, rig.setup)
    assert [c.number for c in day.calls] == ["A001", "A003", "A001", "B002", "B001"]
    assert play.calls == list(day.calls)


def test_a_change_of_a_window_and_its_undoing_are_played_as_they_were():
    rig = Rig()

    def at(minutes, *commands):
        rig.clock.move(minutes=minutes)
        for command in commands:
            rig.send(command, ADMIN)

    tickets = [IssueTicket(domain=domain) for domain in ("tax", "property", "tax")]
    at(0, windows.OpenWindow(window="1"), *tickets)
    at(1, ChangeWindow(window="1", domains=("property",), reason="不动产人多"))
    at(1, windows.CallNext(window="1"))
    at(1, windows.Start(window="1"))
    at(4, windows.Finish(window="1"), TakeBackChange(window="1"))
    at(1, windows.CallNext(window="1"))
    day = recorded(rig)
    play = played(day, script_of(day, rig.setup), rig.setup)
    assert [c.number for c in day.calls] == ["B001", "A001"]
    assert play.calls == list(day.calls)
