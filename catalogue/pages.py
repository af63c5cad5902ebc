"""The public lists: what each window takes, and who takes which matter. Nobody signs in."""

from __future__ import annotations

from flask import Blueprint
from markupsafe import Markup

from hall.catalogue.listing import by_department, lines_at, matters_at, themes_at, windows_for
from hall.refusals import Unknown
from hall.setup import Name
from hall.windows.window import Window
from web.pages import page
from web.qr import qr_svg
from web.works import works

room = Blueprint("catalogue", __name__, template_folder="templates")


@room.get("/matters")
def matters() -> str:
    """Every matter of the hall by department, with its promise and its windows."""
    w = works()
    setup, windows = w.setup, _windows()
    takers = {m.code: [x.number for x in windows_for(setup, m, windows)] for m in setup.matters}
    return page(
        "matters.html",
        departments=by_department(setup.matters),
        takers=takers,
        windows=tuple(windows),
        printed=_today(),
        qr=_code("/matters"),
    )


@room.get("/windows/<number>/matters")
def window(number: str) -> str:
    """What one window takes, as a page and as a sheet to hang beside it."""
    w = works()
    found = next((x for x in _windows() if x.number == number), None)
    if found is None:
        raise Unknown("unknown_window", window=number[:80])
    its = matters_at(w.setup, found)
    return page(
        "window_matters.html",
        window=found,
        zone=_zone(found),
        departments=by_department(its),
        count=len(its),
        themes=tuple(themes_at(w.setup, found)),
        lines=tuple(_line(key) for key in lines_at(w.setup, found)),
        printed=_today(),
        qr=_code(f"/windows/{found.number}/matters"),
    )


def _windows() -> list[Window]:
    with works().store.reading() as shelf:
        return list(shelf.windows.all())


def _zone(window: Window) -> Name:
    zone = works().setup.zone(window.zone)
    return zone.name if zone else Name(window.zone, window.zone)


def _line(key: str) -> Name:
    domain = works().setup.domain(key)
    return domain.name if domain else Name(key, key)


def _code(path: str) -> Markup:
    """The page's own address, for whoever stands before the sheet."""
    return Markup(qr_svg(f"{works().site}{path}"))


def _today() -> str:
    w = works()
    return w.setup.local(w.clock.now()).date().isoformat()
