"""What a move hands back, and what has happened."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any


def plain(value: Any) -> Any:
    """`value` as JSON can say it: moments in ISO 8601 with offset, durations in seconds."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, tuple | list | frozenset | set):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; the class name, in the past tense, is its kind."""

    @property
    def kind(self) -> str:
        """The name under which it stands in the journal."""
        return type(self).__name__

    def data(self) -> dict[str, Any]:
        """Its facts, ready for JSON. They never hold a person's name, phone or ID number."""
        return {f.name: plain(getattr(self, f.name)) for f in fields(self)}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it stands in the journal: its place, moment, author and cause."""

    version: int
    at: datetime
    kind: str
    by: str
    cause: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """What a move hands back: the new states of what it changed, and the events in order."""

    changed: tuple[Any, ...]
    events: tuple[Event, ...]

    def then(self, other: Progress) -> Progress:
        """This progress followed by `other`."""
        return Progress(self.changed + other.changed, self.events + other.events)
