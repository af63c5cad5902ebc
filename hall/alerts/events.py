"""What happens to alerts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertEvent(Event):
    """Something that happened to an alert: which, of what kind, and what it is about."""

    alert: int
    key: str
    alert_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRaised(AlertEvent):
    """It became true. `facts` say what is so now."""

    urgent: bool
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertEnded(AlertEvent):
    """It is over. `seconds` is how long it had been true."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertAcknowledged(AlertEvent):
    """Somebody has seen it and says so."""

    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSnoozed(AlertEvent):
    """Nobody wants to hear of it until then."""

    until: str
