"""Sums: what the figures of many visits are made of, so that those of many months can be joined.

Counts add up. Waits are held each by itself, in order, for no median can be made of medians.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hall.figures.visits import Visit, wait_of
from hall.ratings.rating import POOR
from hall.tickets.ticket import TicketState

OPEN_MS = "open_ms"
"""Milliseconds that a window was open."""
NO_LINE = ""
"""The line of what belongs to none: nobody counts it who asks for one line alone."""
EVERY_LINE = "*"
"""The line of what counts whichever line is asked for: how long windows were open."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What the visits of one line add up to that count for one part.

    `counts` is by name, what isn't named is 0: those of `Tally`, with durations in whole units
    (`waited` in seconds, `took_ms`, `open_ms`). `waits` are seconds, the shortest first.
    """

    part: str
    line: str
    counts: Mapping[str, int]
    waits: Sequence[int] = ()


def sums_of(visits: Iterable[Visit], part_of: Callable[[Visit], str]) -> list[Sum]:
    """The sums of these visits, by part and line."""
    parts: defaultdict[tuple[str, str], list[Visit]] = defaultdict(list)
    for visit in visits:
        parts[part_of(visit), visit.line].append(visit)
    return [_sum(part, line, its) for (part, line), its in sorted(parts.items())]


def counted(sums: Iterable[Sum]) -> Counter[str]:
    """All counts together."""
    counts: Counter[str] = Counter()
    for one in sums:
        for name, count in one.counts.items():
            counts[name] += count
    return counts


def joined(sums: Iterable[Sum]) -> list[Sum]:
    """One for each part and line. Of those that are put together one at most has waits."""
    same: defaultdict[tuple[str, str], list[Sum]] = defaultdict(list)
    for one in sums:
        same[one.part, one.line].append(one)
    return [
        Sum(part, line, counted(its), next((one.waits for one in its if one.waits), ()))
        for (part, line), its in same.items()
    ]


def _sum(part: str, line: str, visits: Sequence[Visit]) -> Sum:
    waits = sorted(wait_of(v.arrived, v.called) for v in visits if v.called)
    served = [v for v in visits if v.is_served]
    counts = {
        "arrivals": len(visits),
        "waited": sum(waits),
        "served": len(served),
        "took_ms": sum(round(v.seconds * 1000) for v in served),
        "left_open": sum(v.by_the_day for v in visits),
        "misses": sum(v.misses for v in visits),
        "transfers": sum(v.transfers for v in visits),
        "holds": sum(v.holds for v in visits),
        "cancelled": sum(v.state is TicketState.CANCELLED for v in visits),
        "expired": sum(v.state is TicketState.EXPIRED for v in visits),
        "overtaken": sum(v.overtaken for v in visits),
        "by_appointment": sum(v.slot is not None for v in visits),
        "came_late": sum(v.came_late for v in visits),
        "rated": sum(v.level is not None for v in visits),
        "satisfied": sum(v.level is not None and v.level not in POOR for v in visits),
        "with_agent": sum(v.with_agent for v in visits),
    }
    return Sum(part, line, counts, waits)
