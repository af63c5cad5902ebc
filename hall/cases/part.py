"""承办: what one department has to decide of a case, and its clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hall.cases.term import Light, Term


class PartState(StrEnum):
    """Where a part stands.

    WAITING: its case isn't accepted, or not yet again. SENT: on its way to the department. DROPPED:
    its case is over without a decision of this department.
    """

    WAITING = "waiting"
    SENT = "sent"
    TAKEN = "taken"
    DECIDED = "decided"
    DROPPED = "dropped"


class Decision(StrEnum):
    """审批决定."""

    APPROVED = "approved"
    DENIED = "denied"


class Pause(StrEnum):
    """What takes time that doesn't count (J19-9)."""

    HIGHER_LEVEL = "higher-level"
    HEARING = "hearing"
    EXPERT_REVIEW = "expert-review"
    PUBLIC_NOTICE = "public-notice"


@dataclass(frozen=True, slots=True)
class Part:
    """What one department has to decide of a case, and its clock.

    `promised` working days are its time; `last_day`, `left`, `began` and `days` are its clock as it
    runs or rests. `light` is what was told last, `turns_at` when it turns next. Its paper is to be
    there by `hand_over_by`, carried by `batch`. `explanation` says why it was overdue. `issues` is
    what is issued on it, as the catalogue had it at the decision, None: nobody has noted that;
    `owes` while its department may still have to hand some of it over.
    """

    id: int
    case: int
    department: str
    matter: str | None
    lead: bool
    state: PartState
    promised: int
    light: Light = Light.OFF
    hand_over_by: datetime | None = None
    last_day: date | None = None
    left: int | None = None
    began: date | None = None
    days: int | None = None
    turns_at: datetime | None = None
    taken_at: datetime | None = None
    taken_by: str | None = None
    decision: Decision | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    explanation: str | None = None
    batch: int | None = None
    issues: tuple[str, ...] | None = None
    owes: bool = False
    edition: int = 1

    @property
    def term(self) -> Term:
        """Its clock."""
        return Term(self.last_day, self.left, self.began, self.days)
