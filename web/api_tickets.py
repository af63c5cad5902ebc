"""The API of tickets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from annotated_types import Ge, Le

from hall.commands import Allowed
from hall.faces import ticket_face
from hall.facts import Day, Key, TicketNumber
from hall.people.roles import EVERYONE
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.tickets import commands as tickets
from hall.tickets.ticket import Ticket, TicketState
from web import answers
from web.calls import Asked, Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which tickets; today's where no date is given."""

    state: TicketState | None = None
    domain: Key | None = None
    number: TicketNumber | None = None
    date: Day | None = None
    limit: Annotated[int, Ge(1), Le(2000)] = 500


def by_token(asked: Asked) -> dict[str, Any]:
    """The ticket of whoever holds its token."""
    w, token = asked.works, str(asked.path["token"])[:LONGEST_TOKEN]
    with w.store.reading() as shelf:
        ticket = shelf.tickets.by_token(token)
        if ticket is None:
            raise Unknown("unknown_ticket")
        return ticket_face(w.setup, shelf, ticket, w.clock.now())


def search(asked: Asked) -> dict[str, Any]:
    """Tickets of a business date."""
    w, query = asked.works, asked.query
    at = w.clock.now()
    day = query.date or w.setup.business_date(at)

    def look() -> list[dict[str, Any]]:
        with w.store.reading() as shelf:
            found = _found(shelf, query, day)
            return [ticket_face(w.setup, shelf, ticket, at) for ticket in found]

    return {"tickets": w.hub.offload(look)}


def _found(shelf: Shelf, query: Search, day: date) -> Sequence[Ticket]:
    if query.number is None:
        return shelf.tickets.search(
            business_date=day, state=query.state, domain=query.domain, limit=query.limit
        )
    ticket = shelf.tickets.by_number(day, query.number)
    if ticket is None:
        return []
    meant = query.state in (None, ticket.state) and query.domain in (None, ticket.domain)
    return [ticket] if meant else []


LONGEST_TOKEN = 128
ANYONE = Allowed(anyone=True)
STAFF = Allowed(roles=EVERYONE)
ROOM = "Tickets"

CALLS = (
    Call(
        method="POST",
        path="/api/v1/tickets",
        does="取号: take a ticket",
        command=tickets.IssueTicket,
        answers=answers.Ticket,
        status=201,
        room=ROOM,
        example={"domain": "tax"},
    ),
    Call(
        method="GET",
        path="/api/v1/tickets",
        does="Tickets of a business date",
        handle=search,
        query=Search,
        allowed=STAFF,
        answers=answers.Tickets,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/tickets/{token}",
        does="One ticket, by its unguessable token",
        handle=by_token,
        allowed=ANYONE,
        answers=answers.Ticket,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/tickets/{token}/leave",
        does="弃号 by its holder: leave the line",
        command=tickets.LeaveLine,
        answers=answers.TheTicket,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/tickets/{ticket}/restore",
        does="恢复: a missed visitor is back",
        command=tickets.RestoreTicket,
        answers=answers.TheTicket,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/tickets/{ticket}/resume",
        does="A held visitor is ready again",
        command=tickets.ResumeTicket,
        answers=answers.TheTicket,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/tickets/{ticket}/cancel",
        does="弃号 by staff",
        command=tickets.CancelTicket,
        answers=answers.TheTicket,
        room=ROOM,
    ),
)
