"""What a room brings so that its staff can watch it: a view of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hall.people.roles import Role
from hall.ports import Shelf
from hall.progress import Recorded
from hall.setup import Setup

Builder = Callable[[Setup, Shelf, str, datetime], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class RoomView:
    """A view for staff: `kind` alone where it is `single`, else `kind:which`.

    `build` gets the setup, the shelf, what stands behind the colon, and the time. `kinds` are the
    beginnings of the kinds of events that may change it.
    """

    kind: str
    build: Builder
    roles: frozenset[Role]
    kinds: tuple[str, ...]
    single: bool = True

    def is_touched_by(self, event: Recorded) -> bool:
        """Whether it may have changed."""
        return event.kind.startswith(self.kinds)
