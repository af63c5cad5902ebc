"""The shapes of answers about reshaping windows."""

from __future__ import annotations

from typing_extensions import TypedDict

from web.answers import AtWindow, Share, Wait


class OwnOnly(TypedDict):
    """What is told to whose matter the line's own windows alone take."""

    wait: Wait | None


class Served(TypedDict):
    """A line as it is, or would be, served: by which windows at work, and the wait told."""

    windows: list[str]
    waiting: int
    wait: Wait | None
    own_only: OwnOnly | None
    stranded: int


class LineTouched(TypedDict):
    """A line that a change touches."""

    domain: str
    before: Served
    after: Served


class Preview(TypedDict):
    """What a change would do. `unserved`: lines that no window at work would take any more."""

    lines: list[LineTouched]
    unserved: list[str]
    stranded: int
    share: Share


class WindowChange(TypedDict):
    """Who gave a window its shape, when and why."""

    version: int
    by: str
    at: str
    reason: str


class LastChange(TypedDict):
    """The last change of a window; null where nothing can be undone. `version`: of its shape."""

    version: int
    change: WindowChange | None


class Move(TypedDict):
    """A clerk's move from one window to another; not `made`: it waits for their visitor to go.

    `undone`: it takes their move before back.
    """

    clerk: str
    left: str
    taken: str
    by: str
    at: str
    reason: str
    made: bool
    undone: bool


class Moved(AtWindow):
    """The window whose clerk was to move, and the move that matters there; null: there is none."""

    move: Move | None


class Lacked(TypedDict):
    """A certificate that is missing, by what it is for."""

    name: str
    name_en: str


class MovePreview(Preview):
    """What moving a clerk would do. `serves`: the number at their window now; `kept`: how many wait
    for that window alone; `taken_by`: who sits at the other one; `lacks` is refused where
    `certified_only`. `waits`: the move for which their window waits already; `on_the_way`: that of
    another clerk to the other window.
    """

    clerk: str
    serves: str | None
    waits: Move | None
    on_the_way: Move | None
    kept: int
    taken_by: str | None
    lacks: list[Lacked]
    certified_only: bool
