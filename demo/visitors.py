"""Simulated citizens: when they come, what they come for, and what they do when missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from hall.setup import Domain, Setup, WindowKind
from hall.tickets.commands import IssueTicket
from hall.windows.window import Window, WindowState

LOAD = 0.75
BETWEEN = timedelta(minutes=1)
"""What a window loses between two visitors: the call, the way, a rest now and then."""
PRIORITY_SHARE = 0.15
MATTER_SHARE = 0.75
GIVES_UP_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Demand:
    """How many come: a rate for each line, from the windows that serve it and their speed.

    The windows in `free` count although they are closed: somebody shall wait for the visitor.
    """

    setup: Setup
    windows: tuple[Window, ...]
    free: frozenset[str] = frozenset()

    def rate(self, domain: Domain) -> float:
        """Visitors a second for this line, so that its windows are busy `LOAD` of the time."""
        capacity = sum(1 / max(1, len(_own(self.setup, w))) for w in self._serving(domain))
        return LOAD * capacity / (domain.mean_service + BETWEEN).total_seconds()

    def total(self) -> float:
        """Visitors a second, all lines together."""
        return sum(self.rate(d) for d in self.setup.domains)

    def _serving(self, domain: Domain) -> list[Window]:
        return [
            w
            for w in self.windows
            if (w.state is not WindowState.CLOSED or w.number in self.free) and w.serves(domain.key)
        ]


def _own(setup: Setup, window: Window) -> list[str]:
    return [d.key for d in setup.domains if window.serves(d.key)]


def until_next(demand: Demand, chance: Random) -> timedelta:
    """How long until the next visitor comes: exponential."""
    return timedelta(seconds=chance.expovariate(max(demand.total(), 1 / 600)))


def visitor(setup: Setup, demand: Demand, chance: Random) -> IssueTicket:
    """Somebody comes: for a matter, a theme, or just a domain; some with a priority."""
    domain = _pick(setup, demand, chance)
    priority = chance.choice(setup.priorities).key if setup.priorities else None
    claimed = priority if chance.random() < PRIORITY_SHARE else None
    themes = [t for t in setup.themes if t.domain == domain.key]
    if themes:
        return IssueTicket(theme=chance.choice(themes).key, priority=claimed)
    matters = [m for m in setup.matters if m.domain == domain.key]
    if matters and chance.random() < MATTER_SHARE:
        return IssueTicket(matter=chance.choice(matters).code, priority=claimed)
    return IssueTicket(domain=domain.key, priority=claimed)


def _pick(setup: Setup, demand: Demand, chance: Random) -> Domain:
    weights = [demand.rate(d) for d in setup.domains]
    if not any(weights):
        weights = [1.0] * len(weights)
    return chance.choices(setup.domains, weights)[0]


def returns_after(at: datetime, chance: Random) -> datetime | None:
    """When a missed visitor is back at the guide's desk; None: never."""
    if chance.random() < GIVES_UP_SHARE:
        return None
    return at + timedelta(minutes=chance.uniform(2, 10))


def is_staffed_in_demo(kind: WindowKind) -> bool:
    """Whether a simulated clerk sits at such a window; temporary ones stay for the manager."""
    return kind is not WindowKind.TEMPORARY
