"""What the web floor works with, hung on the app: one object, no globals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from flask import current_app, g, request

from web.words import Languages, Words

if TYPE_CHECKING:
    from hall.catalogue.catalogue import Catalogue
    from hall.engine import Engine
    from hall.ports import Clock, Secrets, Store, Voice
    from hall.setup import Setup
    from web.aside import Aside
    from web.door import Door
    from web.hashing import Hashing
    from web.hub import Hub
    from web.lanes import Lane
    from web.metrics import Metrics
    from web.printing import Printing
    from web.push import Push
    from web.repeats import Repeats
    from web.sockets import Sockets
    from web.telling import Telling
    from web.throttle import Throttle
    from web.who import Sessions


@dataclass(slots=True)
class Works:
    """The hall as the web sees it.

    `rehearsal`: its clock may be moved. `site`: the address under which phones reach it.
    `local_webhooks`: they may lead to this machine. `openapi`: makes the API document at its first
    call, in half a second: never on the hub. `demo`: everybody may come in without a password;
    `kept_in` is the folder in which its data stays, None where it goes with it.
    """

    engine: Engine
    store: Store
    clock: Clock
    secrets: Secrets
    hub: Hub
    door: Door
    push: Push
    languages: Languages
    catalogue: Catalogue
    throttle: Throttle
    sessions: Sessions
    metrics: Metrics
    root: Path
    data: Path
    version: str
    rehearsal: bool = False
    behind_proxies: int = 0
    local_webhooks: bool = False
    site: str = ""
    voice: Voice | None = None
    printing: Printing | None = None
    sockets: Sockets = field(init=False)
    voice_lane: Lane = field(init=False)
    figures: Aside = field(init=False)
    trials: Aside = field(init=False)
    telling: Telling = field(init=False)
    hashing: Hashing = field(init=False)
    repeats: Repeats = field(init=False)
    openapi: Callable[[], dict[str, Any]] = dict
    demo: bool = False
    kept_in: str | None = None

    @property
    def setup(self) -> Setup:
        """The setup in force: what the hall's folder says, with what managers have changed."""
        return self.engine.setup

    def words(self) -> Words:
        """The words for whoever sent the present request.

        The choice on this device goes first; then on pages a person's own language, for programs
        the one they ask for.
        """
        own = next((k.language for k in g.get("known", ()) if k.language), None)
        asks = request.path.startswith("/api/") and bool(request.accept_languages)
        chosen = request.cookies.get("language") or (None if asks else own)
        return self.languages.negotiate(chosen, request.accept_languages)


def works() -> Works:
    """The works of the present app."""
    return cast("Works", current_app.extensions["yichuang"])
