"""开门指令: the intent to open one door, on record before a board hears, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class Purpose(StrEnum):
    """What the door is opened for."""

    STORE = "store"
    COLLECT = "collect"
    RECALL = "recall"
    LOOK = "look"


class OrderState(StrEnum):
    """How it stands.

    ASKED: the board knows nothing of it. TAKEN: the board is being told. UNSURE: it may have been
    told, and no sensor has said yet. OPEN: the door stands open. SHUT: it opened and was shut
    again. FAILED: it didn't open. LOST: it may have opened and been shut unseen.
    """

    ASKED = "asked"
    TAKEN = "taken"
    UNSURE = "unsure"
    OPEN = "open"
    SHUT = "shut"
    FAILED = "failed"
    LOST = "lost"


STALE = timedelta(seconds=20)
"""An order that waited for so long is given up: whoever asked may have gone."""
ON_THE_WAY = (OrderState.ASKED, OrderState.TAKEN, OrderState.UNSURE)


@dataclass(frozen=True, slots=True)
class DoorOrder:
    """One order.

    `shown`: what the applicant was known by (token, code, card). `then`: other stays here, to be
    opened one after the other.
    """

    id: int
    cabinet: str
    cell: int
    purpose: Purpose
    state: OrderState
    asked_by: str
    asked_at: datetime
    stay: int | None = None
    taken_at: datetime | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    detail: str = ""
    shown: str | None = None
    then: tuple[int, ...] = ()

    def is_stuck(self, at: datetime) -> bool:
        """Whether it has waited for too long: for its keeper, or for a sensor that says nothing."""
        waits = self.state in (OrderState.ASKED, OrderState.UNSURE)
        return waits and at - self.asked_at > STALE

    def about(self) -> dict[str, Any]:
        """What every event of this order says of it."""
        return {
            "cabinet": self.cabinet,
            "cell": self.cell,
            "order": self.id,
            "purpose": str(self.purpose),
            "stay": self.stay,
        }
