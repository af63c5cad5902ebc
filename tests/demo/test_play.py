"""A morning of simulated people, through the real engine."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from demo.play import Play
from hall.tickets.ticket import TicketState
from hall.windows.commands import CloseWindow, Finish, OpenWindow
from hall.windows.moving import MoveClerk
from tests.hall.appointments.booking import RULES
from tests.hall.people import small_hall
from tests.hall.rig import Rig


def hall_at_play(seed):
    rig = Rig(small_hall())
    play = Play(rig.setup, rig.store, rig.clock, rig.send, seed=seed, free=("2",))
    play.begin()
    return rig, play


def act(rig, play, enough=lambda: False, **how_long):
    """Let them act for so long, or until it is enough."""
    end = rig.clock.now() + timedelta(**how_long)
    while rig.clock.now() < end and not enough():
        rig.clock.at += max(play.step(), timedelta(seconds=1))


def morning(seed, hours=2):
    rig, play = hall_at_play(seed)
    act(rig, play, hours=hours)
    return rig


def test_a_simulated_morning_has_everything_that_happens_in_a_hall():
    kinds = Counter(event.kind for event in morning(1).journal())
    for kind in ("TicketIssued", "TicketCalled", "TicketStarted", "TicketFinished"):
        assert kinds[kind] > 10, kinds
    for kind in ("TicketRecalled", "TicketMissed", "TicketHeld", "TicketResumed", "WindowPaused"):
        assert kinds[kind] > 0, kinds


def test_the_same_seed_gives_the_same_morning():
    first, again = morning(5, hours=1).journal(), morning(5, hours=1).journal()
    assert [(e.at, e.kind, e.data) for e in first] == [(e.at, e.kind, e.data) for e in again]


def test_the_free_window_stays_for_the_visitor():
    rig = morning(1, hours=1)
    assert rig.window("2").state == "closed"


def test_a_simulated_hall_neither_starves_nor_floods():
    rig = morning(2, hours=4)
    with rig.store.reading() as shelf:
        waiting = len(shelf.tickets.in_states((TicketState.WAITING,)))
    assert waiting < 120


def test_a_clerk_sees_soon_what_somebody_else_does_at_her_window():
    rig, play = hall_at_play(4)
    act(rig, play, lambda: rig.window("1").state == "serving", hours=1)
    rig.send(Finish(window="1"))
    rig.take("tax")
    act(rig, play, lambda: rig.window("1").state != "idle", minutes=1)
    assert rig.window("1").state in ("called", "paused")


def test_a_window_that_a_manager_closes_stays_closed():
    rig, play = hall_at_play(6)
    act(rig, play, lambda: rig.window("1").state == "idle", hours=1)
    rig.send(CloseWindow(window="1"))
    act(rig, play, minutes=30)
    assert rig.window("1").state == "closed"


def test_who_has_booked_comes_in_time_late_or_never():
    setup = replace(small_hall(), appointments=RULES)
    rig = Rig(setup)
    play = Play(setup, rig.store, rig.clock, rig.send, seed=8)
    play.begin()
    act(rig, play, hours=3)
    kinds = Counter(event.kind for event in rig.journal())
    for kind in ("AppointmentBooked", "AppointmentArrived", "AppointmentNotKept"):
        assert kinds[kind] > 0, kinds
    assert kinds["AppointmentArrived"] > kinds["AppointmentNotKept"]


def test_a_clerk_who_was_moved_works_on_at_the_other_window():
    rig, play = hall_at_play(4)
    act(rig, play, lambda: str(rig.window("1").state) == "idle", hours=1)
    clerk = rig.window("1").clerk
    rig.send(MoveClerk(window="1", to="2", reason="不动产人多"))
    act(rig, play, minutes=40)
    served = [e for e in rig.journal() if e.kind == "TicketFinished" and e.data["window"] == "2"]
    assert served
    assert {e.by for e in served} == {f"staff:{clerk}"}


def test_nobody_applies_by_themselves_at_the_window_where_the_visitor_sits():
    rig, play = hall_at_play(4)
    rig.send(CloseWindow(window="1"))
    rig.send(OpenWindow(window="2"))
    assert play.office.window() == "3"


def test_who_serves_a_line_alone_takes_no_rest():
    rested = {e.data["window"] for e in morning(1).journal() if e.kind == "WindowPaused"}
    assert rested == {"3"}, "the lines of the others have no second window"
