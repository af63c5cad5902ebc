"""What happens to tickets. `zone` says whose screens and loudspeaker are concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from hall.progress import Event
from hall.tickets.ticket import TicketState


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEvent(Event):
    """Something that happened to a ticket, and in which line it stood.

    `leads_to` is the state it is in from then on; None where it stays as it was.
    """

    leads_to: ClassVar[str | None] = None

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
    """取号. `place` is its virtual arrival; `anywhere`: undifferentiated windows may take it."""

    leads_to = TicketState.WAITING

    business_date: str
    matter: str | None
    theme: str | None
    anywhere: bool
    priority: str | None
    appointment: str | None
    arrived_at: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCalled(AtWindow):
    """叫号. `calls` counts the calls so far; `why` is the record of the choice (routing.Choice).

    `place` is its virtual arrival, which is over with the call.
    """

    leads_to = TicketState.CALLED

    calls: int
    why: dict[str, Any]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRecalled(AtWindow):
    """重呼."""

    leads_to = TicketState.CALLED

    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketStarted(AtWindow):
    """The service began; where nobody pressed "start", with the call."""

    leads_to = TicketState.SERVING

    began_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMissed(AtWindow):
    """过号: called `calls` times and not there. `misses` counts this one."""

    leads_to = TicketState.MISSED

    calls: int
    misses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRestored(TicketEvent):
    """恢复: back in line, behind `behind` others."""

    leads_to = TicketState.WAITING

    behind: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketHeld(AtWindow):
    """挂起: set aside at a window, after `seconds` of service; `total_seconds` with all before."""

    leads_to = TicketState.HELD

    seconds: float
    total_seconds: float
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketResumed(TicketEvent):
    """Back from hold: first at the window that held it."""

    leads_to = TicketState.WAITING

    window: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTransferred(AtWindow):
    """转移 from `window` after `seconds` of service; `total_seconds` with all before.

    `domain` is the line it stands in now, `from_domain` the one before; it had had so many `calls`.
    """

    leads_to = TicketState.WAITING

    from_domain: str
    anywhere: bool
    calls: int
    seconds: float
    total_seconds: float
    to_window: str | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTakenBack(AtWindow):
    """The clerk's last press was undone: from `was` (a transfer: waiting) it is in `state` again.

    `seconds` of service that this press had counted count no longer in `total_seconds`.
    """

    was: str
    state: str
    anywhere: bool
    calls: int
    misses: int
    seconds: float
    total_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketReleased(TicketEvent):
    """Its window closed: it waits for any window of its line again.

    `resumed`: it was resumed, and stood before the others there.
    """

    leads_to = TicketState.WAITING

    window: str
    resumed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketKept(TicketEvent):
    """Its window is there again, as a clerk's move was undone: it waits for that one alone."""

    leads_to = TicketState.WAITING

    window: str
    resumed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFinished(AtWindow):
    """The visit is over. `seconds` is what its last service took, `total_seconds` all of them.

    Both are null where nobody finished it before the business day ended: nobody knows then.
    """

    leads_to = TicketState.FINISHED

    seconds: float | None
    total_seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCancelled(TicketEvent):
    """弃号. `reason`: asked (by staff), left (by the holder), missed-twice, referred (on)."""

    leads_to = TicketState.CANCELLED

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketExpired(TicketEvent):
    """The business date ended before it was served. `was` is its state until then."""

    leads_to = TicketState.EXPIRED

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMarked(TicketEvent):
    """Undifferentiated windows may take it from now on, or no longer: the rules have changed."""

    anywhere: bool
