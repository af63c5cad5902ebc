"""Socket.IO: who is connected, what each watches, how much each may ask."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import socketio  # type: ignore[import-untyped]
from flask import Flask
from flask_socketio import SocketIO  # type: ignore[import-untyped]
from werkzeug.wrappers import Request

from hall import views
from hall.people.roles import STRANGER
from hall.refusals import Invalid, TooMany
from web import errors
from web.who import Known, identify, refused, still_known, tokens_of
from web.words import Words
from web.works import Works

PING_EVERY = 10
PING_ANSWER = 8
"""Seconds. Pages ask `beat` every 2 s themselves and notice a loss sooner; phones sleep."""
LARGEST_MESSAGE = 8 * 1024
WATCHES_EACH = 20
EVENTS_PER_SECOND = 20
EVENTS_SAVED_UP = 60
FROM_ONE_ADDRESS = 6_000
"""Connections: a whole hall may stand behind one address."""
LONGEST_VIEW = 160
RECHECK = 30.0
"""Seconds between looks whether those who watch still may."""

log = logging.getLogger("yichuang.sockets")


@dataclass(slots=True)
class Watcher:
    """One connected socket."""

    sid: str
    address: str
    known: list[Known]
    words: Words
    views: set[str] = field(default_factory=set)
    left: float = EVENTS_SAVED_UP
    asked_at: float = field(default_factory=time.monotonic)

    def spend(self) -> None:
        """Count one event. Raises TooMany."""
        now = time.monotonic()
        self.left = min(EVENTS_SAVED_UP, self.left + (now - self.asked_at) * EVENTS_PER_SECOND)
        self.asked_at = now
        if self.left < 1:
            raise TooMany("too_many_requests", seconds=1)
        self.left -= 1


def make_server(app: Flask, hub_name: str) -> socketio.Server:
    """Put Flask-SocketIO in front of `app`; browsers are let in from our own pages only.

    What comes back is the server inside it: our handlers hang on that one, because they need no
    request context of Flask's, and making one for each event costs more than answering it.
    """
    live = SocketIO(
        app,
        manage_session=False,
        async_mode=hub_name,
        ping_interval=PING_EVERY,
        ping_timeout=PING_ANSWER,
        max_http_buffer_size=LARGEST_MESSAGE,
        http_compression=False,
        always_connect=False,
        monitor_clients=True,
    )
    return live.server


class Sockets:
    """Takes `watch`, `unwatch` and `beat`."""

    def __init__(self, server: socketio.Server, works: Works) -> None:
        self.server = server
        self.works = works
        self.watchers: dict[str, Watcher] = {}
        self._addresses: Counter[str] = Counter()
        self._one_at_a_time = Lock()
        self._stopping = False
        server.on("connect", self.connect)
        server.on("disconnect", self.disconnect)
        server.on("watch", self._answered(self.watch))
        server.on("unwatch", self._answered(self.unwatch))
        server.on("beat", self.beat)

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Anybody may connect; what they may watch is asked at each view."""
        if self._stopping:
            raise socketio.exceptions.ConnectionRefusedError("hall_stopping")
        asked = Request(environ, populate_request=False)
        address = asked.remote_addr or ""
        if self._addresses[address] >= FROM_ONE_ADDRESS:
            raise socketio.exceptions.ConnectionRefusedError("too_many_connections")
        tokens = tokens_of(asked.headers.get("Authorization", ""), asked.cookies)
        if isinstance(auth, dict) and isinstance(auth.get("token"), str):
            tokens += tokens_of(f"Bearer {auth['token']}", {})
        known = identify(self.works, tokens)
        own = next((k.language for k in known if k.language), None)
        page = auth.get("language") if isinstance(auth, dict) else None
        chosen = page if isinstance(page, str) else asked.cookies.get("language")
        words = self.works.languages.negotiate(chosen or own, asked.accept_languages)
        watcher = Watcher(sid, address, known, words)
        with self._one_at_a_time:
            self._addresses[address] += 1
            self.watchers[sid] = watcher

    def disconnect(self, sid: str, *_: Any) -> None:
        """It watches nothing more."""
        with self._one_at_a_time:
            watcher = self.watchers.pop(sid, None)
            if watcher is None:
                return
            self._addresses[watcher.address] -= 1
            if not self._addresses[watcher.address]:
                del self._addresses[watcher.address]
        for name in list(watcher.views):
            self.works.push.unwatch(name, sid)

    def beat(self, sid: str, *_: Any) -> dict[str, Any]:
        """Answer that the hall is here."""
        return {}

    def watch(self, watcher: Watcher, data: Any) -> dict[str, Any]:
        """The view as it is now; its changes follow as `view`."""
        name = _view(data)
        self._must_be_allowed(watcher, name)
        if name not in watcher.views and len(watcher.views) >= WATCHES_EACH:
            raise TooMany("too_many_views", limit=WATCHES_EACH, seconds=1)
        watcher.views.add(name)
        try:
            return self.works.push.watch(name, watcher.sid)
        except Exception:
            watcher.views.discard(name)
            raise

    def unwatch(self, watcher: Watcher, data: Any) -> dict[str, Any]:
        """Watch it no longer."""
        name = _view(data)
        watcher.views.discard(name)
        self.works.push.unwatch(name, watcher.sid)
        return {"view": name}

    def recheck(self) -> None:
        """Disconnect those whose session or pairing is over: they come back and are asked anew."""
        everybody = {known for watcher in list(self.watchers.values()) for known in watcher.known}
        welcome = set(still_known(self.works, everybody))
        for watcher in list(self.watchers.values()):
            if not welcome.issuperset(watcher.known):
                self.server.disconnect(watcher.sid)

    def recheck_forever(self) -> None:
        """Recheck every now and then, until the hall stops."""
        while not self._stopping:
            try:
                self.recheck()
            except Exception:
                log.exception("who still may watch can't be looked up; again soon")
            self.works.hub.sleep(RECHECK)

    def stop(self) -> None:
        """Look no more who may still watch, and let nobody in."""
        self._stopping = True

    def _must_be_allowed(self, watcher: Watcher, name: str) -> None:
        ready = [known.actor for known in watcher.known if not known.must_choose]
        actors = ready or [STRANGER]
        if not any(views.may_watch(name, actor) for actor in actors):
            raise refused(watcher.known, "watch")

    def _answered(
        self, take: Callable[[Watcher, Any], dict[str, Any]]
    ) -> Callable[..., dict[str, Any]]:
        def handle(sid: str, data: Any = None, *_: Any) -> dict[str, Any]:
            watcher = self.watchers.get(sid)
            if watcher is None:
                return {}
            try:
                watcher.spend()
                return take(watcher, data)
            except Exception as problem:  # told in the one shape
                return errors.told(problem, watcher.words)[0]

        return handle


def _view(data: Any) -> str:
    name = data.get("view") if isinstance(data, Mapping) else None
    if not isinstance(name, str) or not name:
        raise Invalid("view", "missing" if name is None else "wrong_type")
    if len(name) > LONGEST_VIEW or not name.isprintable():
        raise Invalid("view", "wrong_form")
    return name
