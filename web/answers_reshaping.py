"""The shapes of answers about reshaping windows."""

from __future__ import annotations

from typing_extensions import TypedDict

from web.answers import Share, Wait


class Served(TypedDict):
    """A line as it is, or would be, served: by which windows at work, and the wait told."""

    windows: list[str]
    waiting: int
    wait: Wait | None
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
