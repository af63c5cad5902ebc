"""提醒: something that leaders should know now, from when it began to be true until it is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hall.setup import AlertKind


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert, open or past.

    `key` says what it is about ("wait:tax"); of those that are open each has its own. `facts` are
    what was true when it was raised. `clear_since`: it is no longer true, but not for long enough
    to be over. Acknowledged: somebody has seen it; snoozed: nobody wants to hear of it until then.
    """

    id: int
    key: str
    kind: AlertKind
    urgent: bool
    facts: dict[str, Any]
    raised_at: datetime
    open: bool = True
    ended_at: datetime | None = None
    clear_since: datetime | None = None
    acknowledged_by: str | None = None
    acknowledged_at: datetime | None = None
    note: str | None = None
    snoozed_by: str | None = None
    snoozed_until: datetime | None = None

    def state(self, at: datetime) -> str:
        """ended, easing, acknowledged, snoozed, or new: nobody has done anything about it yet."""
        if not self.open:
            return "ended"
        if self.clear_since is not None:
            return "easing"
        if self.acknowledged_at is not None:
            return "acknowledged"
        snoozed = self.snoozed_until is not None and at < self.snoozed_until
        return "snoozed" if snoozed else "new"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is worth an alert, or nearly.

    `share` is how far it has come to its limit: from 1 it is worth one, below 0.8 it isn't found.
    """

    key: str
    kind: AlertKind
    facts: dict[str, Any]
    urgent: bool = False
    share: float = 1.0
