"""办件: one application, from the window that receives it until its result is delivered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from hall.refusals import Refusal
from hall.setup import CaseKind


class CaseState(StrEnum):
    """Where a case stands.

    RECEIVED 收件: a department still has to say whether it is accepted. CORRECTION 待补正: it went
    back to the applicant. DECIDED: every department has decided, and the result is on its way.
    """

    RECEIVED = "received"
    CORRECTION = "correction"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DELIVERED = "delivered"


OPEN = (CaseState.RECEIVED, CaseState.CORRECTION, CaseState.ACCEPTED)
OVER = (CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.DELIVERED)


class Delivery(StrEnum):
    """送达方式: how the applicant wants the result (J19-14)."""

    WINDOW = "window"
    POST = "post"
    LOCKER = "locker"


@dataclass(frozen=True, slots=True)
class Visit:
    """Where an application is brought: the window, and the ticket it serves, if it serves one."""

    window: str
    ticket: int | None = None
    recorded_after_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One application for one matter, or one theme with all its matters.

    `number` is what people read, `token` opens its phone page. `applicant` is the record in the
    vault, `identity` what the clerk saw of them. `ticket` is the visit it came from; None: recorded
    without one, which shows (J19-6); `recorded_after_seconds` lie between the begin of service and
    its record. `returned` counts how often it went back for correction: once at most. `told_at` is
    when the applicant was told of follow-up matters (Z17-5). `edition` grows with each change.
    """

    id: int
    number: str
    token: str
    kind: CaseKind
    domain: str
    matter: str | None
    theme: str | None
    lead: str
    state: CaseState
    delivery: Delivery
    window: str
    clerk: str
    received_at: datetime
    identity: str
    applicant: int | None = None
    ticket: int | None = None
    recorded_after_seconds: float | None = None
    accepted_at: datetime | None = None
    decided_at: datetime | None = None
    over_at: datetime | None = None
    told_at: datetime | None = None
    returned: int = 0
    edition: int = 1

    @property
    def business(self) -> str:
        """The key under which the vault keeps its applicant."""
        return f"case-{self.id}"

    def must_be(self, *states: CaseState) -> None:
        """Refuse what is for cases that stand elsewhere."""
        if self.state not in states:
            raise Refusal(f"case_is_{self.state}", number=self.number)

    def about(self) -> dict[str, Any]:
        """What every event of this case says of it."""
        return {"case": self.id, "number": self.number, "matter": self.matter, "theme": self.theme}
