"""The API of inspections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Ge, Le

from hall.commands import Allowed
from hall.facts import WindowNumber
from hall.inspections.commands import (
    INSPECTORS,
    CloseFinding,
    FollowUpFinding,
    RecordInspection,
    ReopenFinding,
)
from hall.inspections.finding import Finding
from hall.inspections.view import finding_face
from hall.ports import Span
from web import answers_inspections as answers
from web.calls import Asked, Call

ROOM = "Inspections"


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which findings: open or closed ones, of one window or of all."""

    open: bool = True
    window: WindowNumber | None = None
    limit: Annotated[int, Ge(1), Le(1000)] = 500


def findings(asked: Asked) -> dict[str, Any]:
    """Findings by their day, earliest first."""
    w, query = asked.works, asked.query
    look: dict[str, Any] = {"open": query.open, "due": Span()}
    if query.window is not None:
        look = {"window": query.window, **look}

    def read() -> dict[str, Any]:
        with w.store.reading() as shelf:
            found = shelf.of(Finding).find(limit=query.limit, **look)
        return {"findings": [finding_face(w.setup, one) for one in found]}

    return w.hub.offload(read)


CALLS = (
    Call(
        method="GET",
        path="/api/v1/findings",
        does="What inspections found, open or closed",
        handle=findings,
        query=Which,
        allowed=Allowed(roles=INSPECTORS),
        answers=answers.Findings,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/inspections",
        does="Record an inspection of a window or a zone, with what was found",
        command=RecordInspection,
        answers=answers.Inspected,
        room=ROOM,
        status=201,
        example={
            "window": "3",
            "findings": [
                {
                    "text": "桌面没有意见簿",
                    "severity": "fault",
                    "owner": "wangli",
                    "due_on": "2026-09-30",
                }
            ],
        },
    ),
    Call(
        method="POST",
        path="/api/v1/findings/{finding}/follow-up",
        does="Say how a finding goes",
        command=FollowUpFinding,
        answers=answers.FollowedUp,
        room=ROOM,
        example={"note": "已报修，明天上午来人"},
    ),
    Call(
        method="POST",
        path="/api/v1/findings/{finding}/close",
        does="Say what was done about it",
        command=CloseFinding,
        answers=answers.FollowedUp,
        room=ROOM,
        example={"done": "已补放意见簿"},
    ),
    Call(
        method="POST",
        path="/api/v1/findings/{finding}/reopen",
        does="It wasn't put right after all",
        command=ReopenFinding,
        answers=answers.FollowedUp,
        room=ROOM,
        example={"reason": "意见簿又不见了", "due_on": "2026-10-08"},
    ),
)
