"""材料核验: what the clerk found of each material that a matter asks for (J19-3 to J19-5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Verdict(StrEnum):
    """RECEIVED: it is here and in form. MISSING: it isn't. DEFERRED 容缺: promised for a date."""

    RECEIVED = "received"
    MISSING = "missing"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class CaseMaterial:
    """One material of one case, as the list had it when the case was received.

    `until` is the promised date, `note` what is wrong with it.
    """

    id: int
    case: int
    name: str
    copies: int
    verdict: Verdict
    deferrable: bool
    until: date | None = None
    note: str | None = None
    arrived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lacks:
    """一次性告知: all that is missing, the law that asks for it, and what else to say."""

    materials: tuple[str, ...]
    basis: str
    note: str | None = None
