"""The API of the line's rules: what is in force, changing it, trying it on a recorded day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from hall.commands import Allowed
from hall.facts import Day
from hall.people.roles import MANAGERS, READERS
from hall.settings.routing import ChangeRouting, Routing, routing_face
from web import answers_routing as answers
from web.calls import Asked, Call
from web.repeats import Repeat
from web.trials import trial_face

ROOM = "Rules of the line"
LOOK = Allowed(roles=READERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TryRouting(Routing):
    """Rules to try on a recorded business date; what isn't given is as it was that day."""

    day: Day


def routing(asked: Asked) -> dict[str, Any]:
    """The rules in force."""
    return routing_face(asked.works.setup)


def trial(asked: Asked) -> dict[str, Any]:
    """Play a recorded day under other rules, side by side with what it was."""
    w, tried = asked.works, asked.body
    rules = Routing(**{f.name: getattr(tried, f.name) for f in fields(Routing)})
    rules.applied(w.setup)
    return w.trials.reckon("trial_failed", trial_face, tried.day, rules)


CALLS = (
    Call(
        method="GET",
        path="/api/v1/routing",
        does="How the line is run",
        handle=routing,
        allowed=LOOK,
        answers=answers.Routing,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/routing",
        does="Change how the line is run; the next call obeys",
        command=ChangeRouting,
        answers=answers.Changed,
        room=ROOM,
        example={"head_starts": {"elderly": 5}, "reason": "试行"},
    ),
    Call(
        method="POST",
        path="/api/v1/routing/trial",
        does="Try rules on a recorded day: what it was, what it would have been",
        handle=trial,
        repeat=Repeat.NEW,
        body=TryRouting,
        allowed=Allowed(roles=MANAGERS),
        answers=answers.Trial,
        room=ROOM,
        example={"day": "2026-09-28", "head_starts": {"elderly": 5}},
    ),
)
