"""Who is asking: staff by session, screens by their device token, holders by their ticket's token.

One browser may be several at once: a counter's machine can be a paired device with a clerk signed
in. A command goes out under whichever of them it admits.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Request, g, request

from hall.commands import Allowed
from hall.people.roles import STRANGER, Actor
from hall.ports import Shelf
from hall.refusals import Forbidden, Refusal, Unidentified
from web.works import Works, works

SESSION_COOKIE = "yc_session"
DEVICE_COOKIE = "yc_device"
IDLE_LIMIT = 4 * 3600.0
"""Seconds after which a session that did nothing is over."""
LONGEST_SESSION = 7 * 24 * 3600.0
"""Seconds: the longest that a session can last, whoever opens it (OpenSession)."""
LONGEST_TOKEN = 200


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the hall knows, and by what: `token_hash`, sent in a cookie or not.

    `language` is a person's own; who `must_choose` a new password may do nothing else until then.
    """

    actor: Actor
    token_hash: str
    cookie: bool
    language: str = ""
    must_choose: bool = False


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class Sessions:
    """When each session was last used; the hall forgets it when the server restarts."""

    def __init__(self) -> None:
        self._used: dict[str, float] = {}

    def is_idle(self, session: str) -> bool:
        """Whether it has rested too long."""
        now = time.monotonic()
        return now - self._used.setdefault(session, now) > IDLE_LIMIT

    def rested(self, session: str) -> float | None:
        """Seconds since it was last used; None when it wasn't since the server started."""
        used = self._used.get(session)
        return None if used is None else time.monotonic() - used

    def use(self, session: str) -> None:
        """It was used now."""
        self._used[session] = time.monotonic()

    def forget(self, session: str) -> None:
        """It ended."""
        self._used.pop(session, None)

    def forget_old(self) -> None:
        """What was last used before the longest session began is over."""
        over = time.monotonic() - LONGEST_SESSION
        for session in [s for s, used in list(self._used.items()) if used < over]:
            self._used.pop(session, None)


def tokens_of(authorization: str, cookies: Mapping[str, str]) -> list[tuple[str, bool]]:
    """The tokens somebody shows, each with whether it came as a cookie.

    The device comes before whoever is signed in on it: what both may do is done as the kiosk, and
    its slip is printed there.
    """
    shown: list[tuple[str, bool]] = []
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        shown.append((token.strip(), False))
    shown += [(cookies[name], True) for name in (DEVICE_COOKIE, SESSION_COOKIE) if name in cookies]
    return [(token, cookie) for token, cookie in shown if 0 < len(token) <= LONGEST_TOKEN]


def identify(w: Works, tokens: Iterable[tuple[str, bool]]) -> list[Known]:
    """Those whom the tokens belong to; ended and unknown ones are left out."""
    shown = [(token_hash(token), cookie) for token, cookie in tokens]
    if not shown:
        return []
    with w.store.reading() as shelf:
        found = [_found(w, shelf, hashed, cookie) for hashed, cookie in shown]
    return [_used(w, one) for one in found if one]


def _used(w: Works, found: Known) -> Known:
    w.sessions.use(found.token_hash)
    return found


def still_known(w: Works, known: Iterable[Known]) -> list[Known]:
    """Those of them whose session or pairing holds."""
    with w.store.reading() as shelf:
        return [k for k in known if _found(w, shelf, k.token_hash, k.cookie) == k]


def _found(w: Works, shelf: Shelf, hashed: str, cookie: bool) -> Known | None:
    if device := shelf.people.device(hashed):
        return Known(device.actor, hashed, cookie)
    session = shelf.people.session(hashed)
    if session is None or session.once or session.ends_at <= w.clock.now():
        return None
    staff = shelf.people.staff(session.staff)
    if staff is None or not staff.active or w.sessions.is_idle(hashed):
        return None
    return Known(staff.actor, hashed, cookie, staff.language, staff.must_choose)


def known() -> list[Known]:
    """Those who send the present request, the device first; staff first where the page says so."""
    if "known" not in g:
        tokens = tokens_of(request.headers.get("Authorization", ""), request.cookies)
        if request.headers.get("Acting") == "staff":
            tokens.reverse()
        g.known = identify(works(), tokens)
    found: list[Known] = g.known
    return found


def pick(allowed: Allowed, among: Iterable[Known]) -> Known | None:
    """The first one whom `allowed` admits and who has no password to choose before."""
    return next((k for k in among if allowed.admits(k.actor) and not k.must_choose), None)


def admitted(allowed: Allowed, command: str = "", *, unready: bool = False) -> Actor:
    """The actor under whom the present request goes on. Raises Unidentified or Forbidden.

    `unready`: also somebody who has a new password to choose before.
    """
    everybody = known()
    found = pick(
        allowed, [replace(k, must_choose=False) for k in everybody] if unready else everybody
    )
    if found is None:
        if allowed.anyone:
            return STRANGER
        raise refused(known(), command, allowed.asked())
    if found.cookie:
        check_origin(request)
    return found.actor


def refused(among: list[Known], what: str, roles: list[str] | None = None) -> Refusal:
    """Why somebody may not: unknown, with a new password to choose first, or not allowed.

    `roles` are those of whom to ask for it.
    """
    if any(k.must_choose for k in among):
        return Forbidden("password_must_change")
    if not among:
        return Unidentified()
    return Forbidden("not_allowed", command=what, roles=roles or [])


def is_from_here(asked: Request) -> bool:
    """Whether this machine itself asks, and not a proxy on it for somebody else."""
    try:
        address = ip_address((asked.remote_addr or "").removeprefix("::ffff:"))
    except ValueError:
        return False
    return address.is_loopback and "X-Forwarded-For" not in asked.headers


def check_origin(asked: Request) -> None:
    """Refuse a change that another site's page sends with our cookie."""
    if asked.method in ("GET", "HEAD", "OPTIONS"):
        return
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        good = site in ("same-origin", "none")
    else:
        good = urlsplit(asked.headers.get("Origin", "")).netloc == asked.host
    if not good:
        raise Forbidden("wrong_origin")
