"""开放时间: the hours of ordinary days, of weekdays that differ, and of single dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from hall.workdays.national import A_DAY, National

LOOK_AHEAD = 400
"""Days in which a hall surely opens again; one that doesn't has closed for good."""


class Weekday(StrEnum):
    """The days of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


WEEK = tuple(Weekday)


class Leftover(StrEnum):
    """What happens at closing to tickets that nobody has called yet."""

    SERVE = "serve"
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a day on the hall's own clock, its end not included."""

    begins: time
    ends: time


Stretches = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class DayHours:
    """A weekday that differs from ordinary working days; no stretches: closed."""

    day: Weekday
    stretches: Stretches = ()


@dataclass(frozen=True, slots=True)
class DayException:
    """例外: the hall's own word about one date, and why; no stretches: closed all day."""

    on: date
    reason: str
    stretches: Stretches = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours. They are shown; `refuse_outside` makes them a rule.

    Working days are open from `opens` to `closes` without the `midday` break, unless `week` says
    otherwise; days that aren't working days are closed unless `week` opens that weekday. National
    holidays are closed. `last_ticket`: how long before closing the last ticket is given.
    """

    opens: time = time(9)
    closes: time = time(17)
    midday: Stretch | None = None
    week: tuple[DayHours, ...] = ()
    last_ticket: timedelta = timedelta(0)
    leftover: Leftover = Leftover.SERVE
    refuse_outside: bool = False

    @property
    def ordinary(self) -> Stretches:
        """An ordinary working day."""
        if self.midday is None:
            return (Stretch(self.opens, self.closes),)
        return Stretch(self.opens, self.midday.begins), Stretch(self.midday.ends, self.closes)

    def of(self, day: Weekday) -> Stretches | None:
        """What is said about this weekday; None when nothing is."""
        return next((one.stretches for one in self.week if one.day is day), None)


def are_in_order(stretches: Stretches) -> bool:
    """Whether each ends after it begins, and before the next one does."""
    times = [moment for one in stretches for moment in (one.begins, one.ends)]
    return all(a < b for a, b in pairwise(times))


def in_words(stretches: Stretches) -> str:
    """As people write it: 09:00–12:00、13:30–17:00; empty for a closed day."""
    return "、".join(f"{one.begins:%H:%M}–{one.ends:%H:%M}" for one in stretches)


@dataclass(frozen=True, slots=True)
class Opening:
    """When a hall is open: its hours, its exceptions and the national calendar together."""

    hours: Hours
    exceptions: tuple[DayException, ...]
    national: National
    zone: ZoneInfo

    def exception(self, day: date) -> DayException | None:
        """The hall's own word about this date."""
        return next((one for one in self.exceptions if one.on == day), None)

    def on(self, day: date) -> Stretches:
        """The stretches in which the hall is open on that date."""
        own = self.exception(day)
        if own is not None:
            return own.stretches
        special, weekly = self.national.special(day), self.hours.of(WEEK[day.weekday()])
        if special is not None:
            return self.hours.ordinary if special.works else ()
        if weekly is not None:
            return weekly
        return self.hours.ordinary if self.national.is_working_day(day) else ()

    def is_open(self, at: datetime) -> bool:
        """Whether `at` lies within the hours of its date."""
        here = at.astimezone(self.zone)
        return any(one.begins <= here.time() < one.ends for one in self.on(here.date()))

    def opens_after(self, at: datetime) -> datetime | None:
        """When it opens next, later than `at`; None when it doesn't within a year."""
        openings = (
            self._moment(day, one.begins) for day in self._dates(at) for one in self.on(day)
        )
        return next((moment for moment in openings if moment > at), None)

    def closing(self, day: date) -> datetime | None:
        """When the last stretch of that date ends; None when it is closed all day."""
        stretches = self.on(day)
        return self._moment(day, stretches[-1].ends) if stretches else None

    def closes_after(self, at: datetime) -> datetime | None:
        """The next closing of a date, later than `at`."""
        closings = (self.closing(day) for day in self._dates(at))
        return next((moment for moment in closings if moment and moment > at), None)

    def gives_tickets(self, at: datetime) -> bool:
        """Whether somebody who comes now gets a ticket, where the hours are a rule."""
        if not self.hours.refuse_outside:
            return True
        closing = self.closing(at.astimezone(self.zone).date())
        return self.is_open(at) and closing is not None and at < closing - self.hours.last_ticket

    def _dates(self, at: datetime) -> Iterator[date]:
        today = at.astimezone(self.zone).date()
        return (today + A_DAY * ahead for ahead in range(LOOK_AHEAD))

    def _moment(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone).astimezone(UTC)
