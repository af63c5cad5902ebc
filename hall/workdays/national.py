"""工作日: working days by the national calendar with its holidays and make-up days (J19-8).

The calendar comes in by the door, as plain facts: the State Council sets each year anew. A year
that isn't known yet falls back to Monday to Friday, and whoever shows it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

A_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class NationalDay:
    """A day on which the calendar says something else than the week: a holiday, or made up for one.

    `zh` and `en` name the holiday.
    """

    works: bool
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class National:
    """The national calendar as far as it is known: its special days, and the years it covers."""

    days: Mapping[date, NationalDay] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def knows(self, day: date) -> bool:
        """Whether the calendar of this day's year has been published to the hall."""
        return day.year in self.years

    def special(self, day: date) -> NationalDay | None:
        """What is special about a day; None for an ordinary one."""
        return self.days.get(day)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on that day; in unknown years, whether it is Monday to Friday."""
        special = self.days.get(day)
        return special.works if special else day.weekday() < SATURDAY


def working_days_after(national: National, day: date, count: int) -> date:
    """The working day `count` working days after `day`, which itself doesn't count; 0: `day`.

    A hall's own closed days do count, and its own extra days don't: deadlines follow the national
    calendar alone.
    """
    return _nth(_days(day, A_DAY), national, count) if count else day


def working_days_before(national: National, day: date, count: int) -> date:
    """The working day `count` working days before `day`; 0: `day`."""
    return _nth(_days(day, -A_DAY), national, count) if count else day


def working_days_between(national: National, first: date, last: date) -> int:
    """How many working days there are after `first` up to and with `last`; negative backwards."""
    if last < first:
        return -working_days_between(national, last, first)
    span = range(1, (last - first).days + 1)
    return sum(national.is_working_day(first + timedelta(days=ahead)) for ahead in span)


def _nth(days: Iterator[date], national: National, count: int) -> date:
    if count < 0:
        raise ValueError("count working days forwards")
    working = (day for day in days if national.is_working_day(day))
    for _ in range(count - 1):
        next(working)
    return next(working)


def _days(after: date, step: timedelta) -> Iterator[date]:
    while True:
        after += step
        yield after
