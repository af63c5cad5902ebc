"""The pages in front of everything: sign-in, pairing, the API to read, static files."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, make_response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from hall.people.roles import ActorKind, DeviceKind
from web.api_hall import AUDITORS
from web.openapi import anchor
from web.pages import page, safe_next, to_sign_in
from web.sign_in import once_session
from web.throttle import Throttle
from web.who import admitted, is_from_here, known
from web.works import works

doorway = Blueprint("doorway", __name__, template_folder="templates")

LINK_LOOKS = "30 per 5 minutes"


@doorway.get("/sign-in")
def sign_in() -> str:
    """Where staff sign in."""
    return page("sign_in.html", next=safe_next(request.args.get("next")))


@doorway.get("/sign-in/once/<token>")
def sign_in_once(token: str) -> Response:
    """Where a one-time link leads: choose a password."""
    w = works()
    throttle: Throttle = w.throttle
    throttle.hit(LINK_LOOKS, "link", request.remote_addr or "")
    session = once_session(w, token)
    staff = session.staff if session else None
    facts = {"token": token if session else None, "staff": staff, "display": _display(staff)}
    return make_response(page("sign_in_once.html", **facts), 200 if session else 410)


def _display(staff: str | None) -> str | None:
    """The name of a person of staff, as colleagues know it."""
    with works().store.reading() as shelf:
        known_as = shelf.people.staff(staff) if staff else None
    return known_as.display if known_as else staff


@doorway.get("/password")
def password() -> AnyResponse | str:
    """Where staff choose a new password; some have to before anything else."""
    me = next((k for k in known() if k.actor.kind is ActorKind.STAFF), None)
    if me is None:
        return to_sign_in()
    return page(
        "password.html",
        staff=me.actor.name,
        display=_display(me.actor.name),
        must=me.must_choose,
        next=safe_next(request.args.get("next")),
    )


@doorway.get("/pair")
def pair() -> str:
    """Where a screen that isn't paired shows its code."""
    kind = request.args.get("kind", "kiosk")
    return page(
        "pair.html",
        kind=kind if kind in set(DeviceKind) else "kiosk",
        place=request.args.get("place", "")[:64],
        next=safe_next(request.args.get("next")),
    )


@doorway.get("/api/openapi.json")
def openapi() -> Response:
    """The API document."""
    return jsonify(_document())


@doorway.get("/api")
def api_without_slash() -> AnyResponse:
    """The same page, written shorter."""
    return redirect("/api/")


@doorway.get("/api/")
def api() -> str:
    """The API document, to read."""
    document = _document()
    return page("api.html", rooms=_by_room(document), document=document, anchor=anchor)


def _document() -> dict[str, Any]:
    w = works()
    return w.hub.offload(w.openapi)


def _by_room(document: dict[str, Any]) -> dict[str, list[tuple[str, str, dict[str, Any]]]]:
    """Each room's calls as `(method, path, operation)`, rooms in the order of their first call."""
    rooms: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for path, operations in document["paths"].items():
        for method, call in operations.items():
            rooms.setdefault(call["tags"][0], []).append((method.upper(), path, call))
    return rooms


@doorway.get("/metrics")
def metrics() -> Response:
    """Figures for Prometheus: on this machine for anybody, over the network for auditors."""
    if not is_from_here(request):
        admitted(AUDITORS, "metrics")
    return Response(works().metrics.text(), mimetype="text/plain; version=0.0.4")


@doorway.get("/favicon.ico")
def favicon() -> AnyResponse:
    """The mark of the house."""
    return redirect("/static/mark.svg")
