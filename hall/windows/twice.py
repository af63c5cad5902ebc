"""A press that names its ticket and comes a second time, from another tab or another hand at the
same window: what it wants has happened, so it is answered and not refused.
"""

from __future__ import annotations

from hall.commands import Work
from hall.tickets.ticket import TicketState
from hall.windows.steps import TAKE_BACK_SECONDS, mine


def is_done(work: Work, number: str, meant: str | None, state: TicketState) -> bool:
    """Whether the ticket that is meant came into this state here, with the last press."""
    window = mine(work, number)
    which = window.ticket if window.is_busy else window.last
    ticket = work.shelf.tickets.get(which) if meant is not None and which else None
    if ticket is None or (ticket.number, ticket.state, ticket.window) != (meant, state, number):
        return False
    since = (work.at - window.since).total_seconds() if window.since else 0
    return window.is_busy or since <= TAKE_BACK_SECONDS
