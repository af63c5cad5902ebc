"""办理结果: one licence or decision, from its department until its applicant has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from hall.cases.case import Delivery
from hall.refusals import Refusal


class ResultState(StrEnum):
    """Where a result is.

    HANDED_OVER 移交: between its department and the issuing window. REFUSED 不予接收: back at the
    department. REGISTERED 已登记: at the window, nobody has told the applicant yet. READY 待领取:
    they have been told. STORED: in a cell of a locker. POSTED: with a carrier.
    """

    HANDED_OVER = "handed-over"
    REFUSED = "refused"
    REGISTERED = "registered"
    READY = "ready"
    STORED = "stored"
    POSTED = "posted"
    DELIVERED = "delivered"


AT_THE_WINDOW = (ResultState.REGISTERED, ResultState.READY)
"""It lies at an issuing window, and may be given, stored or posted."""
AT_ISSUING = frozenset(ResultState) - {ResultState.HANDED_OVER, ResultState.REFUSED}
"""An issuing window has it, or had. What was merely handed over may still be refused."""
OPEN = tuple(state for state in ResultState if state is not ResultState.DELIVERED)


class Size(StrEnum):
    """How large a cell it needs; the letters are those of the cells."""

    SMALL = "S"
    MEDIUM = "M"
    LARGE = "L"


@dataclass(frozen=True, slots=True)
class Result:
    """One document, in so many copies, that one department issues on one part of a case.

    `how` is the way the applicant wants it (J19-14), `delivered_how` the way it went. `window` is
    the issuing window it goes to and lies at, `place` where in there or in which cell. `tell_by`:
    when the applicant is told at the latest (J19-13). `feedback_by`: when the department knows of
    the delivery at the latest, `fed_back_at` when it did (J19-16). `edition` grows with changes.
    """

    id: int
    case: int
    number: str
    part: int
    department: str
    document: str
    copies: int
    size: Size
    how: Delivery
    state: ResultState
    window: str
    given_by: str
    handed_over_at: datetime
    sheet: int | None = None
    place: str | None = None
    reason: str | None = None
    registered_by: str | None = None
    registered_at: datetime | None = None
    tell_by: datetime | None = None
    told_at: datetime | None = None
    delivered_at: datetime | None = None
    delivered_how: Delivery | None = None
    feedback_by: datetime | None = None
    fed_back_at: datetime | None = None
    edition: int = 1

    def must_be(self, *states: ResultState) -> None:
        """Refuse what is for results that are elsewhere."""
        if self.state not in states:
            key = str(self.state).replace("-", "_")
            raise Refusal(f"result_is_{key}", number=self.number, document=self.document)

    def about(self) -> dict[str, Any]:
        """What every event of this result says of it."""
        return {
            "case": self.case,
            "number": self.number,
            "result": self.id,
            "department": self.department,
            "document": self.document,
        }
