"""重呼: when a call is over, so that another one is another call.

A key that is struck twice, or two people at one window, mustn't use up the calls of a visitor who
has had no time to stand up: until a call has settled, calling again is done already.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from hall.ports import Shelf
from hall.tickets.ticket import Ticket, TicketState

SETTLES = timedelta(seconds=5)
CALLS = ("TicketCalled", "TicketRecalled")


def settles_at(shelf: Shelf, ticket: Ticket | None) -> datetime | None:
    """When the last call of a called ticket has settled; None for any other ticket."""
    if ticket is None or ticket.state is not TicketState.CALLED:
        return None
    calls = [event.at for event in shelf.journal.of_ticket(ticket.id) if event.kind in CALLS]
    return calls[-1] + SETTLES if calls else None


def is_just_called(shelf: Shelf, ticket: Ticket, at: datetime) -> bool:
    """Whether its last call hasn't settled; a clock that was put back holds up no call."""
    settled = settles_at(shelf, ticket)
    return settled is not None and settled - SETTLES <= at < settled
