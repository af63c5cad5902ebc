"""Who may use the one line now: orders and questions in turn, listeners when nobody asks."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Turns:
    """A lock that lets whoever asks go before whoever only listens."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._taken = False
        self._asking = 0

    @contextmanager
    def asking(self, within: float) -> Iterator[bool]:
        """Whether it is one's turn, within this time; it ends with the block."""
        with self._moved:
            self._asking += 1
            mine = self._moved.wait_for(lambda: not self._taken, within)
            self._asking -= 1
            self._taken = self._taken or mine
        yield from self._until_done(mine)

    @contextmanager
    def listening(self, within: float) -> Iterator[bool]:
        """The same, when nobody asks."""
        with self._moved:
            mine = self._moved.wait_for(lambda: not self._taken and not self._asking, within)
            self._taken = self._taken or mine
        yield from self._until_done(mine)

    def _until_done(self, mine: bool) -> Iterator[bool]:
        try:
            yield mine
        finally:
            if mine:
                self._leave()

    def _leave(self) -> None:
        with self._moved:
            self._taken = False
            self._moved.notify_all()
