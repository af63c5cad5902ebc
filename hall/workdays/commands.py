"""Changing opening hours, and saying of single dates that they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import time, timedelta
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.facts import Day, Reason
from hall.people.roles import MANAGERS
from hall.refusals import Invalid, Unknown
from hall.workdays.hours import DayException, DayHours, Hours, Leftover, Stretch, are_in_order

MOST_STRETCHES = 4
Parts = Annotated[tuple[Stretch, ...], Len(0, MOST_STRETCHES)]


@command(roles=MANAGERS, plannable=True)
class ChangeHours:
    """Change the opening hours; what isn't given stays. It counts at once.

    `midday`: the break of ordinary days, empty for none. `week`: the weekdays that differ, all of
    them; one without stretches is closed.
    """

    reason: Reason
    opens: time | None = None
    closes: time | None = None
    midday: Annotated[tuple[Stretch, ...], Len(0, 1)] | None = None
    week: Annotated[tuple[DayHours, ...], Len(0, 7)] | None = None
    last_ticket_minutes: Annotated[int, Ge(0), Le(600)] | None = None
    leftover: Leftover | None = None
    refuse_outside: bool | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses hours that end before they begin, and a weekday named twice."""
        given = {name: value for name, value in self._given().items() if value is not None}
        hours = replace(work.setup.hours, **given)
        if self.midday is not None:
            hours = replace(hours, midday=self.midday[0] if self.midday else None)
        _must_be_sound(hours)
        work.change("hours", hours, self.reason)
        return {"section": "hours"}

    def _given(self) -> dict[str, Any]:
        last = self.last_ticket_minutes
        return {
            "opens": self.opens,
            "closes": self.closes,
            "week": self.week,
            "last_ticket": None if last is None else timedelta(minutes=last),
            "leftover": self.leftover,
            "refuse_outside": self.refuse_outside,
        }


@command(roles=MANAGERS, plannable=True)
class SetException:
    """Say of one date that it differs: closed all day, open after all, or at other hours."""

    on: Day
    reason: Reason
    stretches: Parts = ()

    def carry_out(self, work: Work) -> Answer:
        """What was said of that date before is replaced; what is over can't be changed."""
        if self.on < work.setup.local(work.at).date():
            raise Invalid("on", "over")
        _must_be_in_order("stretches", self.stretches)
        others = [one for one in work.setup.exceptions if one.on != self.on]
        own = DayException(self.on, self.reason, self.stretches)
        _say(work, [*others, own], self.reason)
        return {"on": self.on.isoformat()}


@command(roles=MANAGERS)
class DropException:
    """Let a date be like any other again."""

    on: Day
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses a date of which nothing is said."""
        others = [one for one in work.setup.exceptions if one.on != self.on]
        if len(others) == len(work.setup.exceptions):
            raise Unknown("unknown_exception", on=self.on.isoformat())
        _say(work, others, self.reason)
        return {"on": self.on.isoformat()}


def _say(work: Work, exceptions: Iterable[DayException], reason: str) -> None:
    work.change("exceptions", tuple(sorted(exceptions, key=lambda one: one.on)), reason)


def _must_be_sound(hours: Hours) -> None:
    if hours.midday is None or hours.opens >= hours.closes:
        _must_be_in_order("closes", hours.ordinary)
    else:
        _must_be_in_order("midday", hours.ordinary)
    days = [one.day for one in hours.week]
    if len(set(days)) != len(days):
        raise Invalid("week", "twice")
    for one in hours.week:
        _must_be_in_order("week", one.stretches)


def _must_be_in_order(field: str, stretches: tuple[Stretch, ...]) -> None:
    if any(one.begins.tzinfo or one.ends.tzinfo for one in stretches):
        raise Invalid(field, "with_offset")
    if not are_in_order(stretches):
        raise Invalid(field, "out_of_order")
