"""The API of accounts: what managers change, and what everybody may do with their own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hall.certificates.commands import (
    ChangeCertification,
    GiveCertificates,
    TakeBackCertificate,
)
from hall.commands import Allowed
from hall.faces import said
from hall.people.accounts import (
    ChangeStaff,
    ChooseLanguage,
    RequirePassword,
    SignOutEverywhere,
    may_manage,
)
from hall.people.roles import EVERYONE, MANAGERS
from hall.people.staff import Session
from hall.people.view import people_face
from hall.refusals import Forbidden, Unknown
from web import answers, answers_staff
from web.calls import Asked, Call
from web.who import known

ROOM = "Staff"


def sessions(asked: Asked) -> dict[str, Any]:
    """Where a person is signed in."""
    w, name = asked.works, asked.path["staff"]
    own = asked.by.name == name
    if not own and asked.by.role not in MANAGERS:
        raise Forbidden("not_allowed", command="sessions")
    with w.store.reading() as shelf:
        staff, found = shelf.people.staff(name), shelf.people.sessions_of(name)
    if staff is None:
        raise Unknown("unknown_staff")
    if not own and not may_manage(asked.by, staff.role):
        raise Forbidden("not_allowed", command="sessions")
    now = w.clock.now()
    good = [s for s in reversed(found) if s.ends_at > now]
    return {
        "sessions": [_session(asked, s) for s in good if not s.once],
        "links": sum(s.once for s in good),
    }


def _session(asked: Asked, session: Session) -> dict[str, Any]:
    w = asked.works
    rested = w.sessions.rested(session.token_hash)
    used = session.began_at
    if rested is not None:
        used = max(used, w.clock.now() - timedelta(seconds=rested))
    return {
        "began_at": said(w.setup, session.began_at),
        "used_at": said(w.setup, used),
        "ends_at": said(w.setup, session.ends_at),
        "own": any(k.token_hash == session.token_hash for k in known()),
    }


def everybody(asked: Asked) -> dict[str, Any]:
    """Everybody with where they sit and what they are certified for."""
    w = asked.works
    with w.store.reading() as shelf:
        return people_face(w.setup, shelf, w.clock.now())


CALLS = (
    Call(
        method="GET",
        path="/api/v1/staff/all",
        does="Everybody with where they sit and what they are certified for",
        handle=everybody,
        allowed=Allowed(roles=MANAGERS),
        answers=answers_staff.People,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/me/language",
        does="Choose the language of one's own pages",
        command=ChooseLanguage,
        answers=answers_staff.Language,
        room=ROOM,
        example={"language": "en"},
    ),
    Call(
        method="PUT",
        path="/api/v1/staff/{staff}",
        does="Change an account: name, role, language, switched on or off",
        command=ChangeStaff,
        answers=answers.Staff,
        room=ROOM,
        example={"active": False, "reason": "调离大厅"},
    ),
    Call(
        method="GET",
        path="/api/v1/staff/{staff}/sessions",
        does="Where somebody is signed in",
        handle=sessions,
        allowed=Allowed(roles=EVERYONE),
        answers=answers_staff.Sessions,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/staff/{staff}/sign-out",
        does="Sign somebody, or oneself, out everywhere",
        command=SignOutEverywhere,
        answers=answers.Named,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/staff/{staff}/require-password",
        does="Let somebody choose a new password before anything else",
        command=RequirePassword,
        answers=answers.Named,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/staff/{staff}/certificates",
        does="Certify somebody for domains, for any matter or for issuing",
        command=GiveCertificates,
        answers=answers.Named,
        status=201,
        room=ROOM,
        example={"scopes": ["any", "issuing"], "until": "2030-12-31"},
    ),
    Call(
        method="DELETE",
        path="/api/v1/staff/{staff}/certificates/{scope}",
        does="Somebody is certified for this no longer",
        command=TakeBackCertificate,
        answers=answers.Named,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/certification",
        does="Let only certified clerks open windows, or no longer insist on it",
        command=ChangeCertification,
        answers=answers.Section,
        room=ROOM,
        example={"required": True, "reason": "全员培训完成"},
    ),
)
