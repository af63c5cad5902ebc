"""交接时限: by when paper that was received at a window reaches its department (J19-7)."""

from __future__ import annotations

from datetime import datetime

from hall.setup import Setup
from hall.workdays.national import working_days_after


def hand_over_by(setup: Setup, at: datetime) -> datetime:
    """Morning's paper the same day by 14:00, the afternoon's by 17:00, what is later the next day.

    "Day" is a working day: what a hall receives on a day off goes over on the next one.
    """
    rule, here = setup.supervision, setup.local(at)
    day = here.date()
    if setup.national.is_working_day(day):
        if here.time() < rule.morning_until:
            return setup.moment(day, rule.morning_by)
        if here.time() < rule.afternoon_by:
            return setup.moment(day, rule.afternoon_by)
    return setup.moment(working_days_after(setup.national, day, 1), rule.morning_by)
