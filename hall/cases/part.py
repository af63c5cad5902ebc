"""承办: what one department has to decide of a case, and its clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hall.cases.term import Light, Term


class PartState(StrEnum):
    """Where a part stands: on its way to the department, with it, decided, or taken from it."""

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

    `due_day` is None while the clock rests, `left` is None while it runs; `light` is what was told
    last, `turns_at` when it turns next. Paper is to be there by `hand_over_by`. `note` explains
    why it was overdue, `batch` is the hand-over that carries its paper.
    """

    id: int
    case: int
    department: str
    matter: str | None
    lead: bool
    state: PartState
    light: Light
    hand_over_by: datetime | None = None
    due_day: date | None = None
    left: int | None = None
    turns_at: datetime | None = None
    taken_at: datetime | None = None
    taken_by: str | None = None
    decision: Decision | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    note: str | None = None
    batch: int | None = None
    edition: int = 1

    @property
    def is_there(self) -> bool:
        """Whether it is still a part of its case."""
        return self.state is not PartState.DROPPED

    @property
    def term(self) -> Term:
        """Its clock."""
        return Term(self.due_day, self.left)
