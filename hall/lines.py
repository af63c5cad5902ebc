"""How a line looks from outside: its numbers, what each is told, and what awaits who joins it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hall.faces import Face, wait_behind
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.setup import Domain, Setup
from hall.tickets.ticket import Ticket, TicketState
from hall.tickets.waits import mean_service, told_wait
from hall.windows.takers import at_work, in_their_hour, takers, zones_of


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
    return {
        "windows": [w.number for w in working],
        "zones": zones_of(may),
        "wait": wait_behind(setup, shelf, key, ahead, at, windows=len(working)).face(),
    }


def _waits(
    setup: Setup, shelf: Shelf, domain: Domain, line: Sequence[Ticket], at: datetime
) -> list[list[int]]:
    """What each of a line is told, `[low, high]`, so that phones need not reckon themselves."""
    mean = mean_service(domain, shelf.pace(setup.business_date(at), domain.key))
    working = [len(at_work(takers((domain.key, a), shelf.windows.all()))) for a in (False, True)]
    told = (
        told_wait(ahead, mean, working[t.anywhere]).not_before(t.minutes_early(at))
        for ahead, t in enumerate(line)
    )
    return [[wait.low, wait.high] for wait in told]
