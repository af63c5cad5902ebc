"""The API of alerts."""

from __future__ import annotations

from typing import Any

from hall.alerts.commands import AcknowledgeAlert, ChangeAlerts, SnoozeAlert
from hall.alerts.view import alerts_face
from hall.commands import Allowed
from hall.people.roles import LEADERS
from web import answers, answers_alerts
from web.calls import Asked, Call

ROOM = "Alerts"


def alerts(asked: Asked) -> dict[str, Any]:
    """What leaders should know now, and what they knew lately."""
    w = asked.works
    with w.store.reading() as shelf:
        return alerts_face(w.setup, shelf, w.clock.now())


CALLS = (
    Call(
        method="GET",
        path="/api/v1/alerts",
        does="What leaders should know now, and what they knew lately",
        handle=alerts,
        allowed=Allowed(roles=LEADERS),
        answers=answers_alerts.Alerts,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/alerts/{alert}/acknowledge",
        does="Say that it is seen, and what is done about it",
        command=AcknowledgeAlert,
        answers=answers_alerts.AlertId,
        room=ROOM,
        example={"note": "已请陈刚开5号窗口"},
    ),
    Call(
        method="POST",
        path="/api/v1/alerts/{alert}/snooze",
        does="Let it be silent for some minutes",
        command=SnoozeAlert,
        answers=answers_alerts.Snoozed,
        room=ROOM,
        example={"minutes": 15},
    ),
    Call(
        method="PUT",
        path="/api/v1/settings/alerts",
        does="Change when leaders are told, and of what",
        command=ChangeAlerts,
        answers=answers.Section,
        room=ROOM,
        example={"wait_minutes": 20, "sound": True, "reason": "夏季高峰"},
    ),
)
