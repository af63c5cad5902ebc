"""文件柜与格口: a cabinet, its cells, and how each of them is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from hall.lockers.bank import CellPlace, CellSize, DoorState

RANK = {CellSize.SMALL: 1, CellSize.MEDIUM: 2, CellSize.LARGE: 3}


class Condition(StrEnum):
    """Whether a cell may be used.

    DOUBTFUL: its door did what nobody asked, or didn't do what was asked; staff look. BLOCKED:
    staff have taken it out of use.
    """

    GOOD = "good"
    DOUBTFUL = "doubtful"
    BLOCKED = "blocked"


class Doubt(StrEnum):
    """Why a cell is doubtful."""

    STAYED_SHUT = "stayed-shut"
    OPENED_UNASKED = "opened-unasked"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Front:
    """What people see of a cabinet, as devices.toml has it.

    `columns`: how many doors stand below each other, column by column; () where it doesn't say.
    `cards`: a reader for ID cards is there, and nothing else at it can type an ID number.
    """

    columns: tuple[int, ...] = ()
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Cabinet:
    """文件柜: a cabinet under its name in devices.toml, with its front.

    `misses`: wrong codes and cards, the last at `missed_at`; nobody may try until `locked_until`.
    `silent_since`: boards don't answer. `numbered`: the largest number a door of it ever had.
    """

    name: str
    columns: tuple[int, ...]
    cards: bool = False
    misses: int = 0
    missed_at: datetime | None = None
    locked_until: datetime | None = None
    silent_since: datetime | None = None
    numbered: int = 0

    def is_locked(self, at: datetime) -> bool:
        """Whether guessing is stopped."""
        return self.locked_until is not None and at < self.locked_until


@dataclass(frozen=True, slots=True)
class Cell:
    """格口. `number` stands on its door and never changes; `board` and `channel`: its wires.

    `door` is what its sensor said last. `open_since`: nobody has seen it shut since then. `order`:
    the last order to open it. `stay`: whose result lies, or is about to lie, in it. `wired`:
    devices.toml names it; how it is besides is its condition.
    """

    key: str
    cabinet: str
    number: int
    board: int
    channel: int
    size: CellSize
    door: DoorState = DoorState.UNKNOWN
    open_since: datetime | None = None
    order: int | None = None
    stay: int | None = None
    condition: Condition = Condition.GOOD
    doubt: Doubt | None = None
    reason: str | None = None
    wired: bool = True

    @property
    def place(self) -> CellPlace:
        """Where its lock is wired."""
        return CellPlace(self.board, self.channel)

    @property
    def where(self) -> dict[str, Any]:
        """What every event of this door says of it."""
        return {"cabinet": self.cabinet, "cell": self.number}

    @property
    def plan(self) -> str:
        """The key of the plan that tells when its door has stood open for too long."""
        return f"door-{self.cabinet}-{self.number}"

    def takes(self, size: CellSize) -> bool:
        """Whether something of this size may be put in now: it is free, sound, and seen shut."""
        return (
            self.stay is None
            and self.wired
            and self.condition is Condition.GOOD
            and self.door is DoorState.CLOSED
            and RANK[self.size] >= RANK[size]
        )


def key_of(cabinet: str, number: int) -> str:
    """The key of a cell."""
    return f"{cabinet}/{number}"
