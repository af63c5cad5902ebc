"""The API of opening hours and of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hall.commands import Allowed
from hall.facts import Day
from hall.people.roles import READERS
from hall.refusals import Invalid
from hall.workdays.commands import ChangeHours, DropException, SetException
from hall.workdays.view import days_face, hours_face
from web import answers, answers_hours
from web.calls import Asked, Call

ROOM = "Hours and calendar"
LOOK = Allowed(roles=READERS)
MOST_DAYS = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """From which date to which."""

    first: Day
    last: Day


def hours(asked: Asked) -> dict[str, Any]:
    """The hours in force."""
    w = asked.works
    return hours_face(w.setup, w.clock.now())


def calendar(asked: Asked) -> dict[str, Any]:
    """Every date asked for, at most a year and a month of them."""
    first, last = asked.query.first, asked.query.last
    if not timedelta(0) <= last - first <= MOST_DAYS:
        raise Invalid("last", "too_large")
    return {"days": days_face(asked.works.setup, first, last)}


CALLS = (
    Call(
        method="GET",
        path="/api/v1/hours",
        does="The opening hours in force",
        handle=hours,
        allowed=LOOK,
        answers=answers_hours.Hours,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/settings/hours",
        does="Change the opening hours",
        command=ChangeHours,
        answers=answers.Section,
        room=ROOM,
        example={"opens": "08:30", "last_ticket_minutes": 20, "reason": "夏季作息"},
    ),
    Call(
        method="GET",
        path="/api/v1/calendar",
        does="Working days, holidays, make-up days and the hall's own exceptions",
        handle=calendar,
        query=Dates,
        allowed=LOOK,
        answers=answers_hours.CalendarDays,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/calendar/{on}",
        does="Say of one date that it differs",
        command=SetException,
        answers=answers_hours.On,
        room=ROOM,
        example={"reason": "年终盘点", "stretches": [{"begins": "09:00", "ends": "12:00"}]},
    ),
    Call(
        method="DELETE",
        path="/api/v1/calendar/{on}",
        does="Let a date be like any other again",
        command=DropException,
        answers=answers_hours.On,
        room=ROOM,
        example={"reason": "盘点改期"},
    ),
)
