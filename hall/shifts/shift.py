"""A shift: somebody works on a day, from–to, at a window or wherever they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Shift:
    """Clock times are the hall's own. No window: wherever one is needed; `leads`: as shift leader.

    The planned break is rest_begins..rest_ends; what was really taken, the journal tells by
    WindowPaused.
    """

    id: int
    staff: str
    day: date
    begins: time
    ends: time
    window: str | None = None
    leads: bool = False
    rest_begins: time | None = None
    rest_ends: time | None = None

    def covers(self, clock: time) -> bool:
        """Whether it goes on at this time of its day, the planned break included."""
        return self.begins <= clock < self.ends

    def rests(self, clock: time) -> bool:
        """Whether its planned break is at this time of day."""
        if self.rest_begins is None or self.rest_ends is None:
            return False
        return self.rest_begins <= clock < self.rest_ends

    def overlaps(self, other: Shift) -> bool:
        """Whether nobody can work both."""
        same = self.staff == other.staff and self.day == other.day
        return same and self.begins < other.ends and other.begins < self.ends


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> list[date]:
    """The seven days of its week, Monday first."""
    return [monday_of(day) + timedelta(days=ahead) for ahead in range(7)]
