"""The shapes of answers about reshaping the catalogue."""

from __future__ import annotations

from typing_extensions import TypedDict


class Marked(TypedDict):
    """How many matters have another mark than before."""

    marked: int


class Mode(TypedDict):
    """「一窗」受理的方式 and the least share of comprehensive windows."""

    mode: str
    comprehensive_share: float
