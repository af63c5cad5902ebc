"""办理时限: the clock of a promised time, in working days, and its light (J19-8 to J19-10).

The day on which a time begins doesn't count (民法典 第二百零一条); it is over when the hall closes
on its last working day (第二百零三条). The light turns yellow as the day begins that lies so many
working days before the last one, and red at the very moment the time is over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hall.refusals import Refusal
from hall.setup import Setup
from hall.workdays.national import (
    working_days_after,
    working_days_before,
    working_days_between,
)


class Light(StrEnum):
    """电子监察: what the clock of a piece of work shows; it is off once the work is done."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    PAUSED = "paused"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Term:
    """A time that runs until `last_day`, or rests with so many working days `left`.

    One of both is None. `began` and `days` say from which day and how long it runs, so that it can
    be reckoned anew; they are None where a letter names the last day.
    """

    last_day: date | None = None
    left: int | None = None
    began: date | None = None
    days: int | None = None

    @property
    def rests(self) -> bool:
        """Whether its clock is stopped."""
        return self.left is not None


def over_at(setup: Setup, last_day: date) -> datetime:
    """The last moment of a time with this last day: when the hall closes on it.

    On a day on which it doesn't open, when it would close on an ordinary one.
    """
    return setup.opening.closing(last_day) or setup.moment(last_day, setup.hours.closes)


@dataclass(frozen=True, slots=True)
class Timekeeper:
    """Starts, stops and reads clocks at one moment, by the calendar and hours of one hall."""

    setup: Setup
    at: datetime

    @property
    def today(self) -> date:
        """The date in the hall."""
        return self.setup.local(self.at).date()

    def begin(self, working_days: int) -> Term:
        """A time of so many working days that begins now.

        0: it is over when the hall closes today; after that it is due on the next working day.
        """
        today_is_over = self.at >= over_at(self.setup, self.today)
        days = max(working_days, 1) if today_is_over else working_days
        return self.again(Term(began=self.today, days=days))

    def again(self, term: Term) -> Term:
        """The same time by the calendar as it is known now."""
        if term.began is None or term.days is None:
            return term
        return replace(
            term, last_day=working_days_after(self.setup.national, term.began, term.days)
        )

    def pause(self, term: Term) -> Term:
        """Stop the clock. What is over already can't be stopped.

        The day on which it stops has counted, as has every day before it.
        """
        if term.last_day is None:
            raise Refusal("clock_rests")
        if self.is_over(term):
            raise Refusal("overdue_not_paused", day=f"{term.last_day}")
        return Term(left=working_days_between(self.setup.national, self.today, term.last_day))

    def resume(self, term: Term) -> Term:
        """Let the clock go on with the days that were left; today isn't counted.

        What rested on its last day is over when the hall closes on this one.
        """
        if term.left is None:
            raise Refusal("clock_runs")
        works = self.setup.national.is_working_day(self.today)
        return self.begin(term.left if works else max(term.left, 1))

    def extend(self, term: Term, to: date) -> Term:
        """延期: another last day, asked for early enough (J19-10).

        Refuses on the last day and later, while the clock rests, and a day that isn't later.
        """
        if term.last_day is None:
            raise Refusal("clock_rests")
        latest = self._before(term.last_day, self.setup.supervision.extend_before)
        if self.today > latest:
            raise Refusal("extension_too_late", day=f"{term.last_day}", latest=f"{latest}")
        if to <= term.last_day:
            raise Refusal("extension_not_later", day=f"{term.last_day}")
        if not self.setup.national.is_working_day(to):
            raise Refusal("not_a_working_day", day=f"{to}")
        return Term(to)

    def is_over(self, term: Term) -> bool:
        """Whether the time is up."""
        return term.last_day is not None and self.at >= over_at(self.setup, term.last_day)

    def late(self, term: Term) -> timedelta:
        """How long it has been over; below 0 before that. For clocks that run."""
        assert term.last_day is not None
        return self.at - over_at(self.setup, term.last_day)

    def light(self, term: Term) -> Light:
        """What the clock shows now."""
        if term.last_day is None:
            return Light.PAUSED
        turned = [light for light, moment in self._turns(term.last_day) if moment <= self.at]
        return turned[-1] if turned else Light.GREEN

    def lit_since(self, term: Term) -> datetime | None:
        """When the light turned to what it shows now; None while it has not turned."""
        moments = [] if term.last_day is None else self._turns(term.last_day)
        return max((moment for _, moment in moments if moment <= self.at), default=None)

    def turns_at(self, term: Term) -> datetime | None:
        """When the light turns next; None when it stays as it is."""
        moments = [] if term.last_day is None else self._turns(term.last_day)
        return min((moment for _, moment in moments if moment > self.at), default=None)

    def _turns(self, last_day: date) -> list[tuple[Light, datetime]]:
        warns = self._before(last_day, self.setup.supervision.yellow_days)
        return [
            (Light.YELLOW, self.setup.moment(warns, time(0))),
            (Light.RED, over_at(self.setup, last_day)),
        ]

    def _before(self, day: date, count: int) -> date:
        return working_days_before(self.setup.national, day, count)
