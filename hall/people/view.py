"""The view `staff`: everybody who works here, where they sit, what they are certified for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hall.certificates.certificate import (
    ANY,
    ISSUING,
    Certificate,
    missing_certificates,
    scope_name,
)
from hall.faces import Face, said
from hall.people.accounts import staff_face
from hall.people.roles import MANAGERS
from hall.people.staff import Staff
from hall.ports import Shelf
from hall.setup import Setup
from hall.viewing import RoomView
from hall.windows.window import Window

ALL = 100_000


def people_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Everybody, those switched off last; and the scopes that certificates are given for."""
    today = setup.business_date(at)
    held: dict[str, list[Certificate]] = {}
    for certificate in shelf.of(Certificate).find(limit=ALL):
        held.setdefault(certificate.staff, []).append(certificate)
    seats = {w.clerk: w for w in shelf.windows.all() if w.clerk is not None}
    people = sorted(shelf.people.all_staff(), key=lambda s: (not s.active, s.name))
    return {
        "today": today.isoformat(),
        "certification": setup.certification.required,
        "scopes": [_scope(setup, s) for s in _scopes(setup)],
        "staff": [
            {
                **staff_face(staff),
                **_coming(setup, shelf, staff, at),
                **_work(setup, seats.get(staff.name), held.get(staff.name, ()), today),
            }
            for staff in people
        ],
    }


def _scopes(setup: Setup) -> list[str]:
    return list(dict.fromkeys([ANY, *(d.key for d in setup.domains), ISSUING]))


def _scope(setup: Setup, scope: str) -> Face:
    name = scope_name(setup, scope)
    return {"scope": scope, "name": name.zh, "name_en": name.en}


def _coming(setup: Setup, shelf: Shelf, staff: Staff, at: datetime) -> Mapping[str, Any]:
    """How they come in: whether they have a password, and where they are signed in."""
    sessions = [s for s in shelf.people.sessions_of(staff.name) if s.ends_at > at]
    return {
        "has_password": staff.password is not None,
        "must_choose": staff.must_choose,
        "signed_in_at": said(setup, staff.signed_in_at),
        "sessions": sum(not s.once for s in sessions),
        "links": sum(s.once for s in sessions),
    }


def _work(
    setup: Setup, seat: Window | None, held: Sequence[Certificate], today: date
) -> Mapping[str, Any]:
    """Where they sit, what they are certified for, and what they lack where they sit."""
    return {
        "window": seat.number if seat else None,
        "window_state": str(seat.state) if seat else None,
        "certificates": [
            {
                **_scope(setup, c.scope),
                "since": c.since.isoformat(),
                "until": c.until.isoformat() if c.until else None,
                "by": c.by,
                "standing": str(c.standing(today)),
            }
            for c in held
        ],
        "missing": list(missing_certificates(seat, held, today)) if seat else [],
    }


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return people_face(setup, shelf, at)


KINDS = ("Staff", "Role", "Department", "Password", "Signed", "Language", "Certificate", "Window")
STAFF = RoomView("staff", _view, MANAGERS, KINDS)
