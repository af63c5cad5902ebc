"""The manager's console: where does it hurt, and what do I change?"""

from __future__ import annotations

from flask import Blueprint, redirect
from werkzeug.wrappers import Response as AnyResponse

from hall.faces import department_names, said
from hall.people.roles import Role
from hall.refusals import Forbidden, Unknown
from manager.console import ANY_PAGE, PAGES, ConsolePage, pages_for
from web.pages import page, require, who
from web.works import works

room = Blueprint("manager", __name__, template_folder="templates")


@room.get("/manager")
@require(ANY_PAGE)
def front() -> AnyResponse | str:
    """The map; a supervisor is led to the figures, who else may not see it to a first page."""
    me = who(ANY_PAGE)
    mine = pages_for(me.role if me else None)
    if PAGES["map"] in mine:
        return _shown(PAGES["map"])
    return redirect(PAGES["figures"].path if me and me.role is Role.SUPERVISOR else mine[0].path)


@room.get("/manager/<key>")
@require(ANY_PAGE)
def other(key: str) -> str:
    """One page of the console, for those whose page it is."""
    asked = PAGES.get(key)
    if asked is None:
        raise Unknown("unknown_page")
    if who(asked.allowed) is None:
        raise Forbidden("not_allowed", command=f"manager/{key}"[:80])
    return _shown(asked)


def _shown(shown: ConsolePage) -> str:
    w, me = works(), who(shown.allowed)
    with w.store.reading() as shelf:
        staff = {s.name: s.display for s in shelf.people.all_staff()}
        facts = shown.facts(w.setup, shelf)
    name = me.name if me else ""
    return page(
        "manager.html",
        console=shown.key,
        rail=[[p.key, p.path, p.icon, p.group] for p in pages_for(me.role if me else None)],
        staff=name,
        role=str(me.role) if me else "",
        display=staff.get(name, name),
        people=[[key, display] for key, display in staff.items()],
        domains=[[d.key, d.name.zh, d.name.en, d.prefix] for d in w.setup.domains],
        zones=[[z.key, z.name.zh, z.name.en] for z in w.setup.zones],
        department_names=department_names(w.setup),
        hall_zh=w.setup.name.zh,
        hall_en=w.setup.name.en,
        demo=w.demo,
        time=said(w.setup, w.clock.now()),
        own=[[key, value] for key, value in facts.items()],
    )
