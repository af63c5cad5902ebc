"""The way to a locker's boards: bytes there and back, within a time."""

from __future__ import annotations

import time
from typing import Protocol


class Line(Protocol):
    """What a new way brings. Every call keeps to `within` seconds and fails with OSError only."""

    def open(self, within: float) -> None:
        """Reach the boards; a line that is open stays as it is."""
        ...

    def send(self, data: bytes, within: float) -> None:
        """Hand over all of `data`."""
        ...

    def read(self, within: float) -> bytes:
        """What has come, waiting for it; b"" when all stay silent. A lost line is an OSError."""
        ...

    def close(self) -> None: ...


class Deadline:
    """The moment at which something must be over, however it went."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    @property
    def over(self) -> bool:
        return time.monotonic() >= self._at

    def left(self) -> float:
        """Seconds until then, never less than a hundredth so that a last try is a real one."""
        return max(0.01, self._at - time.monotonic())
