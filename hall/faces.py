"""How tickets and windows look from outside: the JSON faces of CONTRACT.md.

Names, phones and ID numbers are not among what a ticket keeps, so no face can show them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.ports import Shelf
from hall.setup import Setup
from hall.tickets.ticket import Ticket, TicketState
from hall.tickets.waits import Wait, mean_service, told_wait, windows_for
from hall.windows.window import Window

Face = dict[str, Any]


def said(setup: Setup, at: datetime | None) -> str | None:
    """A moment as the API says it: ISO 8601 on the hall's clock, with offset."""
    return None if at is None else setup.local(at).isoformat(timespec="milliseconds")


def wait_behind(setup: Setup, shelf: Shelf, domain: str, ahead: int, at: datetime) -> Wait:
    """What to tell somebody with `ahead` others before them in the line of `domain`."""
    known = setup.domain(domain)
    if known is None:
        return Wait(0, 0)
    pace = shelf.pace(setup.business_date(at), domain)
    serving = windows_for(domain, shelf.windows.all())
    return told_wait(ahead, mean_service(known, pace), len(serving))


def ticket_face(setup: Setup, shelf: Shelf, ticket: Ticket, at: datetime) -> Face:
    """A ticket, as its holder and the staff see it."""
    ahead, wait = None, None
    if ticket.state is TicketState.WAITING:
        ahead = shelf.tickets.ahead(ticket)
        wait = wait_behind(setup, shelf, ticket.domain, ahead, at).face()
    return {
        "id": ticket.id,
        "number": ticket.number,
        "token": ticket.token,
        "domain": ticket.domain,
        "matter": ticket.matter,
        "theme": ticket.theme,
        "state": str(ticket.state),
        "priority": ticket.priority,
        "issued_at": said(setup, ticket.issued_at),
        "called_at": said(setup, ticket.called_at),
        "started_at": said(setup, ticket.started_at),
        "ended_at": said(setup, ticket.ended_at),
        "window": ticket.window,
        "kept_for": ticket.kept_for,
        "calls": ticket.calls,
        "misses": ticket.misses,
        "ahead": ahead,
        "wait": wait,
    }


def window_face(setup: Setup, shelf: Shelf, window: Window) -> Face:
    """A window; its `ticket` is the number called or served there."""
    ticket = None if window.ticket is None else shelf.tickets.get(window.ticket)
    return {
        "number": window.number,
        "name": window.name.zh,
        "name_en": window.name.en,
        "kind": str(window.kind),
        "zone": window.zone,
        "domains": list(window.domains),
        "state": str(window.state),
        "ticket": ticket.number if ticket else None,
        "clerk": window.clerk,
        "since": said(setup, window.since),
        "reason": window.reason,
    }


def at_window(setup: Setup, shelf: Shelf, window: Window, at: datetime) -> Face:
    """`{"window", "ticket"}`: what every window command answers."""
    ticket = None if window.ticket is None else shelf.tickets.get(window.ticket)
    return {
        "window": window_face(setup, shelf, window),
        "ticket": ticket_face(setup, shelf, ticket, at) if ticket else None,
    }
