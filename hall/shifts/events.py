"""What happens to shifts. `at_window` is where they are to be worked; None: wherever needed."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftsPlanned(Event):
    """Somebody works on these days from–to."""

    staff: str
    days: tuple[str, ...]
    begins: str
    ends: str
    at_window: str | None
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftChanged(Event):
    """One shift is this one now; `before` is who had it."""

    shift: int
    staff: str
    before: str
    day: str
    begins: str
    ends: str
    at_window: str | None
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRemoved(Event):
    """Somebody doesn't work then."""

    shift: int
    staff: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftsCopied(Event):
    """So many shifts of one week were planned in another one, each on the same weekday."""

    week: str
    to: str
    shifts: int
