"""A morning of simulated people, through the real engine."""

from collections import Counter
from datetime import timedelta

from demo.play import Play
from hall.tickets.ticket import TicketState
from tests.hall.people import small_hall
from tests.hall.rig import Rig


def morning(seed, hours=2):
    rig = Rig(small_hall())
    play = Play(rig.setup, rig.store, rig.clock, rig.send, seed=seed, free=("2",))
    play.begin()
    until = rig.clock.now() + timedelta(hours=hours)
    while rig.clock.now() < until:
        rig.clock.at += max(play.step(), timedelta(seconds=1))
    return rig


def test_a_simulated_morning_has_everything_that_happens_in_a_hall():
    kinds = Counter(event.kind for event in morning(3).journal())
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
