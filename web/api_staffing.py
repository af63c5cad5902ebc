"""The API of staffing: how many windows are advised, with every step of the arithmetic."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from hall.commands import Allowed
from hall.people.roles import READERS
from hall.planning.advice import staffing_face
from hall.refusals import Refusal
from web import answers_staffing as answers
from web.calls import Asked, Call
from web.works import Works

PATIENCE = 30.0


def staffing(asked: Asked) -> dict[str, Any]:
    """Reckoned in a native thread, in turn with the figures, so that calls go on."""
    works = asked.works
    found = works.figures_lane.ask(partial(_look, works, works.clock.now()), PATIENCE)
    if found is None:
        raise Refusal("figures_failed")
    return found


def _look(works: Works, at: datetime) -> dict[str, Any]:
    with works.store.reading() as shelf:
        return staffing_face(works.setup, shelf, at)


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
