"""The kiosk: what do you come for? It ends with a number in the hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Blueprint, Response, request

from hall.commands import Allowed
from hall.faces import department_names, said
from hall.people.roles import AT_THE_LINE, Actor, ActorKind, DeviceKind
from hall.refusals import Unknown
from hall.setup import Setup, WindowKind
from hall.windows.window import Window
from web.address import booking_address, follow_address
from web.pages import page, require, who
from web.qr import qr_svg
from web.works import works

room = Blueprint("kiosk", __name__, template_folder="templates")

AT_THE_KIOSK = Allowed(roles=AT_THE_LINE, devices=frozenset({DeviceKind.KIOSK}))


@room.get("/kiosk")
@require(AT_THE_KIOSK, pair_as=DeviceKind.KIOSK)
def kiosk() -> str:
    """What do you come for? Staff may look over a kiosk's shoulder with `?name=`."""
    w = works()
    name = _name(who(AT_THE_KIOSK))
    line = w.setup.line
    with w.store.reading() as shelf:
        windows = shelf.windows.all()
    return page(
        "kiosk.html",
        kiosk=name,
        printer=int(_has_printer(name)),
        idle=w.setup.screens.kiosk_idle.total_seconds(),
        cards=int(_asks_for_cards(w.setup)),
        elderly_from=line.elderly_from_age,
        hall_zh=w.setup.name.zh,
        hall_en=w.setup.name.en,
        time=said(w.setup, w.clock.now()),
        **_choices(w.setup, windows),
    )


@room.get("/kiosk/qr/<token>.svg")
@require(AT_THE_KIOSK, pair_as=DeviceKind.KIOSK)
def qr(token: str) -> Response:
    """The QR code that opens a ticket's phone page."""
    w = works()
    with w.store.reading() as shelf:
        ticket = shelf.tickets.by_token(token[:128])
    if ticket is None:
        raise Unknown("unknown_ticket")
    return Response(qr_svg(follow_address(w.site, ticket.token)), mimetype="image/svg+xml")


@room.get("/kiosk/appointments.svg")
@require(AT_THE_KIOSK, pair_as=DeviceKind.KIOSK)
def qr_to_book() -> Response:
    """The QR code that opens the phone page of appointments."""
    return Response(qr_svg(booking_address(works().site)), mimetype="image/svg+xml")


def _name(me: Actor | None) -> str:
    """The kiosk whose printer is meant: the paired device itself, or the one staff look at."""
    if me is not None and me.kind is ActorKind.DEVICE:
        return me.name
    return request.args.get("name", "")[:60]


def _asks_for_cards(setup: Setup) -> bool:
    """Whether somebody's ID number changes anything here."""
    line = setup.line
    limits = (line.tickets_per_person, line.tickets_per_person_and_matter)
    return line.elderly_from_age is not None or any(limit is not None for limit in limits)


def _has_printer(name: str) -> bool:
    printing = works().printing
    return bool(name) and printing is not None and printing.printers.name(name) is not None


def _choices(setup: Setup, windows: Sequence[Window]) -> dict[str, Any]:
    return {
        "domains": [
            {
                "key": d.key,
                "zh": d.name.zh,
                "en": d.name.en,
                "icon": d.icon,
                "choosable": d.choosable,
            }
            for d in setup.domains
        ],
        "priorities": [{"key": p.key, "zh": p.name.zh, "en": p.name.en} for p in setup.priorities],
        "department_names": department_names(setup),
        "bookable": _bookable(setup),
        "issuing": _line_of(windows, WindowKind.ISSUING),
        "guide": _line_of(windows, WindowKind.GUIDE),
    }


def _bookable(setup: Setup) -> list[str]:
    """What citizens book by themselves on their phones: `matter:CODE` and `domain:KEY`."""
    rules = setup.appointments
    return [one.key for one in rules.bookable] if rules.by_phone else []


def _line_of(windows: Iterable[Window], kind: WindowKind) -> str | None:
    """The line of the windows of a kind, where the hall has such windows."""
    lines = [domain for w in windows if w.kind is kind for domain in w.domains]
    return lines[0] if lines else None
