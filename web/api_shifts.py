"""The API of shifts: the plan of a week, and who is there today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall.commands import Allowed
from hall.facts import Day
from hall.people.roles import LEADERS
from hall.refusals import Invalid
from hall.shifts.commands import ChangeShift, CopyShifts, PlanShifts, RemoveShift
from hall.shifts.view import duty_face, week_face
from web import answers_shifts as answers
from web.calls import Asked, Call

ROOM = "Shifts"
LEAD = Allowed(roles=LEADERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfWeek:
    """Any day of the week; without it, this week."""

    day: Day | None = None


def week(asked: Asked) -> dict[str, Any]:
    """The plan of one week."""
    w, now = asked.works, asked.works.clock.now()
    day = asked.query.day or w.setup.business_date(now)
    with w.store.reading() as shelf:
        try:
            return week_face(w.setup, shelf, day, now)
        except OverflowError:
            raise Invalid("day", "too_large") from None


def today(asked: Asked) -> dict[str, Any]:
    """Who is there."""
    w = asked.works
    with w.store.reading() as shelf:
        return duty_face(w.setup, shelf, w.clock.now())


CALLS = (
    Call(
        method="GET",
        path="/api/v1/shifts",
        does="The plan of a week",
        handle=week,
        query=OfWeek,
        allowed=LEAD,
        answers=answers.Week,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/shifts/today",
        does="Who is there today, who is missing, who sits without a shift",
        handle=today,
        allowed=LEAD,
        answers=answers.Today,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/shifts",
        does="Let somebody work on a day, or on weekdays until another",
        command=PlanShifts,
        answers=answers.ShiftsMade,
        status=201,
        room=ROOM,
        example={
            "staff": "wangli",
            "day": "2030-09-30",
            "begins": "08:50",
            "ends": "17:10",
            "window": "3",
            "rest_begins": "12:00",
            "rest_ends": "13:00",
        },
    ),
    Call(
        method="POST",
        path="/api/v1/shifts/copy",
        does="Plan the shifts of one week in another one too",
        command=CopyShifts,
        answers=answers.Copied,
        room=ROOM,
        example={"week": "2030-09-23", "to": "2030-09-30"},
    ),
    Call(
        method="PUT",
        path="/api/v1/shifts/{shift}",
        does="Change one shift, or let somebody else take it over",
        command=ChangeShift,
        answers=answers.ShiftNumber,
        room=ROOM,
    ),
    Call(
        method="DELETE",
        path="/api/v1/shifts/{shift}",
        does="Let somebody not work then",
        command=RemoveShift,
        answers=answers.ShiftNumber,
        room=ROOM,
    ),
)
