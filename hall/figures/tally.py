"""The figures of a group, made of its sums."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import repeat

from hall.figures.sums import Sum, counted


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
    by_appointment: int
    came_late: int
    booked: int
    no_shows: int
    with_agent: int
    rated: int
    rated_share: float | None
    satisfied: int
    satisfaction: float | None
    referrals: int


def tally(sums: Sequence[Sum], targets: Mapping[str, timedelta]) -> Tally:
    """The figures of all these together. `targets`: the wait that each domain promises."""
    waits = [one.waits for one in sums if one.waits]
    called, of = sum(map(len, waits)), counted(sums)
    took = of["took_ms"] / 1000
    return Tally(
        arrivals=of["arrivals"],
        called=called,
        wait_mean=mean(of["waited"], called),
        wait_p50=quantile(waits, 50) if called else None,
        wait_p90=quantile(waits, 90) if called else None,
        wait_longest=max(run[-1] for run in waits) if called else None,
        in_target=ratio(sum(_in_target(one, targets) for one in sums), called),
        served=of["served"],
        service_seconds=round(took, 1),
        service_mean=mean(took, of["served"]),
        left_open=of["left_open"],
        misses=of["misses"],
        transfers=of["transfers"],
        holds=of["holds"],
        cancelled=of["cancelled"],
        expired=of["expired"],
        overtaken=of["overtaken"],
        by_appointment=of["by_appointment"],
        came_late=of["came_late"],
        booked=of["booked"],
        no_shows=of["no_shows"],
        with_agent=of["with_agent"],
        rated=of["rated"],
        rated_share=ratio(of["rated"], of["served"] + of["left_open"]),
        satisfied=of["satisfied"],
        satisfaction=ratio(of["satisfied"], of["rated"]),
        referrals=of["referrals"],
    )


def quantile(runs: Sequence[Sequence[int]], percent: int) -> int:
    """The least value that `percent` of 100 values don't exceed (nearest rank).

    The values stand in `runs`, the least of each first: none is empty, and there is one at least.
    """
    rank = max(1, -(-percent * sum(map(len, runs)) // 100))
    low, high = min(run[0] for run in runs), max(run[-1] for run in runs)
    while low < high:
        middle = (low + high) // 2
        if sum(map(bisect_right, runs, repeat(middle))) < rank:
            low = middle + 1
        else:
            high = middle
    return low


def mean(whole: float, many: int) -> float | None:
    """The mean of `many` durations that last `whole` together, to a tenth of a second."""
    return round(whole / many, 1) if many else None


def ratio(part: float, whole: float) -> float | None:
    """`part` of `whole`, to four places; None of nothing."""
    return round(part / whole, 4) if whole else None


def _in_target(one: Sum, targets: Mapping[str, timedelta]) -> int:
    target = targets.get(one.line)
    return 0 if target is None else bisect_right(one.waits, target.total_seconds())
