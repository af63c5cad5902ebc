"""The issuing window's page, the label of a parcel, and the receipt of a delivery."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from hall.commands import Allowed
from hall.faces import department_names, said
from hall.people.roles import AT_WINDOWS, Actor, Role
from hall.results.known import hands_out
from hall.results.registering import Unlike
from hall.windows.window import Window, WindowState
from web.pages import page, require, who
from web.works import works

room = Blueprint("results", __name__, template_folder="templates")

WINDOWS = Allowed(roles=AT_WINDOWS)
LOOKERS = Allowed(roles=AT_WINDOWS | {Role.SUPERVISOR})


@room.get("/results")
@require(LOOKERS)
def results() -> str:
    """What came, whom do I tell, and what do I hand out?"""
    return _page("results.html", who(LOOKERS))


@room.get("/results/label/<int:parcel>")
@require(WINDOWS)
def label(parcel: int) -> str:
    """To whom and where does it go?"""
    return _page("label.html", who(WINDOWS), parcel=parcel)


@room.get("/results/receipt/<int:result>")
@require(WINDOWS)
def receipt(result: int) -> str:
    """Who has taken it, and how did they sign?"""
    return _page("receipt.html", who(WINDOWS), result=result)


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
        departments=list(w.setup.departments),
        department_names=department_names(w.setup),
        window=_where(name, [one for one in every if hands_out(one, every)]),
        unlike=[str(one) for one in Unlike],
        hall_zh=w.setup.name.zh,
        hall_en=w.setup.name.en,
        demo=w.demo,
        time=said(w.setup, w.clock.now()),
        own=[],
        **more,
    )


def _where(name: str, issuing: list[Window]) -> str | None:
    """The issuing window of whoever looks: where they sit, else one that is open, else any."""
    ranked = sorted(issuing, key=lambda one: (one.clerk != name, one.state is WindowState.CLOSED))
    return ranked[0].number if ranked else None
