"""What happens to windows."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowEvent(Event):
    """Something that happened to a window, and in which zone it stands."""

    window: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowShape(WindowEvent):
    """What a window is from now on. `exception`: why it is a department's own (P22-1)."""

    name: dict[str, str]
    window_kind: str
    domains: tuple[str, ...]
    exception: str
    open_until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPlaced(WindowShape):
    """The hall has this window from now on, closed: as configured, or as a manager wants it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOpened(WindowEvent):
    """It serves. `clerk` is who sits there, where somebody does yet."""

    clerk: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkSeated(WindowEvent):
    """Somebody sat down at a window that was open already."""

    clerk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkMoveAsked(WindowEvent):
    """The clerk of this window is to go to another one once their visitor has gone, and why.

    `undone`: they go back to where they were before their last move.
    """

    clerk: str
    to_window: str
    reason: str
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkMoved(WindowEvent):
    """A clerk was moved here from another window: by whom, and why.

    `undone`: they are where they were before their last move.
    """

    clerk: str
    from_window: str
    from_zone: str
    moved_by: str
    reason: str
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClerkStays(WindowEvent):
    """A clerk who was to go to another window once free stays at this one."""

    clerk: str
    to_window: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPaused(WindowEvent):
    """It rests for a while."""

    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowClosed(WindowEvent):
    """It serves no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowChanged(WindowShape):
    """A manager reshaped it (D21-3), and why. `from_zone` is where it was.

    `undone`: it has the shape again that it had before its last change.
    """

    from_zone: str
    reason: str | None
    undone: bool = False
