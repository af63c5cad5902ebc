"""A plan: a command that the hall sends by itself when its moment has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Plan:
    """A command with its facts, due at a stored moment.

    `key` is unique: a plan made under a key that is there replaces it. `weekdays` (0: Monday)
    repeat it at the same time of day; none: once. `by` and `reason` say who wants it and why.
    """

    key: str
    due: datetime
    command: str
    facts: dict[str, Any]
    by: str
    reason: str
    made_at: datetime
    weekdays: tuple[int, ...] = ()

    def next_due(self, after: datetime, zone: ZoneInfo) -> datetime | None:
        """When it is due again, later than `after`; None when it was to happen once."""
        if not self.weekdays:
            return None
        return self._on_weekdays(after, max(after, self.due), zone)

    def due_after(self, at: datetime, zone: ZoneInfo) -> datetime:
        """As `next_due`, but also before `due`; a plan for once stays when it is."""
        return self._on_weekdays(at, at, zone) if self.weekdays else self.due

    def _on_weekdays(self, after: datetime, begin: datetime, zone: ZoneInfo) -> datetime:
        first, day = self.due.astimezone(zone), begin.astimezone(zone)
        days = (day + timedelta(days=ahead) for ahead in range(A_WEEK + 1))
        moments = (first.replace(year=d.year, month=d.month, day=d.day) for d in days)
        return next(
            m.astimezone(self.due.tzinfo)
            for m in moments
            if m > after and m.weekday() in self.weekdays
        )
