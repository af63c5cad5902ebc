"""The view `inspections`: what is open, overdue first, and what was looked at lately."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hall.faces import said
from hall.inspections.commands import INSPECTORS
from hall.inspections.finding import Finding, Inspection
from hall.ports import Shelf, Span
from hall.setup import Setup
from hall.viewing import RoomView

CLOSED_SHOWN = 40
INSPECTIONS_SHOWN = 40
OPEN_SHOWN = 500
SOON = 120
"""How many days ahead a page offers a day to put something right."""


def inspections_face(setup: Setup, shelf: Shelf) -> dict[str, Any]:
    """Open findings by their day, those closed lately, the latest inspections, counts by window."""
    findings = shelf.of(Finding)
    waiting = findings.find(open=True, due=Span(), limit=OPEN_SHOWN)
    last = findings.next_id()
    lately = findings.find(id=Span(max(1, last - 2 * CLOSED_SHOWN), None))
    closed = sorted((f for f in lately if f.closed_at), key=lambda f: f.closed_at or f.found_at)
    return {
        "open": [finding_face(setup, found) for found in waiting],
        "closed": [finding_face(setup, found) for found in closed[::-1][:CLOSED_SHOWN]],
        "inspections": [_looked(setup, one) for one in _latest(shelf)],
        "windows": counts(waiting),
    }


def counts(waiting: Any) -> Mapping[str, int]:
    """How many findings are open at each window that has any."""
    return dict(Counter(found.window for found in waiting if found.window is not None))


def finding_face(setup: Setup, found: Finding) -> dict[str, Any]:
    """A finding as the console sees it."""
    return {
        "finding": found.id,
        "inspection": found.inspection,
        "window": found.window,
        "zone": found.zone,
        "text": found.text,
        "severity": str(found.severity),
        "owner": found.owner,
        "due_on": found.due_on.isoformat(),
        "due": said(setup, found.due),
        "overdue": found.overdue,
        "open": found.open,
        "found_by": found.found_by,
        "found_at": said(setup, found.found_at),
        "closed_at": said(setup, found.closed_at),
        "steps": list(found.steps),
    }


def _latest(shelf: Shelf) -> list[Inspection]:
    kept = shelf.of(Inspection)
    since = max(1, kept.next_id() - INSPECTIONS_SHOWN)
    return list(kept.find(id=Span(since, None)))[::-1]


def _looked(setup: Setup, one: Inspection) -> dict[str, Any]:
    return {
        "inspection": one.id,
        "window": one.window,
        "zone": one.zone,
        "by": one.by,
        "at": said(setup, one.at),
        "findings": one.findings,
    }


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return {**inspections_face(setup, shelf), "closed_days": _closed_days(setup, at)}


def _closed_days(setup: Setup, at: datetime) -> list[str]:
    """The days soon to come on which the hall is closed: nothing is due then."""
    today = setup.local(at).date()
    days = (today + timedelta(days=ahead) for ahead in range(SOON))
    return [day.isoformat() for day in days if not setup.opening.on(day)]


INSPECTIONS = RoomView("inspections", _view, INSPECTORS, ("Inspection", "Finding"))
