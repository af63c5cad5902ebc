"""What can be wanted of alerts: look for them, say that one is seen, let one be silent, set them.

The hall itself sends `LookForAlerts` whenever a look beside the door sees that something would
change: at once when windows or lines have, and every few seconds for what time alone brings.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.alerts.alert import Alert
from hall.alerts.events import AlertAcknowledged, AlertSnoozed
from hall.alerts.raising import about, begin, end, look
from hall.commands import Answer, Work, command
from hall.faces import said
from hall.facts import AlertId, Reason
from hall.people.roles import LEADERS, MANAGERS
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import AlertKind

Minutes = Annotated[int, Ge(1), Le(8 * 60)]


@command()
class LookForAlerts:
    """The hall looks at itself: what is worth an alert is raised, what is over ends."""

    def carry_out(self, work: Work) -> Answer:
        """Sent by the hall itself; where nothing has changed, nothing happens."""
        changes = look(work.setup, work.shelf, work.at)
        first = work.shelf.of(Alert).next_id()
        for alert_id, one in enumerate(changes.raised, first):
            work.keep(begin(alert_id, one, work.at))
        for alert in changes.ended:
            work.keep(end(alert, work.at))
        for alert in changes.eased:
            work.shelf.of(Alert).save(alert)
        return {"raised": len(changes.raised), "ended": len(changes.ended)}


@command(roles=LEADERS)
class AcknowledgeAlert:
    """Say that an alert is seen, and by a note what is done about it. It stays until it is over."""

    alert: AlertId
    note: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """A refused plan is over once somebody has seen it. Refuses what is over already."""
        alert = _open(work, self.alert)
        seen = replace(alert, acknowledged_by=str(work.by), acknowledged_at=work.at, note=self.note)
        work.shelf.of(Alert).save(seen)
        work.note(AlertAcknowledged(**about(alert), note=self.note))
        if alert.kind is AlertKind.PLAN:
            work.keep(end(seen, work.at))
        return {"alert": alert.id}


@command(roles=LEADERS)
class SnoozeAlert:
    """Let an alert be silent for some minutes; what is still true then is new again."""

    alert: AlertId
    minutes: Minutes

    def carry_out(self, work: Work) -> Answer:
        """Refuses what is over already."""
        alert = _open(work, self.alert)
        until = work.at + timedelta(minutes=self.minutes)
        work.shelf.of(Alert).save(
            replace(
                alert,
                snoozed_by=str(work.by),
                snoozed_until=until,
                acknowledged_by=None,
                acknowledged_at=None,
            )
        )
        work.note(AlertSnoozed(**about(alert), until=until.isoformat()))
        return {"alert": alert.id, "until": said(work.setup, until)}


@command(roles=MANAGERS, plannable=True)
class ChangeAlerts:
    """Change when leaders are told, and of what; what isn't given stays. It counts at once."""

    reason: Reason
    wait_minutes: Minutes | None = None
    idle_minutes: Minutes | None = None
    lost_minutes: Minutes | None = None
    calls: Annotated[int, Ge(2), Le(99)] | None = None
    off: Annotated[tuple[AlertKind, ...], Len(0, len(AlertKind))] | None = None
    sound: bool | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a kind that is named twice."""
        if len(set(self.off or ())) != len(self.off or ()):
            raise Invalid("off", "twice")
        given = {name: value for name, value in self._given().items() if value is not None}
        work.change("alerts", replace(work.setup.alerts, **given), self.reason)
        return {"section": "alerts"}

    def _given(self) -> dict[str, Any]:
        lengths = {"wait": self.wait_minutes, "idle": self.idle_minutes, "lost": self.lost_minutes}
        given: dict[str, Any] = {"calls": self.calls, "off": self.off, "sound": self.sound}
        return given | {k: v and timedelta(minutes=v) for k, v in lengths.items()}


def _open(work: Work, alert_id: int) -> Alert:
    alert = work.shelf.of(Alert).get(alert_id)
    if alert is None:
        raise Unknown("unknown_alert", alert=alert_id)
    if not alert.open:
        raise Refusal("alert_is_over", alert=alert_id)
    return alert
