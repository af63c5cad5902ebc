"""Passwords are hashed one after another: argon2 takes 64 MiB a hash, and a native thread.

So forty who sign in at once wait for each other, and neither memory nor the threads that the
writer needs run out. Who comes when the line is long is asked to come again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from web import passwords
from web.door import Closed
from web.hub import Hub
from web.lanes import Lane

MOST_WAITING = 40
"""Some two seconds of hashing: about as many as sign in in the minute before a hall opens."""
PATIENCE = 10.0

T = TypeVar("T")


class Hashing:
    """`web.passwords`, in a lane. Raises Closed `hall_busy` when too many wait."""

    def __init__(self, hub: Hub) -> None:
        self._lane = Lane(hub, "passwords")

    def hash_of(self, password: str) -> str:
        """What is kept of a password."""
        return self._next(partial(passwords.hash_of, password))

    def is_right(self, kept: str | None, password: str) -> bool:
        """Whether it is the one that was kept."""
        return self._next(partial(passwords.is_right, kept, password))

    def _next(self, work: Callable[[], T]) -> T:
        if len(self._lane) >= MOST_WAITING:
            raise Closed("hall_busy", seconds=2)
        result = self._lane.ask(work, PATIENCE)
        if result is None:
            raise Closed("hall_slow", seconds=5)
        return result
