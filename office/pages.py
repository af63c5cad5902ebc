"""The back office's page, and the supervisors' page over all back offices."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from hall.cases.part import Pause
from hall.commands import Allowed
from hall.faces import department_names, said
from hall.people.roles import AT_WINDOWS, READERS, Actor, Role
from hall.refusals import Unknown
from hall.results.known import hands_out
from web.pages import page, require, who
from web.works import works

room = Blueprint("office", __name__, template_folder="templates")

BEHIND = Allowed(roles=READERS | {Role.BACK_OFFICE})
SUPERVISORS = Allowed(roles=READERS)
LEDGER = Allowed(roles=READERS | AT_WINDOWS)


@room.get("/office")
@require(BEHIND)
def office() -> AnyResponse | str:
    """What is due here, and what do I decide? Who watches over all says whose with `?of=`."""
    me = who(BEHIND)
    asked = request.args.get("of", "")
    if me is not None and me.role is Role.BACK_OFFICE:
        return _page("office.html", me, department=me.department or None)
    if not asked:
        return redirect("/office/supervision")
    if asked not in works().setup.departments:
        raise Unknown("unknown_department", department=asked[:80])
    return _page("office.html", me, department=asked)


@room.get("/office/supervision")
@require(SUPERVISORS)
def supervision() -> str:
    """Which department is late, and whom do I urge?"""
    return _page("supervision.html", who(SUPERVISORS))


@room.get("/office/deferred")
@require(LEDGER)
def deferred() -> str:
    """容缺台账: what was promised, what is overdue, and whom do I call?"""
    return _page("deferred.html", who(LEDGER))


def _page(template: str, me: Actor | None, **more: Any) -> str:
    w = works()
    with w.store.reading() as shelf:
        staff = {s.name: s.display for s in shelf.people.all_staff()}
        every = shelf.windows.all()
    name = me.name if me else ""
    return page(
        template,
        staff=name,
        role=str(me.role) if me else "",
        display=staff.get(name, name),
        people=[[key, display] for key, display in staff.items()],
        domains=[[d.key, d.name.zh, d.name.en, d.prefix] for d in w.setup.domains],
        zones=[[z.key, z.name.zh, z.name.en] for z in w.setup.zones],
        pauses=[str(one) for one in Pause],
        issuing=[one.number for one in every if hands_out(one, every)],
        department_names=department_names(w.setup),
        hall_zh=w.setup.name.zh,
        hall_en=w.setup.name.en,
        demo=w.demo,
        time=said(w.setup, w.clock.now()),
        own=[],
        **more,
    )
