"""The frames of the 8A family of lock boards: what is sent, what is heard. Pure.

Every frame ends with the XOR of the bytes before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING

from devices.locker.settings import MOST_BOARDS, MOST_CHANNELS, Feedback, LowChannels
from hall.lockers.bank import CellPlace, DoorState

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN, STATE, CHANGE = 0x8A, 0x80, 0x82
ORDER, QUESTION = 0x11, 0x33
CONTACT_OPEN, CONTACT_CLOSED = 0x00, 0x11
ALL = 0x00
"""As a channel: every one of the board. It is for questions; no order here can hold it."""
SHORT = 5
_LEAST_STATE_BYTES = 3
LONGEST_HOLD = 9


def checksum(data: Iterable[int]) -> int:
    return reduce(xor, data, 0)


def open_cell(cell: CellPlace, hold: int = 0) -> bytes:
    """The order to open one cell; `hold`: power the lock so many seconds, 0: the board's own time.

    A channel or board that isn't one is a ValueError: channel 0 would open every door.
    """
    if not 0 <= hold <= LONGEST_HOLD:
        raise ValueError(f"a lock is held 1 to {LONGEST_HOLD} seconds, not {hold}")
    return _sealed(OPEN, *_place(cell), ORDER, *([hold] if hold else []))


def ask_door(cell: CellPlace) -> bytes:
    """The question how one door stands."""
    return _sealed(STATE, *_place(cell), QUESTION)


def ask_doors(board: int) -> bytes:
    """The question how all doors of a board stand."""
    return _sealed(STATE, _board(board), ALL, QUESTION)


def _sealed(*data: int) -> bytes:
    return bytes((*data, checksum(data)))


def _place(cell: CellPlace) -> tuple[int, int]:
    if not 1 <= cell.channel <= MOST_CHANNELS:
        raise ValueError(f"a channel is 1 to {MOST_CHANNELS}, not {cell.channel}")
    return _board(cell.board), cell.channel


def _board(number: int) -> int:
    if not 1 <= number <= MOST_BOARDS:
        raise ValueError(f"a board is 1 to {MOST_BOARDS}, not {number}")
    return number


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A board took an order, or the line gave the order's echo. Neither is an open door."""

    cell: CellPlace


@dataclass(frozen=True, slots=True)
class Door:
    """The answer for one door."""

    cell: CellPlace
    state: DoorState


@dataclass(frozen=True, slots=True)
class Doors:
    """The answer for a whole board: its state bytes as they came."""

    board: int
    states: bytes


@dataclass(frozen=True, slots=True)
class Changed:
    """What a board said unasked."""

    cell: CellPlace
    state: DoorState


Heard = Acknowledged | Door | Doors | Changed


def state_bytes(channels: int) -> int:
    """How many state bytes a board of so many channels answers with: 3 for 8, 7 for 50."""
    return max(_LEAST_STATE_BYTES, (channels + 7) // 8)


def door_state(contact: int, feedback: Feedback) -> DoorState:
    """What a contact means, open (0) or closed (anything else)."""
    shut = bool(contact) == (feedback is Feedback.CLOSED)
    return DoorState.CLOSED if shut else DoorState.OPEN


def doors(
    states: bytes, channels: int, feedback: Feedback, low_channels: LowChannels
) -> dict[int, DoorState]:
    """The doors by channel. Bit 0 of a byte is the lowest of its channels."""
    ordered = states if low_channels is LowChannels.FIRST else states[::-1]
    bits = int.from_bytes(ordered, "little")
    return {at + 1: door_state(bits >> at & 1, feedback) for at in range(channels)}
