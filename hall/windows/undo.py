"""撤回: what the clerk's last press at a window was, and how it is undone."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from hall.commands import Work
from hall.guidance import referral
from hall.ports import Shelf
from hall.refusals import Refusal
from hall.tickets import moves as tickets
from hall.tickets.events import TicketTransferred
from hall.tickets.ticket import Ticket, TicketState
from hall.windows.steps import count, uncount
from hall.windows.window import Window


class Press(StrEnum):
    """What can be taken back."""

    MISS = "miss"
    HOLD = "hold"
    FINISH = "finish"
    TRANSFER = "transfer"


LEFT = {
    TicketState.MISSED: Press.MISS,
    TicketState.CANCELLED: Press.MISS,
    TicketState.HELD: Press.HOLD,
    TicketState.FINISHED: Press.FINISH,
}
"""The press that left a ticket so at its window."""


def last_press(shelf: Shelf, window: Window) -> Press | None:
    """What was last pressed at a window, while nobody has touched that ticket since."""
    ticket = shelf.tickets.get(window.last) if window.last else None
    if ticket is None:
        return None
    if ticket.window == window.number:
        left_by_themselves = ticket.state is TicketState.CANCELLED and not ticket.misses
        return None if left_by_themselves else LEFT.get(ticket.state)
    return Press.TRANSFER if _sent_from(shelf, window, ticket) else None


def take_back(work: Work, window: Window, ticket: Ticket) -> None:
    """Undo it, and a referral that came of it.

    Refuses where the ticket isn't where a press at this window left it.
    """
    pressed = work.shelf.journal.of_ticket(ticket.id)[-1]
    _undo(work, window, ticket)
    referral.take_back(work, ticket, pressed.at)


def _undo(work: Work, window: Window, ticket: Ticket) -> None:
    if ticket.window == window.number:
        uncount(work, window, ticket)
        void_at = work.setup.line.misses_before_void
        work.keep(tickets.take_back(window, ticket, work.at, void_at=void_at))
        return
    sent = _sent_from(work.shelf, window, ticket)
    if sent is None:
        raise Refusal("nothing_to_take_back", window=window.number)
    anywhere = work.setup.is_for_anywhere(sent.from_domain, ticket.matter, ticket.theme)
    undone = tickets.take_back_transfer(window, ticket, sent, work.at, anywhere=anywhere)
    count(work, window, undone.changed[0], -timedelta(seconds=sent.seconds))
    work.keep(undone)


def _sent_from(shelf: Shelf, window: Window, ticket: Ticket) -> TicketTransferred | None:
    """The transfer from this window, where it is the last that happened to the ticket."""
    if ticket.state is not TicketState.WAITING:
        return None
    last = shelf.journal.of_ticket(ticket.id)[-1]
    if last.kind != TicketTransferred.__name__ or last.data["window"] != window.number:
        return None
    return TicketTransferred(**last.data)
