"""The shapes of answers about staffing; docs/staffing.md says how each number is reckoned."""

from __future__ import annotations

from typing_extensions import TypedDict


class OnPaper(TypedDict):
    """From the yearly volume. `hours` are those of a day, the other two those of a year."""

    volume: int
    minutes: float
    days: int
    hours: float
    work_hours: float
    window_hours: float
    exact: float
    windows: int


class Step(TypedDict):
    """So many windows at once: shares from 0 to 1."""

    windows: int
    load: float
    in_target: float


class AsItRuns(TypedDict):
    """From the last weeks: arrivals an hour, durations in minutes (`took`: of all served)."""

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
    steps: list[Step]
    windows: int


class Reckoned(TypedDict):
    """Both ways of reckoning; null where too little is known. As it runs goes before on paper."""

    on_paper: OnPaper | None
    as_it_runs: AsItRuns | None
    advised: int | None


class Line(Reckoned):
    """A line, its own windows with their kinds, and the undifferentiated ones that may help."""

    domain: str
    kinds: list[str]
    own: int
    helping: int


class Together(Reckoned):
    """The lines that undifferentiated windows may take, as one line; the windows that serve any."""

    domains: list[str]
    windows: int


class Year(TypedDict):
    """Days on which the hall is open this year, and the hours of a mean one."""

    days: int
    hours: float


class Rules(TypedDict):
    """The hall's settings."""

    weeks: int
    in_target: float
    load: float
    peak: float
    away: float


Staffing = TypedDict(
    "Staffing",
    {
        "from": str,
        "to": str,
        "year": Year,
        "rules": Rules,
        "lines": list[Line],
        "together": Together | None,
    },
)
