"""The demo's own doors, which a real hall doesn't have: in with one tap, and the speed of time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from flask import Blueprint, Response, jsonify, redirect, request, send_file
from werkzeug.wrappers import Response as AnyResponse

from demo.office import OFFICER, OFFICERS_NAME
from hall.certificates.certificate import ANY, ISSUING
from hall.certificates.commands import GiveCertificates
from hall.lockers.cell import Cabinet
from hall.people.commands import AddStaff, AskPairing, ClaimPairing, ConfirmPairing, OpenSession
from hall.people.roles import HALL, STRANGER, Actor, ActorKind, DeviceKind, Role
from hall.refusals import Invalid, Refusal, Unknown
from web.clock import RehearsalClock
from web.forms import read
from web.pages import safe_next
from web.sign_in import keep_cookie
from web.who import DEVICE_COOKIE, SESSION_COOKIE, check_origin, known, token_hash
from web.works import Works, works

room = Blueprint("demo", __name__)

PEOPLE = {
    "manager": ("zhaomin", "赵敏", Role.MANAGER),
    "clerk": ("wangli", "王丽", Role.CLERK),
    "office": (OFFICER, OFFICERS_NAME, Role.BACK_OFFICE),
    "administrator": ("admin", "管理员", Role.ADMINISTRATOR),
}
MANAGER = Actor(ActorKind.STAFF, "zhaomin", role=Role.MANAGER)
A_WEEK = 7 * 24 * 60
"""Minutes by the hall's clock, which runs fast here."""
SPEEDS = (0, 1, 5, 10, 20)


@room.get("/demo/enter/<role>")
def enter(role: str) -> AnyResponse:
    """Sign this browser in as one of the demo's people, or pair it as a screen, and go on."""
    w = works()
    response = redirect(safe_next(request.args.get("next")))
    if role == "kiosk":
        _be_a_screen(w, response, DeviceKind.KIOSK)
    elif role == "locker":
        _be_a_screen(w, response, DeviceKind.LOCKER, request.args.get("at") or _locker(w))
    elif role in PEOPLE:
        _be(w, response, role)
    else:
        raise Unknown("no_such_page")
    return response


@room.get("/demo/state")
def state() -> Response:
    """How fast the demo goes."""
    clock = cast("RehearsalClock", works().clock)
    return jsonify({"speed": clock.speed, "slip": bool(_slips(works()))})


@room.post("/demo/speed")
def speed() -> Response:
    """Let the demo's time run faster or slower; 0 stops it."""
    check_origin(request)
    wanted = read(request.get_data(cache=False)).get("speed")
    if not isinstance(wanted, int) or isinstance(wanted, bool) or wanted not in SPEEDS:
        raise Invalid("speed", "unknown")
    cast("RehearsalClock", works().clock).run_at(wanted)
    return state()


@room.get("/demo/slip.png")
def slip() -> Response:
    """The slip that the simulated printer drew last."""
    drawn = _slips(works())
    if not drawn:
        raise Unknown("unknown_ticket")
    return send_file(drawn[-1], mimetype="image/png", max_age=0)


def _slips(w: Works) -> list[Path]:
    return sorted((w.data / "slips").glob("slip-*.png"))


def _be(w: Works, response: AnyResponse, role: str) -> None:
    name, display, right = PEOPLE[role]
    _have(w, name, display, right)
    token = w.secrets.token()
    opened = OpenSession(staff=name, token_hash=token_hash(token), minutes=A_WEEK)
    w.door.carry_out(opened, HALL)
    keep_cookie(cast("Response", response), SESSION_COOKIE, token, A_WEEK * 60)


def _have(w: Works, name: str, display: str, role: Role) -> None:
    try:
        w.door.carry_out(AddStaff(staff=name, display=display, role=role), HALL)
        if role is Role.CLERK:
            w.door.carry_out(GiveCertificates(staff=name, scopes=(ANY, ISSUING)), HALL)
    except Refusal:
        return


def _locker(w: Works) -> str | None:
    """The first cabinet that there is."""
    with w.store.reading() as shelf:
        return next((one.name for one in shelf.of(Cabinet).find()), None)


def _be_a_screen(
    w: Works, response: AnyResponse, kind: DeviceKind, place: str | None = None
) -> None:
    if any(k.actor.is_device(kind) for k in known()):
        return
    claim, token = w.secrets.token(), w.secrets.token()
    asked: Any = AskPairing(kind=kind, place=place, claim_hash=token_hash(claim))
    code = w.door.carry_out(asked, STRANGER)["code"]
    w.door.carry_out(ConfirmPairing(code=code), MANAGER)
    w.door.carry_out(
        ClaimPairing(claim_hash=token_hash(claim), token_hash=token_hash(token)), STRANGER
    )
    keep_cookie(cast("Response", response), DEVICE_COOKIE, token, A_WEEK * 60)
