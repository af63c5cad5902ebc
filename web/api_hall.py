"""The API of the hall itself: what it is now, its journal, its clock, its health."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, cast

from annotated_types import Ge, Le
from flask import Response, jsonify

from hall.commands import Allowed
from hall.faces import event_face, said
from hall.people.roles import EVERYONE, READERS, DeviceKind, Role
from hall.refusals import Refusal
from hall.views import hall_face
from web import answers
from web.calls import Asked, Call
from web.clock import RehearsalClock
from web.door import Closed

ROOM = "Hall"
ANYONE = Allowed(anyone=True)
INSIDE = Allowed(roles=EVERYONE, devices=frozenset(DeviceKind))
AUDITORS = Allowed(roles=READERS)
ADMINISTRATOR = Allowed(roles=frozenset({Role.ADMINISTRATOR}))
TOO_LONG = 5.0
"""Seconds without an answer after which the hall counts as standing still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """Which part of the journal."""

    after: Annotated[int, Ge(0), Le(2**53 - 1)] = 0
    limit: Annotated[int, Ge(1), Le(1000)] = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """How far to move the rehearsal's clock."""

    advance_minutes: Annotated[int, Ge(0), Le(60 * 24 * 31)]


def health(asked: Asked) -> Response:
    """503 with the reason when the hall can't take commands."""
    w = asked.works
    at = w.clock.now()
    if w.door.trouble:
        raise Closed("store_failed", detail=w.door.trouble.partition(":")[0])
    if w.door.waited() > TOO_LONG:
        raise Closed("hall_slow")
    with w.store.reading() as shelf:
        version = shelf.journal.version()
    runs = {"rehearsal": w.rehearsal, "speed": getattr(w.clock, "speed", 1.0)}
    return jsonify({"status": "ok", "version": version, "time": said(w.setup, at), **runs})


def hall(asked: Asked) -> dict[str, Any]:
    """The hall now."""
    w = asked.works
    with w.store.reading() as shelf:
        return hall_face(w.setup, shelf, w.clock.now())


def journal(asked: Asked) -> dict[str, Any]:
    """What happened, in order."""
    w = asked.works

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            events = shelf.journal.after(asked.query.after, asked.query.limit)
            version = shelf.journal.version()
        return {
            "events": [event_face(w.setup, event) for event in events],
            "version": version,
        }

    return w.hub.offload(look)


def clock(asked: Asked) -> dict[str, Any]:
    """Move the rehearsal's clock on; the hall notices at once."""
    w = asked.works
    if not w.rehearsal:
        raise Refusal("only_in_rehearsal")
    at = cast("RehearsalClock", w.clock).advance(asked.body.advance_minutes)
    w.door.knock()
    w.push.mark(list(w.push.shown))
    return {"time": said(w.setup, at)}


CALLS = (
    Call(
        method="GET",
        path="/healthz",
        does="Whether the hall takes commands",
        handle=health,
        allowed=ANYONE,
        answers=answers.Health,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/hall",
        does="The hall now: lines, windows, zones",
        handle=hall,
        allowed=INSIDE,
        answers=answers.Hall,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/journal",
        does="What happened, numbered without gaps",
        handle=journal,
        query=After,
        allowed=AUDITORS,
        answers=answers.Journal,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/clock",
        does="Rehearsal only: move the hall's clock on",
        handle=clock,
        body=Advance,
        allowed=ADMINISTRATOR,
        answers=answers.Time,
        room=ROOM,
        example={"advance_minutes": 30},
    ),
)
