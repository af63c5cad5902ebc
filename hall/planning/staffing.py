"""窗口测算: how many windows a line needs, on paper and as the hall really runs (P22-2).

Every step of the arithmetic is kept, so that whoever is advised can reckon it again.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from hall.planning.erlang import least_windows, share_in_target
from hall.setup import Staffing
from hall.tickets.waits import SHRINKAGE

A_BUSY_DAY = 0.8
"""So many of all days bring no more people than the day that is staffed for."""
LEAST_DAYS = 5
"""With fewer days on record nothing is said of how the hall runs."""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """From the yearly volume: c = ⌈V·m·peak / (D·H·60·ρ·(1 − away))⌉.

    `work_hours` are V·m/60, `window_hours` what one window gets done in the year.
    """

    volume: int
    minutes: float
    days: int
    hours: float
    work_hours: float
    window_hours: float
    exact: float
    windows: int


@dataclass(frozen=True, slots=True)
class Step:
    """So many windows at once: how busy they are, and who is called within the promised wait."""

    windows: int
    load: float
    in_target: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a line: who came, by hour of the day and by date, and how long they took.

    `expected` and `target` are minutes: what a service should take, and the promised wait.
    """

    by_hour: Counter[int]
    by_date: Counter[str]
    served: int
    minutes: float
    expected: float
    target: float


@dataclass(frozen=True, slots=True)
class AsItRuns:
    """From the last weeks: the busiest hour of a busy day, and the windows it takes.

    `per_hour` is the mean of the `busiest` hour, `busy_day` how much more a busy day brings, `rate`
    both together. `service` are minutes: those that the served `took` together, shrunk to what is
    `expected` while they are few; `pace` has the time on top in which clerks are away. `steps` end
    with the fewest windows that keep the promise.
    """

    days: int
    arrivals: int
    busiest: int
    per_hour: float
    busy_day: float
    rate: float
    expected: float
    served: int
    took: float
    service: float
    pace: float
    erlangs: float
    target: float
    steps: tuple[Step, ...]
    windows: int


def on_paper(
    rules: Staffing, volume: int, minutes: float, days: int, hours: float
) -> OnPaper | None:
    """The windows for a year's volume; None without a volume, or for a hall that never opens."""
    if not volume or not days or not hours:
        return None
    work = volume * minutes / 60
    each = days * hours * rules.load * (1 - rules.away)
    exact = work * rules.peak / each
    return OnPaper(volume, minutes, days, hours, work, each, exact, math.ceil(exact))


def as_it_runs(rules: Staffing, seen: Seen) -> AsItRuns | None:
    """The windows for what was seen; None while too few days are on record."""
    days = len(seen.by_date)
    if days < LEAST_DAYS:
        return None
    busiest, most = min(seen.by_hour.items(), key=lambda hour: (-hour[1], hour[0]))
    per_hour, busy_day = most / days, _busy_day(seen.by_date)
    service = (SHRINKAGE * seen.expected + seen.minutes) / (SHRINKAGE + seen.served)
    pace = service / (1 - rules.away)
    erlangs = per_hour * busy_day * pace / 60
    steps = _steps(rules, erlangs, seen.target / pace)
    return AsItRuns(
        days=days,
        arrivals=seen.by_date.total(),
        busiest=busiest,
        per_hour=per_hour,
        busy_day=busy_day,
        rate=per_hour * busy_day,
        expected=seen.expected,
        served=seen.served,
        took=seen.minutes,
        service=service,
        pace=pace,
        erlangs=erlangs,
        target=seen.target,
        steps=steps,
        windows=steps[-1].windows,
    )


def _busy_day(by_date: Counter[str]) -> float:
    """How many times a mean day's arrivals a busy day has; at least 1."""
    daily = sorted(by_date.values())
    busy = daily[math.ceil(A_BUSY_DAY * len(daily)) - 1]
    return max(1.0, busy * len(daily) / by_date.total())


def _steps(rules: Staffing, erlangs: float, target: float) -> tuple[Step, ...]:
    enough = least_windows(erlangs, target, rules.in_target)
    return tuple(
        Step(count, erlangs / count, share_in_target(count, erlangs, target))
        for count in range(math.floor(erlangs) + 1, enough + 1)
    )
