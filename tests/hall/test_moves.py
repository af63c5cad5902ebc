"""What can happen to one ticket at one window, without any store."""

from dataclasses import replace

import pytest

from hall.refusals import Refusal
from hall.setup import Name, WindowKind
from hall.tickets import moves
from hall.tickets.ticket import Ticket, TicketState
from hall.windows.window import Window, WindowState
from tests.hall.people import NINE, TEN, minutes

WINDOW = Window("1", Name("税务", "Tax"), WindowKind.DOMAIN, "front", ("tax",), WindowState.IDLE)
TICKET = Ticket(
    id=1,
    token="t" * 20,
    business_date=NINE.date(),
    number="A001",
    domain="tax",
    matter=None,
    theme=None,
    anywhere=True,
    priority=None,
    state=TicketState.WAITING,
    issued_at=NINE,
    arrived_at=NINE,
    place=NINE,
)


def called(ticket=TICKET, window=WINDOW):
    return moves.call(window, ticket, NINE + TEN, {"rule": "first-in-line"}).changed


def kinds(progress):
    return [event.kind for event in progress.events]


def test_a_called_ticket_is_at_its_window_and_the_window_holds_it():
    progress = moves.call(WINDOW, TICKET, NINE, {"rule": "first-in-line"})
    ticket, window = progress.changed
    assert (ticket.state, ticket.window, ticket.calls) == (TicketState.CALLED, "1", 1)
    assert (window.state, window.ticket) == (WindowState.CALLED, 1)
    assert kinds(progress) == ["TicketCalled"]
    assert progress.events[0].data()["zone"] == "front"


def test_a_move_leaves_what_it_was_given_as_it_was():
    called()
    assert TICKET.state is TicketState.WAITING
    assert WINDOW.state is WindowState.IDLE


def test_a_service_takes_from_start_to_finish():
    ticket, window = called()
    ticket, window = moves.start(window, ticket, NINE + minutes(12)).changed
    progress = moves.finish(window, ticket, NINE + minutes(20))
    assert kinds(progress) == ["TicketFinished"]
    assert progress.events[0].seconds == 8 * 60
    assert progress.changed[1].state is WindowState.IDLE


def test_finishing_a_called_ticket_counts_from_its_call():
    ticket, window = called()
    progress = moves.finish(window, ticket, NINE + minutes(15))
    assert kinds(progress) == ["TicketStarted", "TicketFinished"]
    assert progress.events[1].seconds == 5 * 60


def test_the_second_miss_ends_a_ticket():
    ticket, window = called()
    once = moves.miss(window, ticket, NINE, void_at=2)
    assert once.changed[0].state is TicketState.MISSED
    back = moves.restore(once.changed[0], NINE, (), 3).changed[0]
    again, window = called(back, once.changed[1])
    twice = moves.miss(window, again, NINE, void_at=2)
    assert kinds(twice) == ["TicketMissed", "TicketCancelled"]
    assert twice.changed[-1].state is TicketState.CANCELLED


def test_a_held_ticket_comes_back_first_at_the_window_that_held_it():
    ticket, window = called()
    held = moves.hold(window, ticket, NINE, "复印").changed[0]
    back = moves.resume(held, "1").changed[0]
    assert (back.state, back.kept_for, back.resumed) == (TicketState.WAITING, "1", True)


def test_a_transferred_ticket_keeps_its_arrival():
    ticket, window = called()
    moved = moves.transfer(
        window, ticket, NINE, domain="property", anywhere=False, to_window=None, reason="走错"
    )
    assert moved.changed[0].place == TICKET.place
    assert moved.changed[0].domain == "property"
    assert moved.events[0].from_domain == "tax"


def test_a_transfer_taken_back_stands_as_if_it_had_never_been():
    ticket, window = called()
    (ticket,) = moves.recall(window, ticket).changed
    ticket, window = moves.start(window, ticket, NINE).changed
    sent = moves.transfer(
        window, ticket, NINE + TEN, domain="property", anywhere=True, to_window="2", reason=None
    )
    moved, free = sent.changed
    back, busy = moves.take_back_transfer(
        free, moved, sent.events[0], NINE + TEN, anywhere=ticket.anywhere
    ).changed
    assert back == ticket
    assert (busy.state, busy.ticket) == (WindowState.SERVING, 1)


def test_a_finished_ticket_taken_back_is_served_again():
    ticket, window = called()
    ticket, window = moves.start(window, ticket, NINE).changed
    ticket, window = moves.finish(window, ticket, NINE + TEN).changed
    back, busy = moves.take_back(window, ticket, NINE + TEN, void_at=2).changed
    assert (back.state, back.ended_at) == (TicketState.SERVING, None)
    assert (busy.state, busy.ticket) == (WindowState.SERVING, 1)


def test_a_miss_taken_back_leaves_no_mark():
    ticket, window = called()
    ticket, window = moves.miss(window, ticket, NINE, void_at=2).changed
    back, _ = moves.take_back(window, ticket, NINE, void_at=2).changed
    assert (back.state, back.misses) == (TicketState.CALLED, 0)


def test_a_window_for_property_does_not_take_a_tax_ticket():
    other = replace(WINDOW, domains=("property",))
    with pytest.raises(Refusal) as no:
        called(window=other)
    assert no.value.key == "window_does_not_take"


@pytest.mark.parametrize("state", [s for s in TicketState if s is not TicketState.WAITING])
def test_only_a_waiting_ticket_is_called(state):
    with pytest.raises(Refusal) as no:
        called(replace(TICKET, state=state))
    assert no.value.key == f"ticket_is_{state}"


@pytest.mark.parametrize("state", [s for s in WindowState if s is not WindowState.IDLE])
def test_only_a_free_window_calls(state):
    with pytest.raises(Refusal) as no:
        called(window=replace(WINDOW, state=state))
    assert no.value.key in ("window_busy", "window_closed", "window_paused")


@pytest.mark.parametrize(
    "state", [TicketState.FINISHED, TicketState.CANCELLED, TicketState.EXPIRED]
)
def test_what_has_ended_stays_ended(state):
    ended = replace(TICKET, state=state)
    with pytest.raises(Refusal):
        moves.cancel(ended, NINE, "asked")
    with pytest.raises(Refusal):
        moves.restore(ended, NINE, (), 3)
    with pytest.raises(Refusal):
        moves.resume(ended, None)
    with pytest.raises(Refusal):
        moves.expire(ended, NINE)
