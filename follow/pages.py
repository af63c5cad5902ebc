"""The phone page of a ticket: how long still? Whoever holds the token may look; no sign-in."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response

from hall.faces import said
from hall.facts import Token
from hall.refusals import Invalid
from hall.tickets.ticket import Ticket
from web.forms import form_of
from web.pages import page
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
            misses_before_void=w.setup.line.misses_before_void,
            time=said(w.setup, w.clock.now()),
        )
    )


def _ticket(token: str) -> Ticket | None:
    try:
        form_of(Held).fill({"token": token})
    except Invalid:
        return None
    with works().store.reading() as shelf:
        return shelf.tickets.by_token(token)
