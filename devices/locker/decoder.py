"""From a stream of bytes to what boards said, through echo, garbage, split and broken frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.locker.frames import (
    CHANGE,
    CONTACT_CLOSED,
    CONTACT_OPEN,
    OPEN,
    QUESTION,
    SHORT,
    STATE,
    Acknowledged,
    Changed,
    Door,
    Doors,
    Heard,
    checksum,
    door_state,
    state_bytes,
)
from hall.lockers.bank import CellPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from devices.locker.settings import Feedback

_PART = object()
_CONTACTS = (CONTACT_OPEN, CONTACT_CLOSED)


class Decoder:
    """Reads frames of known boards; whatever can't be one is passed over, a byte at a time.

    The answers for one door and for all begin alike, and the longer may hold the shorter. So one
    has to `expect` either before asking.
    """

    def __init__(self, channels: Mapping[int, int], feedback: Feedback) -> None:
        self._channels = channels
        self._feedback = feedback
        self._held = b""
        self._all = False
        self._readers: dict[int, Callable[[bytes], Heard | object | None]] = {
            OPEN: self._short,
            CHANGE: self._short,
            STATE: self._state,
        }

    def expect(self, *, all_doors: bool) -> None:
        """Answers about doors are of this kind from now on."""
        self._all = all_doors

    def feed(self, data: bytes) -> list[Heard]:
        """What the stream says up to here, oldest first; a frame's beginning is kept."""
        self._held += data
        return self._read(wait=True)

    def settle(self) -> list[Heard]:
        """Nothing more comes: what was hidden behind a beginning that got no end."""
        heard = self._read(wait=False)
        self._held = b""
        return heard

    def _read(self, *, wait: bool) -> list[Heard]:
        heard: list[Heard] = []
        at = 0
        while at < len(self._held):
            found = self._frame(self._held[at:])
            if found is _PART and wait:
                break
            if isinstance(found, Heard):
                heard.append(found)
            at += self._length(self._held[at:]) if isinstance(found, Heard) else 1
        self._held = self._held[at:]
        return heard

    def _frame(self, data: bytes) -> Heard | object | None:
        """What `data` begins with: a frame, a part of one, or None."""
        reader = self._readers.get(data[0])
        if reader is None or (len(data) > 1 and data[1] not in self._channels):
            return None
        return reader(data) if len(data) > 1 else _PART

    def _length(self, data: bytes) -> int:
        if data[0] == STATE and self._all:
            return state_bytes(self._channels[data[1]]) + 4
        return SHORT

    def _short(self, data: bytes) -> Heard | object | None:
        if len(data) > 2 and not 1 <= data[2] <= self._channels[data[1]]:
            return None
        if len(data) > 3 and data[3] not in _CONTACTS:
            return None
        if len(data) < SHORT:
            return _PART
        if checksum(data[:SHORT]):
            return None
        return self._said(data[0], CellPlace(data[1], data[2]), data[3])

    def _said(self, head: int, cell: CellPlace, contact: int) -> Heard:
        if head == OPEN:
            return Acknowledged(cell)
        state = door_state(contact, self._feedback)
        return Changed(cell, state) if head == CHANGE else Door(cell, state)

    def _state(self, data: bytes) -> Heard | object | None:
        if not self._all:
            return self._short(data)
        length = self._length(data)
        if len(data) > length - 2 and data[length - 2] != QUESTION:
            return None
        if len(data) < length:
            return _PART
        return None if checksum(data[:length]) else Doors(data[1], data[2 : length - 2])
