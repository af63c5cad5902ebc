"""What happens to inspections and their findings."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRecorded(Event):
    """Somebody looked at a window, or at a zone where `window` is None, and found so much."""

    inspection: int
    window: str | None
    zone: str
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEvent(Event):
    """Something that happened to a finding, and where it was found."""

    finding: int
    window: str | None
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecorded(FindingEvent):
    """It was found: what, how bad, who sees to it, and until which day."""

    severity: str
    text: str
    owner: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFollowedUp(FindingEvent):
    """Somebody says how it goes; who sees to it now, and until which day."""

    note: str
    owner: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingClosed(FindingEvent):
    """It was put right: what was done."""

    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReopened(FindingEvent):
    """It wasn't put right after all."""

    reason: str
    owner: str
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingOverdue(FindingEvent):
    """Its day is over and it is still open."""

    severity: str
    text: str
    owner: str
