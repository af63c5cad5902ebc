"""How tickets and windows look from outside: the JSON faces of CONTRACT.md.

A ticket keeps no phone and no ID number, and of a name only what the mask leaves. No face shows
that; walls do, where the hall wants it (`screens.names`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from hall.ports import Shelf
from hall.progress import Recorded
from hall.setup import Domain, Name, Setup
from hall.tickets.ticket import Ticket, TicketState
from hall.tickets.waits import Wait, mean_service, told_wait
from hall.windows.takers import at_work, free_in, in_their_hour, line_at, takers, zones_of
from hall.windows.window import Window

Face = dict[str, Any]
LINE_LOOKED_AT = 50


def said(setup: Setup, at: datetime | None) -> str | None:
    """A moment as the API says it: ISO 8601 on the hall's clock, with offset."""
    return None if at is None else setup.local(at).isoformat(timespec="milliseconds")


def department_names(setup: Setup) -> list[list[str]]:
    """The departments that have an English name, with it: for the script of a page."""
    return [[name.zh, name.en] for name in setup.department_names]


def wait_behind(  # noqa: PLR0913 - a wait depends on as much
    setup: Setup, shelf: Shelf, domain: str, ahead: int, at: datetime, *, working: Sequence[Window]
) -> Wait | None:
    """What to tell somebody in the line of `domain` with `ahead` others before them.

    `working`: the windows at work that may take them; without any, nobody can tell.
    """
    known = setup.domain(domain) or _gone(domain)
    mean = mean_service(known, shelf.pace(setup.business_date(at), domain))
    return told_wait(ahead, mean, free_in(setup, shelf, working, mean, at))


def waits_of_line(
    setup: Setup, shelf: Shelf, domain: str, windows: Iterable[Window], at: datetime
) -> Face:
    """What is told to whoever joins a line, on the map, at the guide desk and at the kiosk alike.

    `wait` is for a ticket of the domain. `own_only` is for matters that its own windows alone take,
    and null where that is the same question. Which windows count hangs on what somebody comes for,
    never on who is at work: a line that loses a window is told no shorter wait.
    """
    ahead, windows = len(in_their_hour(shelf.tickets.line(domain), at)), list(windows)

    def told(*, anywhere: bool) -> Face | None:
        working = at_work(takers((domain, anywhere), windows))
        wait = wait_behind(setup, shelf, domain, ahead, at, working=working)
        return wait.face() if wait else None

    anywhere = setup.goes_anywhere(domain)
    differs = anywhere and setup.has_own_only(domain)
    return {
        "wait": told(anywhere=anywhere),
        "own_only": {"wait": told(anywhere=False)} if differs else None,
    }


def ends_late(setup: Setup, wait: Wait | None, at: datetime) -> bool:
    """Whether somebody who waits so long may still wait when the hall closes today."""
    closing = setup.opening.closing(setup.local(at).date())
    return bool(wait and closing and at < closing <= at + timedelta(minutes=wait.low))


def _gone(domain: str) -> Domain:
    """A line that the hall has no longer, while its last visitors wait: it goes as any other."""
    return Domain(domain, Name(domain, domain), prefix="")


def _ahead(shelf: Shelf, ticket: Ticket) -> int:
    """How many come before it; for who is kept for a window, all those that it takes first."""
    window = shelf.windows.get(ticket.kept_for) if ticket.kept_for else None
    if window is None:
        return shelf.tickets.ahead(ticket)
    line = line_at(window, shelf.tickets, shelf.tickets.ahead(ticket) + LINE_LOOKED_AT)
    return next((n for n, other in enumerate(line) if other.id == ticket.id), len(line))


def _in_line(setup: Setup, shelf: Shelf, ticket: Ticket, at: datetime) -> Face:
    """Where a waiting ticket stands; of others, nothing."""
    if ticket.state is not TicketState.WAITING:
        nothing = ("ahead", "wait", "not_before", "windows", "zones")
        return dict.fromkeys(nothing) | {"late": False}
    ahead, may = _ahead(shelf, ticket), takers(ticket, shelf.windows.all())
    working = at_work(may)
    wait = wait_behind(setup, shelf, ticket.domain, ahead, at, working=working)
    wait = wait and wait.not_before(ticket.minutes_early(at))
    return {
        "ahead": ahead,
        "wait": wait and wait.face(),
        "late": ends_late(setup, wait, at),
        "not_before": said(setup, ticket.place) if ticket.is_early(at) else None,
        "windows": [w.number for w in working],
        "zones": zones_of(may),
    }


def ticket_face(setup: Setup, shelf: Shelf, ticket: Ticket, at: datetime) -> Face:
    """A ticket, as its holder and the staff see it.

    While it waits, `windows` are those at work that may take it, `zones` where they all stand, and
    `not_before` is the hour before which nobody calls it: null once that has come. `wait` is null
    while no window is at work, `late`: the hall may close before it is called.
    """
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
        "appointment": said(setup, ticket.appointment),
        "called_at": said(setup, ticket.called_at),
        "started_at": said(setup, ticket.started_at),
        "ended_at": said(setup, ticket.ended_at),
        "window": ticket.window,
        "kept_for": ticket.kept_for,
        "calls": ticket.calls,
        "misses": ticket.misses,
        **_in_line(setup, shelf, ticket, at),
    }


def event_face(setup: Setup, event: Recorded) -> Face:
    """An event as the journal has it."""
    return {
        "version": event.version,
        "at": said(setup, event.at),
        "kind": event.kind,
        "by": event.by,
        "cause": event.cause,
        "data": event.data,
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
        "exception": window.exception,
        "open_until": said(setup, window.open_until),
    }


def at_window(setup: Setup, shelf: Shelf, window: Window, at: datetime) -> Face:
    """`{"window", "ticket"}`: what every window command answers."""
    ticket = None if window.ticket is None else shelf.tickets.get(window.ticket)
    return {
        "window": window_face(setup, shelf, window),
        "ticket": ticket_face(setup, shelf, ticket, at) if ticket else None,
    }
