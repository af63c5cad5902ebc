"""The shapes of answers about opening hours and the calendar."""

from __future__ import annotations

from typing_extensions import TypedDict


class SpecialDay(TypedDict):
    """What the national calendar says of a date: a holiday, or a day made up for one."""

    works: bool
    zh: str
    en: str


class CalendarDay(TypedDict):
    """A date. `stretches`: when the hall is open, `exception`: why that is the hall's own word.

    `known` is false where the calendar of that year isn't published yet.
    """

    date: str
    working: bool
    known: bool
    special: SpecialDay | None
    exception: str | None
    stretches: list[list[str]]


class CalendarDays(TypedDict):
    """Dates in order."""

    days: list[CalendarDay]


class Today(CalendarDay):
    """Today. `opens_at`: when the hall opens next where it is closed now."""

    open: bool
    hours: list[list[str]]
    opens_at: str | None
    last_ticket_at: str | None


class DayHours(TypedDict):
    """A weekday that differs from ordinary ones."""

    day: str
    stretches: list[list[str]]


class Hours(TypedDict):
    """The hours in force, and the exceptions that aren't over."""

    today: Today
    opens: str
    closes: str
    midday: list[list[str]]
    week: list[DayHours]
    last_ticket_minutes: int
    leftover: str
    refuse_outside: bool
    exceptions: list[CalendarDay]
    unknown_year: int | None


class On(TypedDict):
    """Which date it was."""

    on: str
