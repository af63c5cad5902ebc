"""The shapes of answers about alerts."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict


class Alert(TypedDict):
    """提醒. `state`: new, acknowledged, snoozed, easing (true no longer, for less than a minute),
    ended. `facts` of an open one are what is true of it now."""

    alert: int
    key: str
    kind: str
    urgent: bool
    state: str
    facts: dict[str, Any]
    raised_at: str
    ended_at: str | None
    acknowledged_by: str | None
    acknowledged_at: str | None
    note: str | None
    snoozed_by: str | None
    snoozed_until: str | None


class Alerts(TypedDict):
    """Open alerts, urgent ones first, and the last past ones. `new`: nobody has seen so many."""

    open: list[Alert]
    past: list[Alert]
    new: int
    settings: dict[str, Any]


class AlertId(TypedDict):
    """Which alert it was."""

    alert: int


class Snoozed(TypedDict):
    """Until when nobody hears of it."""

    alert: int
    until: str
