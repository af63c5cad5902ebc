"""存放: one result in one cell, from the moment a cell is chosen until the cell is free again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class StayState(StrEnum):
    """How it stands.

    RESERVED: the cell is chosen and its door ordered to open. STORING: the door has opened, and
    nobody has confirmed yet. COLLECTING, RECALLING: its door was ordered to open for the applicant,
    for staff. DOUBTFUL: what happened at the door isn't known; staff look. The other three are its
    end; NOT_STORED: nothing was put in.
    """

    RESERVED = "reserved"
    STORING = "storing"
    STORED = "stored"
    COLLECTING = "collecting"
    RECALLING = "recalling"
    DOUBTFUL = "doubtful"
    COLLECTED = "collected"
    RECALLED = "recalled"
    NOT_STORED = "not-stored"


OVER = (StayState.COLLECTED, StayState.RECALLED, StayState.NOT_STORED)
UNDER_WAY = (StayState.RESERVED, StayState.STORING)
"""Being stored: nobody has said yet that it lies there."""
LIVE = tuple(state for state in StayState if state not in OVER)


@dataclass(frozen=True, slots=True)
class Stay:
    """One result in one cell.

    `token` is what the QR code of its pick-up carries. `code` and `tail` are keyed hashes of its
    pick-up code and of the last four signs of whose it is, `person` is that of the whole ID number.
    All four are gone when it is over, the code as soon as it has opened the door. `misses`: so
    often were the signs wrong beside the right code. `order`: the last one for its door. `due`:
    overdue from then on; it may be collected all the same until it is recalled.
    """

    id: int
    cabinet: str
    cell: int
    result: int
    case: int
    number: str
    state: StayState
    reserved_at: datetime
    reserved_by: str
    order: int | None = None
    stored_at: datetime | None = None
    stored_by: str | None = None
    due: datetime | None = None
    ended_at: datetime | None = None
    reason: str | None = None
    token: str | None = None
    code: str | None = None
    tail: str | None = None
    person: str | None = None
    misses: int = 0
    locked_until: datetime | None = None

    @property
    def plan(self) -> str:
        """The key of the plan that tells when it is overdue."""
        return f"stay-{self.id}"

    def is_locked(self, at: datetime) -> bool:
        """Whether its code is refused for now."""
        return self.locked_until is not None and at < self.locked_until

    def about(self) -> dict[str, Any]:
        """What every event of this stay says of it."""
        return {
            "cabinet": self.cabinet,
            "cell": self.cell,
            "stay": self.id,
            "case": self.case,
            "number": self.number,
            "result": self.result,
        }
