"""The view `alerts`: what leaders should know now, and what they knew lately."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.alerts.alert import Alert, Found
from hall.alerts.finding import found
from hall.coding import written
from hall.faces import Face, said
from hall.people.roles import LEADERS
from hall.ports import Shelf, Span
from hall.setup import Setup
from hall.viewing import RoomView

PAST_SHOWN = 60


def alerts_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Open alerts, urgent ones first, with what is true of them now; past ones, newest first.

    `new` is how many nobody has done anything about yet.
    """
    kept = shelf.of(Alert)
    lately = kept.find(id=Span(kept.next_id() - PAST_SHOWN, None))
    now = found(setup, shelf, at)
    opened = sorted(kept.find(open=True), key=lambda alert: (not alert.urgent, -alert.id))
    faces = [_face(setup, alert, now.get(alert.key), at) for alert in opened]
    return {
        "open": faces,
        "past": [_face(setup, a, None, at) for a in reversed(lately) if not a.open],
        "new": sum(face["state"] == "new" for face in faces),
        "settings": written(setup.alerts),
    }


def _face(setup: Setup, alert: Alert, now: Found | None, at: datetime) -> dict[str, Any]:
    return {
        "alert": alert.id,
        "key": alert.key,
        "kind": str(alert.kind),
        "urgent": alert.urgent,
        "state": alert.state(at),
        "facts": alert.facts | (now.facts if now else {}),
        "raised_at": said(setup, alert.raised_at),
        "ended_at": said(setup, alert.ended_at),
        "acknowledged_by": alert.acknowledged_by,
        "acknowledged_at": said(setup, alert.acknowledged_at),
        "note": alert.note,
        "snoozed_by": alert.snoozed_by,
        "snoozed_until": said(setup, alert.snoozed_until),
    }


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> Face:
    return alerts_face(setup, shelf, at)


ALERTS = RoomView("alerts", _view, LEADERS, ("Alert",))
