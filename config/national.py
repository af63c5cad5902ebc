"""The national calendar from chinesecalendar, as plain facts for the hall."""

from __future__ import annotations

from chinese_calendar.constants import (  # type: ignore[import-untyped]
    Holiday,
    holidays,
    workdays,
)

from hall.workdays.national import National, NationalDay


def national() -> National:
    """Every year the package knows; each November a newer package brings the next one."""
    days = {day: _special(name, works=False) for day, name in holidays.items()}
    days |= {day: _special(name, works=True) for day, name in workdays.items()}
    return National(days, frozenset(day.year for day in holidays))


def _special(name: str, *, works: bool) -> NationalDay:
    holiday = Holiday(name)
    return NationalDay(works, holiday.chinese, name)
