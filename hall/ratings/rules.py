"""Who may rate which visit, and until when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hall.ports import Shelf
from hall.ratings.rating import POOR, Level, Rating
from hall.refusals import Refusal
from hall.setup import Setup
from hall.tickets.ticket import Ticket, TicketState


def last_day(setup: Setup, ticket: Ticket) -> date:
    """The last business date on which a visit may be rated."""
    return ticket.business_date + timedelta(days=setup.ratings.days)


def must_be_rateable(setup: Setup, shelf: Shelf, ticket: Ticket, at: datetime) -> None:
    """One visit, one rating: refuses the second, one too early and one too late."""
    if ticket.state is not TicketState.FINISHED:
        raise Refusal("visit_not_over", number=ticket.number)
    if shelf.of(Rating).get(ticket.id) is not None:
        raise Refusal("already_rated", number=ticket.number)
    if setup.business_date(at) > last_day(setup, ticket):
        raise Refusal("rating_too_late", days=setup.ratings.days)


def has_reasons(level: Level) -> bool:
    """Whether reasons are asked for: only where something was wrong."""
    return level in POOR


def rating_of_visit(setup: Setup, shelf: Shelf, ticket: Ticket, at: datetime) -> dict[str, Any]:
    """What the holder's page shows: whether they may rate, and whether they have.

    How they rated is said to nobody there: clerks know the tokens of those they serve.
    """
    rated = shelf.of(Rating).get(ticket.id) is not None
    over = ticket.state is TicketState.FINISHED
    in_time = setup.business_date(at) <= last_day(setup, ticket)
    return {"open": over and in_time and not rated, "rated": rated}
