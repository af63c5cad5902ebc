"""Which windows may take a ticket, or business for which none is issued yet; and how many wait.

Every screen, slip and told wait asks here, so that all say the same as the calling does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from hall.ports import Shelf, Tickets
from hall.setup import Setup
from hall.shifts.shift import Shift
from hall.tickets.ticket import Ticket
from hall.tickets.waits import Free
from hall.windows.window import Window, WindowState

LEAST_REST = 1 / 4
"""Of a mean service: what a service that takes longer than the mean still needs."""
RESTING = frozenset({WindowState.CLOSED, WindowState.PAUSED})


def takers(asked: Ticket | tuple[str, bool], windows: Iterable[Window]) -> Sequence[Window]:
    """The windows that may take what is asked: a ticket, or a domain and whether it goes anywhere.

    Those that rest count too: it is where to wait (`at_work` leaves them out).
    """
    if isinstance(asked, Ticket):
        return [w for w in windows if w.takes(asked)]
    domain, anywhere = asked
    return [w for w in windows if w.may_take(domain, anywhere=anywhere)]


def at_work(windows: Iterable[Window]) -> Sequence[Window]:
    """Those where somebody serves: neither closed nor paused, nor open with nobody there yet.

    Only they count for what is told of waits: an empty window shortens nobody's.
    """
    return [w for w in windows if w.state not in RESTING and w.is_staffed]


def in_their_hour(line: Iterable[Ticket], at: datetime) -> Sequence[Ticket]:
    """Those of a line who may be called now; who is booked for later waits for their hour."""
    return [ticket for ticket in line if not ticket.is_early(at)]


def free_in(
    setup: Setup, shelf: Shelf, working: Iterable[Window], mean: timedelta, at: datetime
) -> Sequence[Free]:
    """When each of these windows will be free: its service under way takes the mean as well."""
    return [
        Free(_in_minutes(_left(window, mean, at)), *_break(setup, shelf, window, at))
        for window in working
    ]


def _break(setup: Setup, shelf: Shelf, window: Window, at: datetime) -> tuple[float, float]:
    """From when to when its clerk is away by plan, in minutes from now; both are never without."""
    now = setup.local(at)
    shifts = shelf.of(Shift).find(staff=window.clerk, day=now.date()) if window.clerk else ()
    for shift in shifts:
        if shift.rest_begins and shift.rest_ends and now.time() < shift.rest_begins:
            begins, ends = (
                datetime.combine(now.date(), clock, now.tzinfo)
                for clock in (shift.rest_begins, shift.rest_ends)
            )
            return _in_minutes(begins - at), _in_minutes(ends - at)
    return math.inf, math.inf


def _in_minutes(span: timedelta) -> float:
    return span.total_seconds() / 60


def _left(window: Window, mean: timedelta, at: datetime) -> timedelta:
    if not window.is_busy:
        return timedelta()
    if window.state is WindowState.CALLED or window.since is None:
        return mean
    return max(mean - (at - window.since), mean * LEAST_REST)


def stranded(line: Iterable[Ticket], windows: Iterable[Window]) -> int:
    """How many of a line no window at work may take (P22-8: nobody is turned away)."""
    working = at_work(windows)
    return sum(not takers(ticket, working) for ticket in line)


def zones_of(windows: Iterable[Window]) -> list[str]:
    """The keys of their zones, each once, in the order of the windows."""
    return list(dict.fromkeys(w.zone for w in windows))


def lines_of(window: Window, tickets: Tickets) -> Iterable[str]:
    """The lines a window takes from: those it names, or wherever somebody waits for any window.

    A line that the hall has no longer is among them while its last visitors wait.
    """
    if window.domains or not window.is_undifferentiated:
        return window.domains
    return tickets.waiting_free(anywhere=True)


def waiting_at(window: Window, tickets: Tickets) -> int:
    """How many wait that this window may take, those kept for it included."""
    free = tickets.waiting_free(anywhere=window.is_undifferentiated)
    own = sum(free.get(domain, 0) for domain in lines_of(window, tickets))
    return own + len(tickets.kept_for(window.number))


def line_at(window: Window, tickets: Tickets, limit: int) -> Sequence[Ticket]:
    """The first `limit` waiting tickets that this window may take, resumed ones before others."""
    mine, anywhere = list(tickets.kept_for(window.number)), window.is_undifferentiated
    for domain in lines_of(window, tickets):
        mine += tickets.free_line(domain, anywhere=anywhere, limit=limit)
    return sorted(mine, key=lambda t: (not t.resumed, *t.order))[:limit]
