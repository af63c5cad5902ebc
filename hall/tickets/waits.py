"""What to tell a citizen: when a window is free for them, as a range.

Every window at work takes the next of those ahead as soon as it is free, for a mean service each;
who is at it now is still to be finished, and its clerk's planned break passes. Where no window is
at work nobody knows: there is none.

Means shrink to what the domain expects while the day's record is short:
m̂ = (k·m₀ + Σx) / (k + n), k = 20 (QUEUEING.md). The range runs from the middle value to one that
is seldom exceeded, rounded to five minutes.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from hall.ports import Pace
from hall.setup import Domain

SHRINKAGE = 20
STEP = 5
SPREAD = 1.04
"""The 85th percentile of a normal variable, in standard deviations."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Minutes to wait, from `low` to `high`, both multiples of five; low 0: "under `high`"."""

    low: int
    high: int

    def not_before(self, minutes: float) -> Wait:
        """The same for somebody whose hour comes in `minutes` at the earliest."""
        low, high = _floor(minutes), _ceil(minutes)
        return Wait(max(self.low, low), max(self.high, high, low + STEP))

    def face(self) -> dict[str, int]:
        """As the API says it."""
        return {"low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Free:
    """When a window at work can take the next one, in minutes from now.

    It is free in `minutes`; from `rests` to `back` its clerk is away by plan.
    """

    minutes: float
    rests: float = math.inf
    back: float = math.inf

    def from_then(self, minutes: float) -> float:
        """When it takes somebody, where it is free in `minutes`."""
        return self.back if self.rests <= minutes < self.back else minutes


def mean_service(domain: Domain, pace: Pace) -> timedelta:
    """m̂: today's mean service of a domain, shrunk to its expected one."""
    expected = domain.mean_service.total_seconds()
    return timedelta(seconds=(SHRINKAGE * expected + pace.seconds) / (SHRINKAGE + pace.served))


def told_wait(ahead: int, mean: timedelta, windows: Sequence[Free]) -> Wait | None:
    """The wait behind `ahead` others; None where no window is at work. `windows` as below."""
    return next(islice(told_waits(mean, windows), ahead, None))


def told_waits(mean: timedelta, windows: Sequence[Free]) -> Iterator[Wait | None]:
    """The waits behind 0, 1, 2 … others; `windows`: when each window at work will be free.

    A line of n exponential services has relative spread 1/√(n + 1), which sets the upper end.
    """
    service, ahead = mean.total_seconds() / 60, 0
    takes = [(one.from_then(one.minutes), which) for which, one in enumerate(windows)]
    heapq.heapify(takes)
    while True:
        yield _wait(takes[0][0], ahead) if takes else None
        if takes:
            then, which = takes[0]
            heapq.heapreplace(takes, (windows[which].from_then(then + service), which))
        ahead += 1


def _wait(minutes: float, ahead: int) -> Wait:
    low = _floor(minutes)
    high = max(_ceil(minutes * (1 + SPREAD / math.sqrt(ahead + 1))), low + STEP)
    return Wait(low, high)


def _floor(minutes: float) -> int:
    return int(minutes // STEP * STEP)


def _ceil(minutes: float) -> int:
    return int(-(-minutes // STEP) * STEP)
