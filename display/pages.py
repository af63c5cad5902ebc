"""The wall screen of a zone, with the hall's voice, and the sign over a window."""

from __future__ import annotations

from flask import Blueprint

from hall.commands import Allowed
from hall.faces import said
from hall.people.roles import EVERYONE, DeviceKind
from hall.refusals import Unknown
from hall.tickets.announcement import TIMES
from web.pages import page, require
from web.works import works

room = Blueprint("display", __name__, template_folder="templates")

WALL = Allowed(roles=EVERYONE, devices=frozenset({DeviceKind.DISPLAY}))
SIGN = Allowed(roles=EVERYONE, devices=frozenset({DeviceKind.SIGN}))


@room.get("/display/<zone>")
@require(WALL, pair_as=DeviceKind.DISPLAY, place="zone")
def wall(zone: str) -> str:
    """Who goes where now? `?theme=dark|light` and `?sound=off` are for one screen."""
    w = works()
    known = w.setup.zone(zone)
    if known is None:
        raise Unknown("unknown_zone", zone=zone[:80])
    return page(
        "wall.html",
        zone=known.key,
        name=known.name.zh,
        name_en=known.name.en,
        times=TIMES,
        time=said(w.setup, w.clock.now()),
    )


@room.get("/display/window/<number>")
@require(SIGN, pair_as=DeviceKind.SIGN, place="number")
def sign(number: str) -> str:
    """Is this my window, and is it for me now?"""
    w = works()
    with w.store.reading() as shelf:
        window = shelf.windows.get(number)
    if window is None:
        raise Unknown("unknown_window", window=number[:80])
    return page(
        "sign.html",
        window=window.number,
        domains=[d.key for d in w.setup.domains],
        names=[d.name.zh for d in w.setup.domains],
        names_en=[d.name.en for d in w.setup.domains],
        time=said(w.setup, w.clock.now()),
    )
