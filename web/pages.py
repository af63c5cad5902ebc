"""Pages: what every screen's page has in common, and the guards that lead a stranger to the door.

A room exports a Flask blueprint in `<room>/pages.py`:

    room = Blueprint("counter", __name__, template_folder="templates")

    @room.get("/counter/<window>")
    @require(Allowed(roles=AT_WINDOWS))
    def counter(window: str) -> str:
        return page("counter.html", window=window)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from flask import Flask, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from hall.commands import Allowed
from hall.people.roles import Actor, DeviceKind
from web.headers import nonce
from web.lib import import_map
from web.who import known, pick, refused
from web.words import LANGUAGES
from web.works import works

View = TypeVar("View", bound=Callable[..., Any])


def page(template: str, **facts: Any) -> str:
    """A page of the family: language, words, import map, nonce and `facts` for its script.

    In the template: `t(key, **facts)` says words, `hall` is the setup. Plain facts (texts, numbers,
    lists, None) stand as JSON in `#facts` for the page's script.
    """
    w = works()
    words = w.words()
    return render_template(
        template,
        t=words.say,
        language=words.language,
        languages=LANGUAGES,
        nonce=nonce(),
        import_map=import_map(w.root),
        hall=w.setup,
        rehearsal=w.rehearsal,
        hall_name=w.setup.name.in_language(words.language),
        **{"page_facts": _plain(facts), **facts},
    )


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Those facts that a page's script can read."""
    return {k: v for k, v in facts.items() if isinstance(v, str | int | float | list | None)}


def trouble_page(error: Mapping[str, Any], status: int) -> Response:
    """An error as a page for people."""
    return make_response(page("trouble.html", error=error, status=status))


def who(allowed: Allowed) -> Actor | None:
    """The actor under whom the present page is open; None for a stranger."""
    found = pick(allowed, known())
    return found.actor if found else None


def require(
    allowed: Allowed, *, pair_as: DeviceKind | None = None, place: str = "place"
) -> Callable[[View], View]:
    """Guard a page: strangers are led to sign-in, or with `pair_as` to pairing such a device.

    `place` names the view's argument that is the device's place. Whoever is known and not allowed
    is refused.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if who(allowed) is not None:
                return view(*args, **kwargs)
            if any(k.must_choose for k in known()):
                return redirect(f"/password?next={quote(_here())}")
            if pair_as is not None:
                return _to_pairing(pair_as, str(kwargs.get(place, "")))
            if known():
                raise refused(known(), request.endpoint or "", allowed.asked())
            return to_sign_in()

        guarded.allowed = allowed  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return guard


def to_sign_in() -> AnyResponse:
    """Lead to the sign-in page and back here."""
    return redirect(f"/sign-in?next={quote(_here())}")


def _to_pairing(kind: DeviceKind, place: str) -> AnyResponse:
    asked = {"kind": str(kind), "place": place, "next": _here()}
    return redirect(f"/pair?{urlencode(asked)}")


def _here() -> str:
    return request.full_path.rstrip("?")


def safe_next(path: str | None) -> str:
    """A path in this hall to go on to; never another site."""
    good = path and path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if path and good and path.isprintable() and "\\" not in path else "/"


def register(app: Flask) -> None:
    """Give every template the words."""
    app.jinja_env.globals["t"] = lambda key, **facts: works().words().say(key, **facts)
