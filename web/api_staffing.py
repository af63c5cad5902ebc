"""The API of staffing: how many windows are advised, with every step of the arithmetic."""

from __future__ import annotations

from typing import Any

from hall.commands import Allowed
from hall.people.roles import READERS
from hall.planning.advice import staffing_face
from web import answers_staffing as answers
from web.calls import Asked, Call


def staffing(asked: Asked) -> dict[str, Any]:
    """Reckoned aside, in turn with the figures."""
    w = asked.works
    return w.figures.reckon("figures_failed", staffing_face, w.clock.now())


CALLS = (
    Call(
        method="GET",
        path="/api/v1/staffing",
        does="How many windows each line needs, on paper and as the hall runs, step by step",
        handle=staffing,
        allowed=Allowed(roles=READERS),
        answers=answers.Staffing,
        room="Figures",
    ),
)
