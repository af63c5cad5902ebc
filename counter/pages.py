"""The clerk's screen: who is next, what do they need, and the one next step."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from hall.commands import Allowed
from hall.faces import department_names, said
from hall.people.roles import AT_WINDOWS, Actor
from hall.refusals import Unknown
from hall.windows.steps import SITTING, TAKE_BACK_SECONDS
from hall.windows.window import Window
from web.pages import page, require, who
from web.works import works

room = Blueprint("counter", __name__, template_folder="templates")

AT_THE_COUNTER = Allowed(roles=AT_WINDOWS)


@room.get("/counter")
@require(AT_THE_COUNTER)
def choose() -> AnyResponse | str:
    """Which window do I sit at? Asked only where the answer isn't known; `?choose` asks anyway."""
    me = who(AT_THE_COUNTER)
    own = _own_window(me)
    if own is not None and "choose" not in request.args:
        return redirect(f"/counter/{own.number}")
    return page("counter.html", window=None, own=own.number if own else None, **_facts(me))


@room.get("/counter/<window>")
@require(AT_THE_COUNTER)
def counter(window: str) -> str:
    """Who is next and what do they need?"""
    with works().store.reading() as shelf:
        known = shelf.windows.get(window)
    if known is None:
        raise Unknown("unknown_window", window=window[:80])
    return page("counter.html", window=known.number, own=None, **_facts(who(AT_THE_COUNTER)))


def _own_window(me: Actor | None) -> Window | None:
    if me is None:
        return None
    with works().store.reading() as shelf:
        return next((w for w in shelf.windows.all() if w.clerk == me.name), None)


def _facts(me: Actor | None) -> dict[str, Any]:
    """What the page's script needs and no view tells."""
    w = works()
    with w.store.reading() as shelf:
        staff = {s.name: s.display for s in shelf.people.all_staff()}
    name = me.name if me else ""
    return {
        "staff": name,
        "display": staff.get(name, name),
        "sits": bool(me and me.role in SITTING),
        "people": [[key, shown] for key, shown in staff.items()],
        "domains": [{"key": d.key, "zh": d.name.zh, "en": d.name.en} for d in w.setup.domains],
        "priorities": [
            {"key": p.key, "zh": p.name.zh, "en": p.name.en} for p in w.setup.priorities
        ],
        "department_names": department_names(w.setup),
        "accepted_by": str(w.setup.supervision.accepted_by),
        "hall_zh": w.setup.name.zh,
        "take_back_seconds": TAKE_BACK_SECONDS,
        "time": said(w.setup, w.clock.now()),
    }
