"""Pairing: a screen shows a code, a manager confirms it, the screen fetches its token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Len
from flask import Response, jsonify, request

from hall.faces import said
from hall.facts import DeviceName, Key
from hall.people.commands import PAIRING_LASTS, AskPairing, ClaimPairing, replaced
from hall.people.presence import MOST, Presence
from hall.people.roles import STRANGER, DeviceKind
from web.calls import Asked
from web.sign_in import check_site, keep_cookie
from web.who import DEVICE_COOKIE, token_hash

ASKED_PER_ADDRESS = "10 per 10 minutes"
CLAIMED_PER_ADDRESS = "200 per minute"
TEN_YEARS = 10 * 365 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class AskToPair:
    """What the screen is there for; `place` is a display's zone or a sign's window."""

    kind: DeviceKind
    place: Key | None = None
    name: DeviceName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The secret that was given to the screen when it asked."""

    claim: Annotated[str, Len(8, 200)]


def ask(asked: Asked) -> dict[str, Any]:
    """Give a code to show and a secret to keep."""
    w, body = asked.works, asked.body
    w.throttle.hit(ASKED_PER_ADDRESS, "pairing", request.remote_addr or "")
    claim = w.secrets.token()
    command = AskPairing(
        kind=body.kind, claim_hash=token_hash(claim), place=body.place, name=body.name
    )
    answer = w.door.carry_out(command, STRANGER)
    return {
        "code": answer["code"],
        "claim": claim,
        "name": answer["name"],
        "seconds": int(PAIRING_LASTS.total_seconds()),
    }


def claim(asked: Asked) -> Response:
    """The token, once a manager has confirmed; a browser gets it as a cookie too."""
    w = asked.works
    check_site()
    w.throttle.hit(CLAIMED_PER_ADDRESS, "claim", request.remote_addr or "")
    token = w.secrets.token()
    command = ClaimPairing(claim_hash=token_hash(asked.body.claim), token_hash=token_hash(token))
    answer = w.door.carry_out(command, STRANGER)
    if not answer["paired"]:
        return jsonify(answer)
    response = jsonify({**answer, "token": token})
    keep_cookie(response, DEVICE_COOKIE, token, TEN_YEARS)
    return response


def waiting(asked: Asked) -> dict[str, Any]:
    """The screens that ask to be let in; `replaces`: a device of that name is there already."""
    w = asked.works
    now = w.clock.now()
    with w.store.reading() as shelf:
        asking = [p for p in shelf.people.all_pairings() if p.ends_at > now]
        pairings = [(p, replaced(shelf, p)) for p in asking]
    return {
        "pairings": [
            {
                "code": p.code,
                "name": p.name,
                "kind": str(p.kind),
                "place": p.place,
                "asked_at": said(w.setup, p.asked_at),
                "confirmed": p.confirmed_by is not None,
                "replaces": replaces,
            }
            for p, replaces in pairings
        ]
    }


def devices(asked: Asked) -> dict[str, Any]:
    """The paired devices; since `seen_at` each is `connected`, or isn't."""
    w = asked.works
    with w.store.reading() as shelf:
        found = shelf.people.all_devices()
        seen = {one.name: one for one in shelf.of(Presence).find(limit=MOST)}
    return {
        "devices": [
            {
                "name": d.name,
                "kind": str(d.kind),
                "place": d.place,
                "paired_at": said(w.setup, d.paired_at),
                "paired_by": d.paired_by,
                "connected": d.name in seen and seen[d.name].connected,
                "seen_at": said(w.setup, seen[d.name].since if d.name in seen else None),
            }
            for d in found
        ]
    }
