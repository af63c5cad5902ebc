"""What has no ticket of its own and is counted all the same: what was booked, who was referred on.

Whoever is booked counts for the time of their slot, whoever was referred on for when that was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hall.figures.figure import By
from hall.figures.sums import NO_LINE, Sum
from hall.figures.wanted import Wanted
from hall.ports import Shelf
from hall.setup import Setup

Counted = tuple[str, str, Mapping[str, int]]
"""For which part and line, and how many of what."""


@dataclass(frozen=True, slots=True)
class Booked:
    """How many are booked for one thing at one moment, none of them cancelled."""

    slot: datetime
    line: str
    matter: str | None
    booked: int
    no_shows: int


@dataclass(frozen=True, slots=True)
class Referred:
    """Somebody was referred on: when, by whom, at which window, what they came for."""

    at: datetime
    by: str
    window: str | None
    line: str | None
    matter: str | None


def ticketless(setup: Setup, shelf: Shelf, asked: Wanted) -> Sequence[Sum]:
    """What was booked for these dates, and who was referred on in them."""
    span = asked.span(setup)
    sums: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for part, line, counts in (
        *_booked(setup, asked, shelf.figures.booked(*span)),
        *_referred(setup, asked, shelf.figures.referred(*span)),
    ):
        if asked.domain in (None, line):
            sums[part, line].update(counts)
    return [Sum(part, line, counts) for (part, line), counts in sorted(sums.items())]


def _booked(setup: Setup, asked: Wanted, found: Iterable[Booked]) -> Iterable[Counted]:
    parts: dict[By, Callable[[Booked], str]] = {
        By.DOMAIN: lambda one: one.line,
        By.MATTER: lambda one: one.matter or "",
        By.WINDOW: lambda _: "",
        By.CLERK: lambda _: "",
        By.HOUR: lambda one: str(asked.hour(one.slot)),
        By.DAY: lambda one: setup.business_date(one.slot).isoformat(),
    }
    for one in found:
        yield parts[asked.by](one), one.line, {"booked": one.booked, "no_shows": one.no_shows}


def _referred(setup: Setup, asked: Wanted, found: Iterable[Referred]) -> Iterable[Counted]:
    parts: dict[By, Callable[[Referred], str]] = {
        By.DOMAIN: lambda one: one.line or "",
        By.MATTER: lambda one: one.matter or "",
        By.WINDOW: lambda one: one.window or "",
        By.CLERK: lambda one: one.by.partition(":")[2],
        By.HOUR: lambda one: str(asked.hour(one.at)),
        By.DAY: lambda one: setup.business_date(one.at).isoformat(),
    }
    for one in found:
        yield parts[asked.by](one), one.line or NO_LINE, {"referrals": 1}
