"""The way in: what is this hall, how is it, and where is each of its screens?"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from demo.free import free_window
from hall.commands import Allowed
from hall.faces import said
from hall.lockers.cell import Cabinet
from hall.lockers.known import ISSUERS
from hall.people.roles import (
    AT_THE_LINE,
    AT_WINDOWS,
    EVERYONE,
    LEADERS,
    MANAGERS,
    READERS,
    Actor,
    Role,
)
from hall.ports import Shelf
from hall.tickets.ticket import TicketState
from hall.workdays.view import opening_face
from web.pages import page, require, who
from web.who import known
from web.works import works

room = Blueprint("lobby", __name__, template_folder="templates")

STAFF = Allowed(roles=EVERYONE)
MANAGE = Allowed(roles=MANAGERS)


@room.get("/")
def lobby() -> AnyResponse | str:
    """What is this hall, and where do I go? The demo lets everybody in as its manager."""
    w, me = works(), who(STAFF)
    now, demo = w.clock.now(), w.demo
    if demo and me is None and "in" not in request.args:
        return redirect("/demo/enter/manager?next=/?in")
    with w.store.reading() as shelf:
        facts = {
            "waiting": sum(shelf.tickets.waiting().values()),
            "fresh": shelf.tickets.next_id() == 1,
            "sample": _sample(shelf) if demo else None,
            "windows": [[x.number, x.name.zh, x.name.en, x.zone] for x in shelf.windows.all()],
            "lockers": [one.name for one in shelf.of(Cabinet).find()],
            "devices": len(shelf.people.all_devices()) if me else None,
        }
    return page(
        "lobby.html",
        name=w.setup.name.zh,
        name_en=w.setup.name.en,
        demo=demo,
        kept_in=w.kept_in,
        free=free_window(w.setup),
        **opening_face(w.setup, now),
        time=said(w.setup, now),
        zones=[[z.key, z.name.zh, z.name.en] for z in w.setup.zones],
        lines=[d.key for d in w.setup.domains],
        **facts,
        **_me(me),
    )


@room.get("/devices")
@require(MANAGE)
def devices() -> str:
    """Which screens belong to the hall, and which one asks to be let in?"""
    w = works()
    return page(
        "devices.html",
        demo=w.demo,
        time=said(w.setup, w.clock.now()),
        zones=[[z.key, z.name.zh, z.name.en] for z in w.setup.zones],
        **_me(who(MANAGE)),
    )


def _sample(shelf: Shelf) -> str | None:
    """A ticket to look at on a phone: whoever waits, or is being called."""
    open_states = (TicketState.CALLED, TicketState.WAITING)
    for state in open_states:
        found = shelf.tickets.in_states((state,))
        if found:
            return found[-1].token
    return None


def _me(me: Actor | None) -> dict[str, Any]:
    """Who is looking: staff by name, what they may open, and the device that this browser is."""
    device = next((k.actor for k in known() if k.actor.device), None)
    with works().store.reading() as shelf:
        staff = shelf.people.staff(me.name) if me else None
    return {
        "display": staff.display if staff else None,
        "at_the_line": bool(me and me.role in AT_THE_LINE),
        "at_windows": bool(me and me.role in AT_WINDOWS),
        "behind": bool(me and me.role is Role.BACK_OFFICE),
        "supervises": bool(me and me.role in READERS),
        "leads": bool(me and me.role in LEADERS),
        "issues": bool(me and me.role in ISSUERS),
        "manages": bool(me and me.role in MANAGERS),
        "device": str(device.device) if device else None,
        "place": device.place if device else None,
    }
