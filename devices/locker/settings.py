"""How a locker's boards are connected and what they understand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from hall.lockers.bank import CellPlace, CellSize

MOST_BOARDS = 99
MOST_CHANNELS = 50
NO_DOOR = "-"


class Driver(StrEnum):
    TCP = "tcp"
    SERIAL = "serial"
    SIMULATOR = "simulator"


class Feedback(StrEnum):
    """When the lock closes its sensor's contact: while it is shut, or while it stands open."""

    CLOSED = "closed"
    OPEN = "open"


class LowChannels(StrEnum):
    """Which of a board's state bytes holds channels 1–8."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class BoardConfig:
    """One board. `cells`: a letter for each channel from 1 on, its cell's size or `-` for none;
    blanks are for the eye.
    """

    address: int
    channels: int
    cells: str

    def __post_init__(self) -> None:
        if not 1 <= self.address <= MOST_BOARDS:
            raise ValueError(f"a board's address is 1 to {MOST_BOARDS}, not {self.address}")
        if not 1 <= self.channels <= MOST_CHANNELS:
            raise ValueError(f"a board has 1 to {MOST_CHANNELS} channels, not {self.channels}")
        if len(self.letters) > self.channels:
            raise ValueError(f"{len(self.letters)} cells on {self.channels} channels")
        self.sizes()

    @property
    def letters(self) -> str:
        return "".join(self.cells.split()).upper()

    def sizes(self) -> dict[int, CellSize]:
        """The channels that have a door. Raises ValueError for a letter that is no size."""
        found = enumerate(self.letters, start=1)
        return {channel: CellSize(letter) for channel, letter in found if letter != NO_DOOR}


@dataclass(frozen=True)
class LockerConfig:
    """Each setting is explained in docs/devices/locker.md.

    `timeout`: seconds one answer may take; `tries`: how often a question, or an order whose door
    is seen shut, is sent; `door_timeout`: seconds a door may take to spring open. `hold`: seconds
    the lock is powered, 0: as the board does by itself.
    """

    driver: Driver
    address: str = ""
    boards: tuple[BoardConfig, ...] = ()
    feedback: Feedback = Feedback.CLOSED
    low_channels: LowChannels = LowChannels.LAST
    hold: int = 0
    timeout: float = 0.5
    tries: int = 3
    door_timeout: float = 1.5

    def __post_init__(self) -> None:
        for name, kind in _KINDS.items():
            object.__setattr__(self, name, kind(getattr(self, name)))
        if not self.boards:
            raise ValueError("a locker needs at least one board")
        if len({board.address for board in self.boards}) < len(self.boards):
            raise ValueError("two boards have the same address")
        if self.driver is not Driver.SIMULATOR and not self.address:
            raise ValueError(f"a locker by {self.driver} needs an address")
        for name, least, most in _RANGES:
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be {least} to {most}, not {getattr(self, name)}")

    @cached_property
    def channels(self) -> dict[int, int]:
        """How many channels each board has, by its address."""
        return {board.address: board.channels for board in self.boards}

    @cached_property
    def cells(self) -> dict[CellPlace, CellSize]:
        """Every cell that has a door."""
        return {
            CellPlace(board.address, channel): size
            for board in self.boards
            for channel, size in board.sizes().items()
        }

    @property
    def longest(self) -> float:
        """Seconds after which the slowest order is over: each try asks, orders, watches, asks."""
        return self.tries * (5 * self.timeout + self.door_timeout)


_KINDS = {"driver": Driver, "feedback": Feedback, "low_channels": LowChannels}
_RANGES = (("hold", 0, 9), ("timeout", 0.05, 5), ("tries", 1, 5), ("door_timeout", 0.1, 10))
