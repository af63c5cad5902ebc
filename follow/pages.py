"""The phone pages of a ticket and of a case: how long still? Whoever holds the token may look."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response

from hall.cases.case import Case
from hall.cases.face import business_face
from hall.faces import said
from hall.facts import Token
from hall.lockers.stay import Stay
from hall.refusals import Invalid, Unknown
from hall.tickets.ticket import Ticket
from web.address import case_address
from web.forms import form_of
from web.pages import page
from web.qr import qr_svg
from web.works import works

room = Blueprint("follow", __name__, template_folder="templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the slip's QR code carries."""

    token: Token


@room.get("/t/<token>")
def follow(token: str) -> Response:
    """The ticket's page; a friendly 404 for a token that no ticket has."""
    w = works()
    ticket = _ticket(token)
    if ticket is None:
        return make_response(page("unknown_ticket.html"), 404)
    domain = w.setup.domain(ticket.domain)
    name = domain.name if domain else None
    return make_response(
        page(
            "follow.html",
            token=ticket.token,
            number=ticket.number,
            domain=ticket.domain,
            name=name.zh if name else ticket.domain,
            name_en=name.en if name else ticket.domain,
            hall_zh=w.setup.name.zh,
            hall_en=w.setup.name.en,
            reasons=[[r.key, r.name.zh, r.name.en] for r in w.setup.ratings.offered],
            misses_before_void=w.setup.line.misses_before_void,
            time=said(w.setup, w.clock.now()),
        )
    )


@room.get("/c/<token>")
def case(token: str) -> Response:
    """The page of a case: where it stands, by when it is promised, what is still to be brought."""
    w = works()
    found = _case(token)
    if found is None:
        return make_response(page("unknown_case.html"), 404)
    business = business_face(w.setup, found)
    return make_response(
        page(
            "case.html",
            token=found.token,
            number=found.number,
            name=business["name"],
            name_en=business["name_en"],
            hall_zh=w.setup.name.zh,
            hall_en=w.setup.name.en,
            time=said(w.setup, w.clock.now()),
        )
    )


@room.get("/c/<token>/qr.svg")
def qr(token: str) -> Response:
    """The code that opens the page of a case, for its notice."""
    found = _case(token)
    if found is None:
        raise Unknown("unknown_case")
    return Response(qr_svg(case_address(works().site, found.token)), mimetype="image/svg+xml")


@room.get("/pick-up/<token>/qr.svg")
def pick_up(token: str) -> Response:
    """The code that opens the door of a locker. It leads nowhere else: only a cabinet reads it."""
    with works().store.reading() as shelf:
        if not _can_be(token) or not shelf.of(Stay).find(token=token):
            raise Unknown("nothing_here")
    return Response(qr_svg(token), mimetype="image/svg+xml")


def _ticket(token: str) -> Ticket | None:
    if not _can_be(token):
        return None
    with works().store.reading() as shelf:
        return shelf.tickets.by_token(token)


def _case(token: str) -> Case | None:
    if not _can_be(token):
        return None
    with works().store.reading() as shelf:
        return next(iter(shelf.of(Case).find(token=token, limit=1)), None)


def _can_be(token: str) -> bool:
    try:
        form_of(Held).fill({"token": token})
    except Invalid:
        return False
    return True
