"""The API of the record: searching what happened, and the life of one ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.commands import Allowed
from hall.faces import event_face, said
from hall.facts import Day, Key, Moment, TicketNumber, WindowNumber
from hall.people.roles import READERS
from hall.ports import Found, Shelf, Sought
from hall.record.groups import kinds_of
from hall.record.life import Span, life
from hall.refusals import Invalid, Unknown
from hall.setup import Setup
from hall.tickets.ticket import Ticket
from web import answers_record as answers
from web.calls import Asked, Call

ROOM = "Record"
VERSION = 2**53 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; what is left out doesn't matter.

    `by` is an author as events have it, `staff:wangli`; `ticket` a number, of `day` or of today;
    `group` several kinds of events together; `before` goes on from an earlier page.
    """

    by: Annotated[str, Len(1, 80)] | None = None
    ticket: TicketNumber | None = None
    day: Day | None = None
    window: WindowNumber | None = None
    zone: Key | None = None
    group: Key | None = None
    since: Moment | None = None
    until: Moment | None = None
    before: Annotated[int, Ge(1), Le(VERSION)] | None = None
    limit: Annotated[int, Ge(1), Le(200)] = 50


def record(asked: Asked) -> dict[str, Any]:
    """A page of what happened. Its `before` goes on with it, also where a page holds nothing."""
    w, query = asked.works, asked.query

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            sought = _sought(w.setup, shelf, query, w.clock.now())
            found = shelf.journal.search(sought, query.before, query.limit) if sought else NOTHING
        events = [event_face(w.setup, event) for event in found.events]
        return {"events": events, "before": found.before}

    return w.hub.offload(look)


def lived(asked: Asked) -> dict[str, Any]:
    """What one ticket has been through, from its issue to its end."""
    w = asked.works

    def look() -> dict[str, Any]:
        at = w.clock.now()
        with w.store.reading() as shelf:
            ticket = shelf.tickets.get(asked.path["ticket"])
            if ticket is None:
                raise Unknown("unknown_ticket")
            events = shelf.journal.of_ticket(ticket.id)
        return {
            "ticket": _ticket(ticket),
            "spans": [_span(w.setup, span, at) for span in life(events)],
            "events": [event_face(w.setup, event) for event in events],
            "time": said(w.setup, at),
        }

    return w.hub.offload(look)


NOTHING = Found((), None)


def _sought(setup: Setup, shelf: Shelf, query: Search, at: datetime) -> Sought | None:
    """None when nothing can fit: there is no such ticket."""
    ticket = None
    if query.ticket:
        day = query.day or setup.business_date(at)
        known = shelf.tickets.by_number(day, query.ticket)
        if known is None:
            return None
        ticket = known.id
    kinds = kinds_of(query.group) if query.group else frozenset[str]()
    if query.group and not kinds:
        raise Invalid("group", "unknown")
    for name in ("since", "until"):
        moment = getattr(query, name)
        if moment is not None and moment.tzinfo is None:
            raise Invalid(name, "without_offset")
    return Sought(
        by=query.by,
        ticket=ticket,
        window=query.window,
        zone=query.zone,
        kinds=kinds,
        since=query.since,
        until=query.until,
    )


def _ticket(ticket: Ticket) -> dict[str, Any]:
    return {
        "id": ticket.id,
        "number": ticket.number,
        "business_date": ticket.business_date.isoformat(),
        "domain": ticket.domain,
        "matter": ticket.matter,
        "theme": ticket.theme,
        "priority": ticket.priority,
        "state": str(ticket.state),
    }


def _span(setup: Setup, span: Span, at: datetime) -> dict[str, Any]:
    return {
        "state": span.state,
        "begins_at": said(setup, span.begins_at),
        "ends_at": said(setup, span.ends_at),
        "seconds": span.seconds(at),
        "domain": span.domain,
        "window": span.window,
        "by": span.by,
        "calls": span.calls,
    }


CALLS = (
    Call(
        method="GET",
        path="/api/v1/record",
        does="Search what happened by person, ticket, window, kind, zone and time, newest first",
        handle=record,
        query=Search,
        allowed=Allowed(roles=READERS),
        answers=answers.Record,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/record/tickets/{ticket}",
        does="The life of one ticket",
        handle=lived,
        allowed=Allowed(roles=READERS),
        answers=answers.Life,
        room=ROOM,
    ),
)
