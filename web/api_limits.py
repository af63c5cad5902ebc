"""The API of limits: how many tickets of a matter are given."""

from __future__ import annotations

from typing import Any

from hall.commands import Allowed
from hall.people.roles import READERS
from hall.settings.limits import ChangeLimits, limits_face
from web import answers
from web.answers_limits import Limits
from web.calls import Asked, Call

ROOM = "Rules of the line"


def limits(asked: Asked) -> dict[str, Any]:
    """The limits in force, and how many of each are given today."""
    w = asked.works
    with w.store.reading() as shelf:
        return {"limits": limits_face(w.setup, shelf, w.clock.now())}


CALLS = (
    Call(
        method="GET",
        path="/api/v1/limits",
        does="How many tickets of a matter are given, and how many are today",
        handle=limits,
        allowed=Allowed(roles=READERS),
        answers=Limits,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/settings/limits",
        does="Limit the tickets of matters, a day or between two times; the next ticket obeys",
        command=ChangeLimits,
        answers=answers.Section,
        room=ROOM,
        example={
            "limits": [
                {
                    "matter": "GA-001",
                    "most": 20,
                    "between": {"begins": "09:00", "ends": "12:00"},
                }
            ],
            "reason": "材料核验人手有限",
        },
    ),
)
