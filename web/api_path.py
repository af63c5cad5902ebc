"""The API of reshaping the catalogue: the path to full one-window."""

from __future__ import annotations

from hall.catalogue.commands import ChangeMode, MarkMatters
from web import answers_catalogue as answers
from web.calls import Call

ROOM = "Reshaping the catalogue"

CALLS = (
    Call(
        method="POST",
        path="/api/v1/matters/mark",
        does="Let undifferentiated windows take matters, or no longer",
        command=MarkMatters,
        answers=answers.Marked,
        room=ROOM,
        example={"codes": ["GA-001"], "undifferentiated": True, "reason": "第二批放开"},
    ),
    Call(
        method="PUT",
        path="/api/v1/settings/mode",
        does="Classified or full one-window, and the least share of comprehensive windows",
        command=ChangeMode,
        answers=answers.Mode,
        room=ROOM,
        example={"mode": "full", "reason": "全面推行无差别受理"},
    ),
)
