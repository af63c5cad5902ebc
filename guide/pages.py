"""The guide desk at the entrance, and the sheet that a visitor takes along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response
from markupsafe import Markup

from hall.catalogue.catalogue import merged
from hall.commands import Allowed
from hall.faces import department_names, said
from hall.people.roles import AT_THE_LINE, LEADERS, Actor, DeviceKind, Role
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.setup import Material, Matter, Name, Theme
from hall.tickets.desks import desk_printers
from hall.windows.takers import takers, zones_of
from web.address import follow_address
from web.pages import page, require, who
from web.qr import qr_svg
from web.works import works

room = Blueprint("guide", __name__, template_folder="templates")

AT_THE_DESK = Allowed(roles=AT_THE_LINE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet says of a matter or theme: where to go and what to bring."""

    of: Matter | Theme
    windows: tuple[str, ...]
    zones: tuple[Name, ...]
    materials: tuple[Material, ...]


@room.get("/guide")
@require(AT_THE_DESK)
def desk() -> str:
    """Which window does this, and what does this visitor need?"""
    w, me = works(), who(AT_THE_DESK)
    with w.store.reading() as shelf:
        facts = {
            "people": [[s.name, s.display, s.active] for s in shelf.people.all_staff()],
            "desks": list(desk_printers(shelf)),
            "kiosks": [*desk_printers(shelf), *_kiosks(shelf)],
        }
    return page(
        "guide.html",
        domains=[[d.key, d.name.zh, d.name.en, d.prefix] for d in w.setup.domains],
        zones=[[z.key, z.name.zh, z.name.en] for z in w.setup.zones],
        priorities=[[p.key, p.name.zh, p.name.en] for p in w.setup.priorities],
        departments=list(dict.fromkeys(m.department for m in w.setup.matters)),
        department_names=department_names(w.setup),
        hall_zh=w.setup.name.zh,
        hall_en=w.setup.name.en,
        appointments=bool(me and me.role in LEADERS | {Role.GUIDE}),
        demo=w.demo,
        time=said(w.setup, w.clock.now()),
        **_me(me),
        **facts,
    )


@room.get("/guide/qr/<token>.svg")
@require(AT_THE_DESK)
def qr(token: str) -> Response:
    """The QR code that opens a ticket's phone page."""
    w = works()
    with w.store.reading() as shelf:
        ticket = shelf.tickets.by_token(token[:128])
    if ticket is None:
        raise Unknown("unknown_ticket")
    return Response(qr_svg(follow_address(w.site, ticket.token)), mimetype="image/svg+xml")


@room.get("/guide/matters/<code>")
def matter(code: str) -> str:
    """A4, or a phone: where to go for a matter, what to bring, how long it takes."""
    setup = works().setup
    found = setup.matter(code)
    if found is None:
        raise Unknown("unknown_matter")
    anywhere = setup.is_for_anywhere(found.domain, found.code, None)
    return _sheet(found, f"/guide/matters/{found.code}", found.materials, anywhere=anywhere)


@room.get("/guide/themes/<key>")
def theme(key: str) -> str:
    """The same for a theme: one list of materials for all its matters."""
    setup = works().setup
    found = setup.theme(key)
    if found is None:
        raise Unknown("unknown_theme")
    materials = merged(m for c in found.matters if (m := setup.matter(c)))
    return _sheet(found, f"/guide/themes/{found.key}", tuple(materials), anywhere=False)


def _sheet(
    of: Matter | Theme, path: str, materials: tuple[Material, ...], *, anywhere: bool
) -> str:
    w = works()
    with w.store.reading() as shelf:
        may = takers((of.domain, anywhere), shelf.windows.all())
    zones = (w.setup.zone(key) for key in zones_of(may))
    return page(
        "guide_sheet.html",
        sheet=Sheet(
            of=of,
            windows=tuple(window.number for window in may),
            zones=tuple(zone.name for zone in zones if zone),
            materials=materials,
        ),
        printed=w.setup.local(w.clock.now()).date().isoformat(),
        qr=Markup(qr_svg(f"{w.site}{path}")),
    )


def _me(me: Actor | None) -> dict[str, Any]:
    name = me.name if me else ""
    with works().store.reading() as shelf:
        staff = shelf.people.staff(name)
    return {"staff": name, "display": staff.display if staff else name}


def _kiosks(shelf: Shelf) -> list[str]:
    """The paired kiosks that have a printer: where a slip may come out."""
    printing = works().printing
    names = [d.name for d in shelf.people.all_devices() if d.kind is DeviceKind.KIOSK]
    return [name for name in names if printing and printing.printers.name(name) is not None]
