"""Signing in and out: by password, or once by a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Len
from flask import Response, jsonify, request

from hall.commands import Answer
from hall.facts import StaffName
from hall.people.commands import EndSession, MakeLink, OpenSession, SetPassword, UseLink
from hall.people.roles import HALL, Actor
from hall.people.staff import Session
from hall.refusals import Forbidden, Invalid, Refusal, Unidentified
from web import passwords
from web.calls import Asked
from web.who import SESSION_COOKIE, check_origin, known, token_hash
from web.works import Works

SESSION_HOURS = 12
LINK_HOURS = 24
TRIES_HERE = "8 per 5 minutes"
"""Wrong passwords for one account from one address: guessing keeps nobody out who is elsewhere."""
TRIES_PER_ACCOUNT = "200 per 5 minutes"
"""The same from everywhere: whoever guesses from many machines is slowed down too."""
TRIES_PER_ADDRESS = "120 per 5 minutes"
"""Sign-ins of a whole shift may come through one address."""
Password = Annotated[str, Len(1, passwords.LONGEST)]
SentToken = Annotated[str, Len(8, 200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """Who, and what only they know."""

    staff: Annotated[str, Len(1, 64)]
    password: Password


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInOnce:
    """The token of a sign-in link, and the password chosen with it."""

    token: SentToken
    password: Password


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPassword:
    """A password to use from now on; one's own needs the old one too."""

    password: Password
    old: Password | None = None


def sign_in(asked: Asked) -> Response:
    """Check the password in constant work, then remember the session."""
    w, name, address = asked.works, asked.body.staff, request.remote_addr or ""
    check_site()
    w.throttle.check(TRIES_HERE, "sign-in-here", name, address)
    w.throttle.check(TRIES_PER_ACCOUNT, "sign-in", name)
    w.throttle.hit(TRIES_PER_ADDRESS, "sign-in-from", address)
    with w.store.reading() as shelf:
        staff = shelf.people.staff(name)
    kept = staff.password if staff and staff.active else None
    if not w.hashing.is_right(kept, asked.body.password):
        w.throttle.hit(TRIES_HERE, "sign-in-here", name, address)
        w.throttle.hit(TRIES_PER_ACCOUNT, "sign-in", name)
        raise Unidentified("wrong_password")
    return _open(w, name)


def sign_in_once(asked: Asked) -> Response:
    """Use up a sign-in link: choose a password, and be signed in."""
    w = asked.works
    check_site()
    w.throttle.hit(TRIES_PER_ADDRESS, "sign-in-from", request.remote_addr or "")
    session = once_session(w, asked.body.token)
    if session is None:
        raise Unidentified("link_used")
    token = w.secrets.token()
    used = UseLink(
        link_hash=session.token_hash,
        password_hash=_hashed(w, session.staff, asked.body.password),
        token_hash=token_hash(token),
        minutes=SESSION_HOURS * 60,
    )
    return _signed_in(token, w.door.carry_out(used, _person(w, session.staff)))


def _person(w: Works, name: str) -> Actor:
    """Whose link it is: what is done with it is on record as theirs."""
    with w.store.reading() as shelf:
        staff = shelf.people.staff(name)
    if staff is None or not staff.active:
        raise Unidentified("link_used")
    return staff.actor


def check_site() -> None:
    """Refuse a sign-in that another site's page sends."""
    if "Sec-Fetch-Site" in request.headers or "Origin" in request.headers:
        check_origin(request)


def once_session(w: Works, token: str) -> Session | None:
    """The unused sign-in link of this token."""
    with w.store.reading() as shelf:
        session = shelf.people.session(token_hash(token))
    good = session is not None and session.once and session.ends_at > w.clock.now()
    return session if good else None


def sign_out(asked: Asked) -> Response:
    """End the session that asks."""
    w = asked.works
    for one in known():
        if one.actor == asked.by:
            w.door.carry_out(EndSession(token_hash=one.token_hash), asked.by)
            w.sessions.forget(one.token_hash)
    response = jsonify({})
    response.delete_cookie(SESSION_COOKIE, path="/")
    return response


def change_password(asked: Asked) -> dict[str, Any]:
    """Choose a new password; every session of that person ends."""
    w, staff = asked.works, asked.path["staff"]
    if asked.by.name != staff and must_choose(asked.by):
        raise Forbidden("password_must_change")
    if asked.by.name == staff:
        w.throttle.hit(TRIES_HERE, "password", staff)
        with w.store.reading() as shelf:
            kept = shelf.people.staff(staff)
        old = asked.body.old or ""
        if not w.hashing.is_right(kept.password if kept else None, old):
            raise Refusal("wrong_old_password")
        if asked.body.password == old:
            raise Invalid("password", "same")
    set_password(w, asked.by, staff, asked.body.password)
    return {"staff": staff}


def must_choose(by: Actor) -> bool:
    """Whether somebody has a password of their own to choose before anything else."""
    return any(k.must_choose for k in known() if k.actor == by)


def set_password(w: Works, by: Actor, staff: str, password: str) -> None:
    """Hash it and keep it. Raises Invalid for a bad choice."""
    hashed = _hashed(w, staff, password)
    w.door.carry_out(SetPassword(staff=staff, password_hash=hashed), by)


def _hashed(w: Works, staff: str, password: str) -> str:
    passwords.check_choice(password, staff)
    return w.hashing.hash_of(password)


def make_link(w: Works, by: Actor, staff: str) -> str:
    """A path that signs `staff` in once."""
    token = w.secrets.token()
    w.door.carry_out(
        MakeLink(staff=staff, token_hash=token_hash(token), minutes=LINK_HOURS * 60), by
    )
    return f"/sign-in/once/{token}"


def _open(w: Works, staff: StaffName) -> Response:
    token = w.secrets.token()
    opened = OpenSession(staff=staff, token_hash=token_hash(token), minutes=SESSION_HOURS * 60)
    return _signed_in(token, w.door.carry_out(opened, HALL))


def _signed_in(token: str, answer: Answer) -> Response:
    response = jsonify({"token": token, **answer})
    keep_cookie(response, SESSION_COOKIE, token, SESSION_HOURS * 3600)
    if answer["language"]:  # what was chosen on this machine was somebody else's choice
        response.delete_cookie("language", path="/")
    return response


def keep_cookie(response: Response, name: str, token: str, seconds: int) -> None:
    """A cookie that scripts can't read and other sites can't send."""
    response.set_cookie(
        name,
        token,
        max_age=seconds,
        httponly=True,
        samesite="Strict",
        secure=request.is_secure,
        path="/",
    )
