"""A locker without hardware: bytes in, answers out, doors that open, and troubles.

It reads and writes frames by itself and knows nothing of the code that drives real boards.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from devices.locker.settings import Feedback, LowChannels
from hall.lockers.bank import CellPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.locker.settings import LockerConfig


@dataclass
class Troubles:
    """What is wrong with the cabinet now. Nothing is, at first; set what you want to see.

    `jammed` doors are ordered to open, acknowledged, and stay shut. `miswired`: which doors open
    instead of one. `stiff`: seconds until a door springs open. `silent`: obeys, answers nothing.
    `unacknowledged`: obeys and tells of doors, but acknowledges nothing. `echo`: the line gives
    back what it was sent. `splits`: one byte at a time. `garbage` comes before each answer.
    `wrong_sums`, `cuts`: so many answers come with a wrong checksum, or lack their end. `slow`:
    seconds before an answer. `quiet`: says nothing unasked. `power_cut`: the power goes at the
    next order, "before" or "after" the lock moved, and is back after `dark` seconds.
    """

    jammed: set[CellPlace] = field(default_factory=set)
    miswired: dict[CellPlace, tuple[CellPlace, ...]] = field(default_factory=dict)
    stiff: float = 0.0
    silent: bool = False
    unacknowledged: bool = False
    echo: bool = False
    splits: bool = False
    garbage: bytes = b""
    wrong_sums: int = 0
    cuts: int = 0
    slow: float = 0.0
    quiet: bool = False
    power_cut: str = ""
    dark: float = 0.0


class Cabinet:
    """The cabinet itself. `orders` keeps which cells were ordered to open, a channel 0 included;
    `faults` what it could not read. `on_unasked` is told what boards say by themselves. `hands`:
    seconds after which somebody shuts a door; 0: nobody does.
    """

    def __init__(self, config: LockerConfig, troubles: Troubles | None = None) -> None:
        self.troubles = troubles or Troubles()
        self.orders: list[CellPlace] = []
        self.faults: list[bytes] = []
        self.on_unasked: Callable[[bytes], None] | None = None
        self.hands = 0.0
        self._config = config
        self._cells = frozenset(config.cells)
        self._open: set[CellPlace] = set()
        self._springing: dict[CellPlace, float] = {}
        self._opened_at: dict[CellPlace, float] = {}
        self._dark_until = 0.0
        self._held = b""
        self._lock = threading.RLock()

    @property
    def powered(self) -> bool:
        return time.monotonic() >= self._dark_until

    @property
    def open_doors(self) -> set[CellPlace]:
        with self._lock:
            self._spring()
            return set(self._open)

    def settle(self) -> None:
        """The power is back, and every door that is about to spring open has."""
        with self._lock:
            self._dark_until = 0.0
            self._open |= self._springing.keys()
            self._springing.clear()

    def shut(self, cell: CellPlace) -> None:
        """Somebody shuts the door."""
        with self._lock:
            self._open.discard(cell)
            self._tell(cell)

    def force(self, cell: CellPlace) -> None:
        """Somebody opens the door by hand."""
        with self._lock:
            self._open.add(cell)
            self._tell(cell)

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes; hand back the answers in pieces, as they come over the line."""
        with self._lock:
            answers = self._spring_and_say()
            self._held += data
            while self.powered and (request := self._next_request()):
                answers += self._obey(request)
            if not self.powered:
                self._held = b""
        return [piece for answer in answers for piece in self._pieces(answer)]

    def _next_request(self) -> bytes:
        """The next whole request; b"" when none is there yet."""
        while len(self._held) >= 5:
            for length in (5, 6) if self._held[0] == 0x8A else (5,):
                if len(self._held) >= length and not _xor(self._held[:length]):
                    request, self._held = self._held[:length], self._held[length:]
                    return request
            if self._held[0] == 0x8A and len(self._held) == 5:
                break
            self.faults.append(self._held[:1])
            self._held = self._held[1:]
        return b""

    def _obey(self, request: bytes) -> list[bytes]:
        head, board, channel, what = request[:4]
        if board not in self._config.channels:
            return [request] if self.troubles.echo else []
        if (head, what) == (0x8A, 0x11):
            answers = self._ordered(CellPlace(board, channel))
        elif (head, what) == (0x80, 0x33):
            answers = [self._damaged(self._doors(board, channel))]
        else:
            self.faults.append(request)
            answers = []
        if self.troubles.silent or not self.powered:
            answers = []
        return [request, *answers] if self.troubles.echo else answers

    def _ordered(self, cell: CellPlace) -> list[bytes]:
        self.orders.append(cell)
        cut, self.troubles.power_cut = self.troubles.power_cut, ""
        if cut:
            self._dark_until = time.monotonic() + self.troubles.dark
        if cut == "before":
            return []
        moved = [door for door in self._meant(cell) if door not in self.troubles.jammed]
        due = time.monotonic() + self.troubles.stiff
        self._springing |= dict.fromkeys(moved, due)
        if cell.channel == 0:
            return []
        taken = [] if self.troubles.unacknowledged else [self._damaged(self._short(0x8A, cell))]
        return taken + self._spring_and_say()

    def _meant(self, cell: CellPlace) -> tuple[CellPlace, ...]:
        if cell.channel == 0:
            return tuple(door for door in self._cells if door.board == cell.board)
        return self.troubles.miswired.get(cell, (cell,))

    def _spring(self) -> list[CellPlace]:
        """Doors whose time has come stand open now, and those that somebody shuts don't."""
        now = time.monotonic()
        if self.hands:
            self._open -= {c for c in self._open if now - self._opened_at.get(c, now) > self.hands}
        sprung = [cell for cell, due in self._springing.items() if due <= now]
        for cell in sprung:
            del self._springing[cell]
            self._open.add(cell)
            self._opened_at[cell] = now
        return sprung

    def _spring_and_say(self) -> list[bytes]:
        sprung = self._spring()
        mute = self.troubles.quiet or self.troubles.silent or not self.powered
        return [] if mute else [self._short(0x82, cell) for cell in sprung]

    def _tell(self, cell: CellPlace) -> None:
        mute = self.troubles.quiet or self.troubles.silent or not self.powered
        if self.on_unasked is not None and not mute:
            self.on_unasked(self._short(0x82, cell))

    def _is_contact_closed(self, cell: CellPlace) -> bool:
        """A channel without a door has nothing that could close its contact."""
        shut = cell not in self._open
        return cell in self._cells and shut == (self._config.feedback is Feedback.CLOSED)

    def _short(self, head: int, cell: CellPlace) -> bytes:
        contact = 0x11 if self._is_contact_closed(cell) else 0x00
        return _sealed(bytes((head, cell.board, cell.channel, contact)))

    def _doors(self, board: int, channel: int) -> bytes:
        if channel:
            return self._short(0x80, CellPlace(board, channel))
        count = max(3, -(-self._config.channels[board] // 8))
        states = bytearray(count)
        for bit in range(self._config.channels[board]):
            if self._is_contact_closed(CellPlace(board, bit + 1)):
                states[bit // 8] |= 1 << bit % 8
        if self._config.low_channels is LowChannels.LAST:
            states.reverse()
        return _sealed(bytes((0x80, board, *states, 0x33)))

    def _damaged(self, answer: bytes) -> bytes:
        if self.troubles.wrong_sums > 0:
            self.troubles.wrong_sums -= 1
            answer = answer[:-1] + bytes((answer[-1] ^ 0x5A,))
        if self.troubles.cuts > 0:
            self.troubles.cuts -= 1
            answer = answer[: len(answer) // 2]
        return self.troubles.garbage + answer

    def _pieces(self, answer: bytes) -> list[bytes]:
        return [bytes((byte,)) for byte in answer] if self.troubles.splits else [answer]


def _xor(data: bytes) -> int:
    total = 0
    for byte in data:
        total ^= byte
    return total


def _sealed(data: bytes) -> bytes:
    return data + bytes((_xor(data),))
