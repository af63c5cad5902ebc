"""The way to a printer: bytes there and back, within a time."""

from __future__ import annotations

import time
from typing import Protocol


class Line(Protocol):
    """What a new driver brings. Every call keeps to `within` seconds and fails with OSError or
    escpos.exceptions.Error, nothing else.
    """

    lasting: bool
    """Whether the line stays open between calls; it is closed anyway when it failed."""

    def open(self, within: float) -> None:
        """Reach the printer; an open line that lasts stays as it is."""
        ...

    def send(self, data: bytes, within: float) -> None:
        """Hand over all of `data`."""
        ...

    def read(self, within: float) -> bytes:
        """Some bytes from the printer, b"" when it stays silent. A broken line is an OSError."""
        ...

    def close(self) -> None: ...


class Deadline:
    """The moment at which a call must be over, however it went."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then, never less than a hundredth so that a last try is a real one."""
        return max(0.01, self._at - time.monotonic())
