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
class WindowPlaced(WindowEvent):
    """The hall has this window from now on, as its configuration says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowOpened(WindowEvent):
    """It serves. `clerk` is who sits there, where somebody does yet."""

    clerk: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPaused(WindowEvent):
    """It rests for a while."""

    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowClosed(WindowEvent):
    """It serves no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowChanged(WindowEvent):
    """A manager reshaped it (D21-3); what it is from now on. `from_zone` is where it was."""

    name: dict[str, str]
    window_kind: str
    domains: tuple[str, ...]
    from_zone: str
