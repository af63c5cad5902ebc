"""What the hall asks of a locker's hardware: open one cell, tell which doors stand open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """Where the lock of a cell is wired: the number of its board, the channel on it; from 1."""

    board: int
    channel: int

    def __str__(self) -> str:
        return f"{self.board}-{self.channel}"


class CellSize(StrEnum):
    SMALL = "S"
    MEDIUM = "M"
    LARGE = "L"


class DoorState(StrEnum):
    """What the sensor of a door says. UNKNOWN is not closed: nobody answered."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OpenReport:
    """What became of the order to open one cell. Only `opened` means an open door.

    `opened`: the sensor was seen closed before the order and open after it. `door`: what the
    sensor said last. `sent`: the order may have reached the board; where it did and `door` is
    unknown, the door may stand open. `acknowledged`: the board took the order, no more than that.
    `others`: doors of this board that opened meanwhile, and were not asked to.
    """

    opened: bool
    door: DoorState
    detail: str = ""
    sent: bool = False
    acknowledged: bool = False
    others: tuple[CellPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardReport:
    """The doors of one board by channel, those of its cells only; and why when it said nothing."""

    doors: Mapping[int, DoorState] = field(default_factory=dict)
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DoorChange:
    """What a board said without being asked. A hint: ask before anything depends on it."""

    cell: CellPlace
    door: DoorState


class LockerBank(Protocol):
    """The boards of one cabinet. Calls may take seconds: never on the hub. They don't raise."""

    def cells(self) -> Mapping[CellPlace, CellSize]:
        """The cells there are, as they are wired; nothing is asked of the hardware."""
        ...

    def open_cell(self, cell: CellPlace) -> OpenReport:
        """Open one door, and watch the sensors. Nothing is sent for a cell that isn't there, to a
        board that doesn't answer, or for a door that stands open already.
        """
        ...

    def door(self, cell: CellPlace) -> DoorState: ...

    def doors(self, board: int) -> BoardReport:
        """All cells of a board, UNKNOWN each where it doesn't answer."""
        ...

    def changes(self, within: float) -> Sequence[DoorChange]:
        """What boards have said unasked since the last time, oldest first.

        Where there is nothing, it waits up to `within` seconds; orders go before.
        """
        ...

    def close(self) -> None: ...
