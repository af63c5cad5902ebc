"""The view `plans`: what the hall will do by itself, soonest first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.people.roles import LEADERS
from hall.plans.commands import is_plannable
from hall.plans.plan import Plan
from hall.ports import Shelf
from hall.setup import Setup
from hall.viewing import RoomView


def plans_face(setup: Setup, shelf: Shelf) -> dict[str, Any]:
    """Only what somebody planned; what rooms plan for themselves, their own views tell."""
    plans = [p for p in shelf.of(Plan).find() if is_plannable(p.command)]
    return {"plans": [_face(setup, plan) for plan in plans]}


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return plans_face(setup, shelf)


def _face(setup: Setup, plan: Plan) -> dict[str, Any]:
    return {
        "plan": plan.key,
        "due": setup.local(plan.due).isoformat(timespec="milliseconds"),
        "weekdays": list(plan.weekdays),
        "command": plan.command,
        "facts": plan.facts,
        "by": plan.by,
        "reason": plan.reason,
        "made_at": setup.local(plan.made_at).isoformat(timespec="milliseconds"),
    }


PLANS = RoomView("plans", _view, LEADERS, ("Plan",))
