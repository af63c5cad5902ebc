"""The cabinet's own screen (which door?), and the page of those who store and look after cells."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from hall.commands import Allowed
from hall.faces import said
from hall.lockers.cell import Cabinet
from hall.lockers.collecting import AT_THE_CABINET
from hall.lockers.known import ISSUERS, cabinet_of
from hall.people.roles import DeviceKind
from web.pages import page, require, who
from web.works import works

room = Blueprint("locker", __name__, template_folder="templates")

AT_IT = Allowed(roles=ISSUERS, devices=AT_THE_CABINET)
STAFF = Allowed(roles=ISSUERS)


@room.get("/locker/<name>")
@require(AT_IT, pair_as=DeviceKind.LOCKER, place="name")
def locker(name: str) -> str:
    """Which door? Staff may look over the screen's shoulder; only the screen itself opens doors."""
    w = works()
    with w.store.reading() as shelf:
        cabinet = cabinet_of(shelf, name)
    return page(
        "locker.html",
        cabinet=cabinet.name,
        demo=w.demo,
        cards=cabinet.cards,
        digits=w.setup.lockers.code_digits,
        idle=w.setup.screens.kiosk_idle.total_seconds(),
        hall_zh=w.setup.name.zh,
        hall_en=w.setup.name.en,
        time=said(w.setup, w.clock.now()),
    )


@room.get("/locker/staff")
@require(STAFF)
def staff() -> str:
    """What goes into which cell, and what needs a hand? `?at=` names the cabinet one stands at."""
    w, me = works(), who(STAFF)
    with w.store.reading() as shelf:
        known = {s.name: s.display for s in shelf.people.all_staff()}
        cabinets = [one.name for one in shelf.of(Cabinet).find()]
    name = me.name if me else ""
    asked = request.args.get("at", "")
    return page(
        "locker_staff.html",
        cabinets=cabinets,
        at=asked if asked in cabinets else "",
        display=known.get(name, name),
        **_of_the_hall(),
    )


def _of_the_hall() -> dict[str, Any]:
    """What every page of staff is given (static/js/manager/facts.js)."""
    w = works()
    return {
        "hall_zh": w.setup.name.zh,
        "hall_en": w.setup.name.en,
        "demo": w.demo,
        "time": said(w.setup, w.clock.now()),
        "people": [],
        "domains": [],
        "zones": [],
        "own": [],
    }
