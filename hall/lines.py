"""How a line looks from outside: its numbers, what each is told, and what awaits who joins it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hall.faces import Face, ends_late, wait_behind
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.setup import Domain, Setup
from hall.tickets.ticket import Ticket, TicketState
from hall.tickets.waits import mean_service, told_waits
from hall.tickets.worth import is_given
from hall.windows.takers import at_work, free_in, in_their_hour, takers, zones_of


def line_face(setup: Setup, shelf: Shelf, key: str, at: datetime) -> Face:
    """The view `line:DOMAIN` of CONTRACT.md. Raises Unknown when there is no such domain."""
    domain = setup.domain(key)
    if domain is None:
        raise Unknown("unknown_domain", domain=key[:80])
    line = shelf.tickets.line(key)
    serving = [
        t.number
        for t in shelf.tickets.in_states((TicketState.CALLED, TicketState.SERVING))
        if t.domain == key
    ]
    ahead = len(in_their_hour(line, at))
    own, anywhere = (_way(setup, shelf, key, ahead, at, anywhere=a) for a in (False, True))
    return {
        "numbers": [t.number for t in line],
        "waits": _waits(setup, shelf, domain, line, at),
        "serving": serving,
        **(anywhere if setup.goes_anywhere(key) else own),
        "own": own,
        "anywhere": anywhere,
    }


def _way(  # noqa: PLR0913 - a wait depends on as much
    setup: Setup, shelf: Shelf, key: str, ahead: int, at: datetime, *, anywhere: bool
) -> Face:
    """What awaits who takes a ticket now; `anywhere`: for a matter that any window takes."""
    may = takers((key, anywhere), shelf.windows.all())
    working = at_work(may)
    wait = wait_behind(setup, shelf, key, ahead, at, working=working)
    return {
        "windows": [w.number for w in working],
        "zones": zones_of(may),
        "wait": wait and wait.face(),
        "late": ends_late(setup, wait, at),
        "given": is_given(setup, shelf, may, at),
    }


def _waits(
    setup: Setup, shelf: Shelf, domain: Domain, line: Sequence[Ticket], at: datetime
) -> list[list[int] | None]:
    """What each of a line is told, `[low, high]`, so that phones need not reckon themselves.

    None where no window is at work that may take it.
    """
    mean = mean_service(domain, shelf.pace(setup.business_date(at), domain.key))
    own, some = (at_work(takers((domain.key, a), shelf.windows.all())) for a in (False, True))
    free = (free_in(setup, shelf, windows, mean, at) for windows in (own, some))
    told = zip(*(told_waits(mean, windows) for windows in free), strict=False)
    waits = (
        (wait := pair[ticket.anywhere]) and wait.not_before(ticket.minutes_early(at))
        for ticket, pair in zip(line, told, strict=False)
    )
    return [wait and [wait.low, wait.high] for wait in waits]
