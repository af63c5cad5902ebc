"""What happens to tickets. `zone` says whose screens and loudspeaker are concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEvent(Event):
    """Something that happened to a ticket, and in which line it stood."""

    ticket: int
    number: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWindow(TicketEvent):
    """Something that happened to a ticket at a window."""

    window: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketIssued(TicketEvent):
    """取号. `place` is its virtual arrival."""

    matter: str | None
    theme: str | None
    priority: str | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCalled(AtWindow):
    """叫号. `calls` counts the calls so far; `why` is the record of the choice (routing.Choice)."""

    calls: int
    why: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRecalled(AtWindow):
    """重呼."""

    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketStarted(AtWindow):
    """The service began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMissed(AtWindow):
    """过号: called `calls` times and not there. `misses` counts this one."""

    calls: int
    misses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRestored(TicketEvent):
    """恢复: back in line, behind `behind` others."""

    behind: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketHeld(AtWindow):
    """挂起: set aside at a window."""

    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketResumed(TicketEvent):
    """Back from hold: first at the window that held it."""

    window: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTransferred(AtWindow):
    """转移 from `window`. `domain` is the line it stands in now, `from_domain` the one before."""

    from_domain: str
    to_window: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTakenBack(AtWindow):
    """The clerk's last press was undone: from `was` it is in `state` again."""

    was: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketReleased(TicketEvent):
    """Its window closed or can't take it: it waits for any window of its line again."""

    window: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFinished(AtWindow):
    """The service ended. `seconds` is what it took, from start to finish."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCancelled(TicketEvent):
    """弃号. `reason`: asked (by staff), left (by the holder), missed-twice."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketExpired(TicketEvent):
    """The business date ended before it was served. `was` is its state until then."""

    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPrinted(TicketEvent):
    """Its slip came out of `printer`."""

    printer: str
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipSent(TicketEvent):
    """The printer took its slip and can't say whether it came out."""

    printer: str
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipFailed(TicketEvent):
    """Its slip didn't come out; the number stays good."""

    printer: str
    paper: str
    detail: str
