"""The view `rating:NUMBER`: the screen beside a window, and whom it invites."""

from __future__ import annotations

from datetime import datetime, timedelta

from hall.faces import Face, said
from hall.ports import Shelf
from hall.ratings.rating import Rating
from hall.refusals import Unknown
from hall.setup import Setup
from hall.tickets.ticket import Ticket, TicketState

SHOWN_AFTER = timedelta(seconds=60)
"""So long after a poor tap its reasons may be ticked."""


def invited(setup: Setup, shelf: Shelf, number: str, at: datetime) -> Ticket | None:
    """Whoever is asked at this window now: served last, just finished, nobody called since."""
    window = shelf.windows.get(number)
    if window is None or window.is_busy or window.last is None:
        return None
    ticket = shelf.tickets.get(window.last)
    if ticket is None or ticket.state is not TicketState.FINISHED or ticket.window != number:
        return None
    ended = ticket.ended_at
    is_now = ended is not None and ended <= at < ended + setup.ratings.invite
    return ticket if is_now and shelf.of(Rating).get(ticket.id) is None else None


def rating_screen(setup: Setup, shelf: Shelf, number: str, at: datetime) -> Face:
    """The window, and whom it invites until when; `busy` ends an invitation and the thanks."""
    window = shelf.windows.get(number)
    if window is None:
        raise Unknown("unknown_window", window=number[:80])
    ticket = invited(setup, shelf, number, at)
    ends = ticket.ended_at + setup.ratings.invite if ticket and ticket.ended_at else None
    return {
        "window": window.number,
        "name": window.name.zh,
        "name_en": window.name.en,
        "state": str(window.state),
        "busy": window.is_busy,
        "visit": ticket.id if ticket else None,
        "until": said(setup, ends),
    }
