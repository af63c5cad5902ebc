"""Figures reckoned in Python: what the store in memory does, and trials on a recorded day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hall.tickets.ticket import TicketState

SECOND = timedelta(seconds=1)


def wait_of(arrived: datetime, called: datetime) -> int:
    """The wait from arrival to the first call, in whole seconds, never below 0."""
    return max(0, (called - arrived) // SECOND)


def quantile(ordered: Sequence[int], percent: int) -> int:
    """The least value that `percent` of 100 values don't exceed (nearest rank)."""
    return ordered[max(0, -(-percent * len(ordered) // 100) - 1)]


def overtaken(moments: Iterable[tuple[datetime, datetime]]) -> list[bool]:
    """For each `(called, arrived)` of one line and date: was somebody who came later called before?

    The answers stand in the order of the calls, and of arrivals within one millisecond.
    """
    answers: list[bool] = []
    latest: datetime | None = None
    for _, arrived in sorted(moments):
        answers.append(latest is not None and arrived < latest)
        latest = arrived if latest is None else max(latest, arrived)
    return answers


@dataclass(frozen=True, slots=True)
class Visit:
    """What figures need of one ticket.

    `line` is the domain it was issued for. `window` is where it was last, unless it went back into
    line from there, and `clerk` who called it there. `seconds` are all its spells of service.
    """

    business_date: date
    line: str
    matter: str | None
    window: str | None
    clerk: str | None
    state: TicketState
    arrived: datetime
    called: datetime | None
    seconds: float
    misses: int
    transfers: int
    holds: int
    by_the_day: bool
    overtaken: bool = False

    @property
    def is_served(self) -> bool:
        """Whether somebody finished it at a window."""
        return self.state is TicketState.FINISHED and not self.by_the_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The figures of one group; hall/figures/figure.py says what each is.

    None stands where there is nothing to take a mean of.
    """

    arrivals: int
    called: int
    wait_mean: float | None
    wait_p50: int | None
    wait_p90: int | None
    wait_longest: int | None
    in_target: float | None
    served: int
    service_seconds: float
    service_mean: float | None
    left_open: int
    misses: int
    transfers: int
    holds: int
    cancelled: int
    expired: int
    overtaken: int


NOBODY: dict[str, Any] = dict.fromkeys(Tally.__slots__, 0) | dict.fromkeys(
    ("wait_mean", "wait_p50", "wait_p90", "wait_longest", "in_target", "service_mean")
)


def tally(visits: Sequence[Visit], targets: Mapping[str, timedelta]) -> Tally:
    """The figures of these visits. `targets`: the wait that each domain promises."""
    waits = sorted(wait_of(v.arrived, v.called) for v in visits if v.called)
    served = [v for v in visits if v.is_served]
    took = sum(round(v.seconds * 1000) for v in served) / 1000
    return Tally(
        arrivals=len(visits),
        called=len(waits),
        wait_mean=mean(sum(waits), len(waits)),
        wait_p50=quantile(waits, 50) if waits else None,
        wait_p90=quantile(waits, 90) if waits else None,
        wait_longest=waits[-1] if waits else None,
        in_target=ratio(sum(_in_target(v, targets) for v in visits), len(waits)),
        served=len(served),
        service_seconds=round(took, 1),
        service_mean=mean(took, len(served)),
        left_open=sum(v.by_the_day for v in visits),
        misses=sum(v.misses for v in visits),
        transfers=sum(v.transfers for v in visits),
        holds=sum(v.holds for v in visits),
        cancelled=sum(v.state is TicketState.CANCELLED for v in visits),
        expired=sum(v.state is TicketState.EXPIRED for v in visits),
        overtaken=sum(v.overtaken for v in visits),
    )


def mean(whole: float, many: int) -> float | None:
    """The mean of `many` durations that last `whole` together, to a tenth of a second."""
    return round(whole / many, 1) if many else None


def ratio(part: float, whole: float) -> float | None:
    """`part` of `whole`, to four places; None of nothing."""
    return round(part / whole, 4) if whole else None


def _in_target(visit: Visit, targets: Mapping[str, timedelta]) -> bool:
    target = targets.get(visit.line)
    if visit.called is None or target is None:
        return False
    return wait_of(visit.arrived, visit.called) <= target.total_seconds()
