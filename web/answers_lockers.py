"""Answers of lockers. A pick-up code stands in the one answer that made it, and nowhere else."""

from __future__ import annotations

from typing import Any, NotRequired

from typing_extensions import TypedDict


class Begun(TypedDict):
    """A cell is kept, and its door was ordered to open."""

    stay: int
    cell: int
    order: int


class Ordered(TypedDict):
    """A door was ordered to open; what becomes of it stands in the cabinet's view."""

    cell: int
    order: int


class Opening(TypedDict):
    """The right door was ordered to open; so many more of the same person's lie here."""

    cell: int
    order: int
    more: int


class Stored(TypedDict):
    """It lies in its cell: the pick-up code for it."""

    stay: int
    cell: int
    code: str


class GivenUp(TypedDict):
    """Nothing was put in; the cell is free again."""

    stay: int
    cell: int


class Code(TypedDict):
    """A new pick-up code; the former opens nothing."""

    stay: int
    cabinet: str
    cell: int
    code: str


class Codes(TypedDict):
    """A new pick-up code for each result that lies in a cell."""

    codes: list[Code]


class Cleared(TypedDict):
    """The cell may be used again; a new code where the result lies in it."""

    cell: int
    code: str | None


class CellNow(TypedDict):
    """A cell as it is now."""

    cell: int
    condition: str


class Cell(TypedDict):
    """A cell: its door, and for staff whether it may be used, and what lies in it."""

    cell: int
    size: str
    door: str
    condition: NotRequired[str]
    wired: NotRequired[bool]
    doubt: NotRequired[str | None]
    reason: NotRequired[str | None]
    open_since: NotRequired[str | None]
    at: NotRequired[str]
    stay: NotRequired[dict[str, Any] | None]


class Order(TypedDict):
    """An order to open a door, and how it stands."""

    order: int
    cell: int
    purpose: str
    state: str
    more: int


class Cabinet(TypedDict):
    """A cabinet with every cell, and what waits at the window to be stored."""

    cabinet: str
    columns: list[int]
    cells: list[Cell]
    orders: list[Order]
    silent: bool
    silent_since: str | None
    locked_until: str | None
    waiting: list[dict[str, Any]]
    days: int


class Line(TypedDict):
    """A cabinet in a line."""

    cabinet: str
    cells: int
    free: int
    stored: int
    overdue: int
    doubtful: int
    silent_since: str | None


class Cabinets(TypedDict):
    """The cabinets of the hall."""

    lockers: list[Line]
