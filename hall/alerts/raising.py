"""How alerts begin and end.

Each is raised once and stays until it is over: clear for a minute, or well below its limit. So one
that comes and goes about its limit is one alert, and none flaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from hall.alerts.alert import Alert, Found
from hall.alerts.events import AlertEnded, AlertRaised
from hall.alerts.finding import found
from hall.commands import Work
from hall.ports import Shelf
from hall.progress import Progress
from hall.setup import AlertKind, Setup

CALM = timedelta(minutes=1)
"""How long something must be clear to be over."""
AT_ONCE = frozenset({AlertKind.WAIT, AlertKind.IDLE, AlertKind.PLAN})
"""Kinds that are over when they aren't found any more: well below their limit, or moot."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a look at the hall changes: what is raised, what is over, what begins or ceases to ease.

    `eased` are alerts as they are from now on.
    """

    raised: tuple[Found, ...]
    ended: tuple[Alert, ...]
    eased: tuple[Alert, ...]

    def __bool__(self) -> bool:
        return bool(self.raised or self.ended or self.eased)


def open_alerts(shelf: Shelf) -> list[Alert]:
    """The alerts that aren't over, as they were raised."""
    return list(shelf.of(Alert).find(open=True))


def look(setup: Setup, shelf: Shelf, at: datetime) -> Changes:
    """What would change now. It writes nothing, so it may be asked of any reading."""
    return compare(open_alerts(shelf), found(setup, shelf, at), setup.alerts.off, at)


def compare(
    alerts: Iterable[Alert], now: Mapping[str, Found], off: Iterable[AlertKind], at: datetime
) -> Changes:
    """What changes between the alerts that are open and what is found `now`."""
    alerts, unwanted = list(alerts), frozenset(off)
    known = {alert.key for alert in alerts}
    ended, eased = [], []
    for alert in alerts:
        one = now.get(alert.key)
        if alert.kind in unwanted or _is_over(alert, one, at):
            ended.append(alert)
        elif (clear := not _holds(one)) == (alert.clear_since is None):
            eased.append(replace(alert, clear_since=at if clear else None))
    raised = (one for one in now.values() if _holds(one) and one.key not in known)
    return Changes(tuple(raised), tuple(ended), tuple(eased))


def raise_alert(work: Work, one: Found) -> None:
    """Raise it, where the hall wants its kind and none of the same key is open."""
    if one.kind in work.setup.alerts.off:
        return
    if all(alert.key != one.key for alert in open_alerts(work.shelf)):
        work.keep(begin(work.shelf.of(Alert).next_id(), one, work.at))


def begin(alert_id: int, one: Found, at: datetime) -> Progress:
    """It became true."""
    alert = Alert(alert_id, one.key, one.kind, one.urgent, one.facts, at)
    event = AlertRaised(**about(alert), urgent=one.urgent, facts=one.facts)
    return Progress((alert,), (event,))


def end(alert: Alert, at: datetime) -> Progress:
    """It is over, since it was seen to be clear."""
    over = alert.clear_since or at
    ended = replace(alert, open=False, ended_at=over, clear_since=None)
    seconds = (over - alert.raised_at).total_seconds()
    return Progress((ended,), (AlertEnded(**about(alert), seconds=seconds),))


def about(alert: Alert) -> dict[str, Any]:
    """Which alert an event is about."""
    return {"alert": alert.id, "key": alert.key, "alert_kind": str(alert.kind)}


def _holds(one: Found | None) -> bool:
    return one is not None and one.share >= 1


def _is_over(alert: Alert, one: Found | None, at: datetime) -> bool:
    if _holds(one):
        return False
    if one is None and alert.kind in AT_ONCE:
        return True
    return alert.clear_since is not None and at - alert.clear_since >= CALM
