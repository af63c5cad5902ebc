"""A locker for halls without one: it speaks as an 8A board does, and misbehaves."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from devices.locker.board8a import Bank8A
from devices.locker.simulator.cabinet import Cabinet, Troubles

if TYPE_CHECKING:
    from devices.locker.settings import LockerConfig

__all__ = ["Cabinet", "SimulatedBank", "Troubles"]


class _Loop:
    """The line to a cabinet in the same process."""

    def __init__(self, cabinet: Cabinet) -> None:
        self._cabinet = cabinet
        self._said = threading.Condition()
        self._coming: list[tuple[float, bytes]] = []
        cabinet.on_unasked = self._deliver

    def open(self, within: float) -> None:
        self._check()

    def send(self, data: bytes, within: float) -> None:
        self._check()
        for piece in self._cabinet.feed(data):
            self._deliver(piece)

    def read(self, within: float) -> bytes:
        until = time.monotonic() + within
        with self._said:
            while not self._is_due():
                wait = min([until, *(due for due, _ in self._coming[:1])]) - time.monotonic()
                if wait <= 0:
                    break
                self._said.wait(wait)
            self._check()
            return self._coming.pop(0)[1] if self._is_due() else b""

    def close(self) -> None:
        with self._said:
            self._coming.clear()

    def _deliver(self, piece: bytes) -> None:
        with self._said:
            self._coming.append((time.monotonic() + self._cabinet.troubles.slow, piece))
            self._said.notify_all()

    def _is_due(self) -> bool:
        return bool(self._coming) and self._coming[0][0] <= time.monotonic()

    def _check(self) -> None:
        if not self._cabinet.powered:
            raise ConnectionError("the cabinet has no power")


class SimulatedBank(Bank8A):
    """A locker of this process: the driver itself, before a cabinet that is made up.

    Set `cabinet.troubles` to see how the hall bears it; `cabinet.shut` is the hand at the door.
    """

    def __init__(self, config: LockerConfig, cabinet: Cabinet | None = None) -> None:
        self.cabinet = cabinet or Cabinet(config)
        super().__init__(_Loop(self.cabinet), config)
