"""The API of reshaping: what a change would do, and taking one back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from annotated_types import Len

from hall.commands import Allowed
from hall.facts import Key, WindowNumber
from hall.people.roles import LEADERS, MANAGERS
from hall.refusals import Unknown
from hall.setup import WindowKind
from hall.windows.move_preview import move_preview
from hall.windows.moving import MoveClerk, TakeBackMove
from hall.windows.preview import preview
from hall.windows.taking_back import TakeBackChange, last_change
from hall.windows.window import Window, WindowState
from web import answers
from web.answers_reshaping import LastChange, Moved, MovePreview, Preview
from web.calls import Asked, Call
from web.repeats import Repeat

ROOM = "Windows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A shape that is only looked at; what isn't given is as it is."""

    kind: WindowKind | None = None
    domains: Annotated[tuple[Key, ...], Len(0, 50)] | None = None
    zone: Key | None = None
    open: bool | None = None


def look(asked: Asked) -> dict[str, Any]:
    """What would become of the lines, once somebody sits there; nothing changes."""
    w, number = asked.works, asked.path["window"]
    with w.store.reading() as shelf:
        before = shelf.windows.all()
        wished = _wished(asked.body, number, before, w.setup.zones[0].key)
        if asked.body.open:
            wished = replace(wished, clerk=wished.clerk or asked.by.name)
        after = [wished if x.number == number else x for x in before]
        after += [] if any(x.number == number for x in before) else [wished]
        return preview(w.setup, shelf, before, after, w.clock.now())


def _wished(wish: Wished, number: str, before: Any, zone: str) -> Window:
    window = next((x for x in before if x.number == number), None)
    if window is None:
        if wish.kind is None:
            raise Unknown("unknown_window", window=number[:80])
        name = before[0].name
        window = Window(number, name, wish.kind, wish.zone or zone, wish.domains or ())
    given = {"kind": wish.kind, "domains": wish.domains, "zone": wish.zone}
    changed = replace(window, **{k: v for k, v in given.items() if v is not None})
    if wish.open is None:
        return changed
    return replace(changed, state=WindowState.IDLE if wish.open else WindowState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class WishedMove:
    """A move of a clerk that is only looked at."""

    to: WindowNumber


def look_at_move(asked: Asked) -> dict[str, Any]:
    """What would become of the clerk, their visitor and the lines; nothing changes."""
    w = asked.works
    with w.store.reading() as shelf:
        return move_preview(w.setup, shelf, asked.path["window"], asked.body.to, w.clock.now())


def changed(asked: Asked) -> dict[str, Any]:
    """What was changed last at this window, while it can be undone."""
    with asked.works.store.reading() as shelf:
        return last_change(asked.works.setup, shelf, asked.path["window"])


CALLS = (
    Call(
        method="GET",
        path="/api/v1/windows/{window}/last-change",
        does="Who gave this window its shape, when and why; null where it can't be undone",
        handle=changed,
        allowed=Allowed(roles=LEADERS),
        answers=LastChange,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/windows/{window}/preview",
        does="What a change of this window would do to the lines; nothing changes",
        handle=look,
        repeat=Repeat.NEW,
        body=Wished,
        allowed=Allowed(roles=MANAGERS),
        answers=Preview,
        room=ROOM,
        example={"kind": "undifferentiated", "domains": []},
    ),
    Call(
        method="POST",
        path="/api/v1/windows/{window}/take-back-change",
        does="Undo the last change of this window's shape",
        command=TakeBackChange,
        answers=answers.AtWindow,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/windows/{window}/move-clerk",
        does="换窗: let the clerk of this window go on at another one",
        command=MoveClerk,
        answers=Moved,
        room=ROOM,
        example={"to": "5", "reason": "5号窗口排队长", "when_free": True},
    ),
    Call(
        method="POST",
        path="/api/v1/windows/{window}/move-clerk/preview",
        does="What moving the clerk of this window would do; nothing changes",
        handle=look_at_move,
        repeat=Repeat.NEW,
        body=WishedMove,
        allowed=Allowed(roles=LEADERS),
        answers=MovePreview,
        room=ROOM,
        example={"to": "5"},
    ),
    Call(
        method="POST",
        path="/api/v1/windows/{window}/take-back-move",
        does="Undo the move of a clerk to this window, or one that still waits here",
        command=TakeBackMove,
        answers=Moved,
        room=ROOM,
    ),
)
