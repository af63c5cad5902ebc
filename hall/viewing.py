"""What a room brings so that its staff can watch it: a view of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hall.people.roles import Actor, Role
from hall.ports import Shelf
from hall.progress import Recorded
from hall.setup import Setup

Builder = Callable[[Setup, Shelf, str, datetime], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class RoomView:
    """A view for staff: `kind` alone where it is `single`, else `kind:which`.

    `build` gets the setup, the shelf, what stands behind the colon, and the time. `kinds` are the
    beginnings of the kinds of events that may change it. With `own`, somebody of these roles
    watches only what it holds to be theirs.
    """

    kind: str
    build: Builder
    roles: frozenset[Role]
    kinds: tuple[str, ...]
    single: bool = True
    own: Callable[[str, Actor], bool] | None = None

    def may_watch(self, which: str, actor: Actor) -> bool:
        """Whether `actor` may watch the one of this name."""
        if not actor.is_staff(*self.roles):
            return False
        return self.own is None or self.own(which, actor)

    def is_touched_by(self, event: Recorded) -> bool:
        """Whether it may have changed."""
        return event.kind.startswith(self.kinds)
