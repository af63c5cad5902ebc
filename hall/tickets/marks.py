"""Whom undifferentiated windows may take, after the catalogue, the mode or the line has changed.

A ticket carries its mark, so that a line is read by it. Tickets already waiting follow at once: the
visitor gets the shorter way, and nobody is kept for windows that no longer take them. A ticket
whose matter has been removed keeps the mark it was promised.
"""

from __future__ import annotations

from hall.commands import Answer, Work, command, follows
from hall.setup import Setup
from hall.tickets import moves
from hall.tickets.ticket import OPEN, Ticket
from hall.windows.calling import call_automatically

ALL = 1_000_000


@command()
class MarkTickets:
    """Bring the marks of all tickets in line with what is in force.

    Sent by the hall itself at each start: its folder may have changed while it slept.
    """

    def carry_out(self, work: Work) -> Answer:
        """Never refused."""
        mark_tickets(work)
        return {}


@follows("matters", "themes", "mode", "line")
def mark_tickets(work: Work) -> None:
    """Bring the marks of all tickets in line, and let free windows call whom they may take now."""
    marked = False
    for ticket in work.shelf.tickets.in_states(OPEN, limit=ALL):
        anywhere = _anywhere(work.setup, ticket)
        if anywhere is not ticket.anywhere:
            work.keep(moves.mark(ticket, anywhere=anywhere))
            marked = True
    if marked:
        call_automatically(work)


def _anywhere(setup: Setup, ticket: Ticket) -> bool:
    if ticket.matter is not None and setup.matter(ticket.matter) is None:
        return ticket.anywhere
    if ticket.theme is not None and setup.theme(ticket.theme) is None:
        return ticket.anywhere
    return setup.is_for_anywhere(ticket.domain, ticket.matter, ticket.theme)
