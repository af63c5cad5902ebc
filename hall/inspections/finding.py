"""巡查: an inspection of a window or a zone, and each finding until it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding hurts: worth a word, must be put right, must be put right at once."""

    NOTE = "note"
    FAULT = "fault"
    SERIOUS = "serious"


@dataclass(frozen=True, slots=True)
class Inspection:
    """Somebody looked at a place: a window, or a zone where `window` is None."""

    id: int
    window: str | None
    zone: str
    by: str
    at: datetime
    findings: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, who sees to it and until when.

    `owner` is a staff name. `due` is the end of the day `due_on`. `steps` tell what became of it,
    each `{"at", "by", "what", "note"}`; `closed_at` is None while it is open. `overdue`: its time
    is over, and that was told once.
    """

    id: int
    inspection: int
    window: str | None
    zone: str
    text: str
    severity: Severity
    owner: str
    due_on: date
    due: datetime
    found_by: str
    found_at: datetime
    open: bool = True
    overdue: bool = False
    steps: tuple[dict[str, Any], ...] = ()
    closed_at: datetime | None = None

    @property
    def plan(self) -> str:
        """The key of the plan that tells when its time is over."""
        return f"finding-{self.id}"
