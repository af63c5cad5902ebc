"""The web floor made ready for one hall, begun and stopped."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from typing import Any

from flask import Blueprint

from hall.catalogue.catalogue import Catalogue
from hall.engine import Engine, Outcome, Request
from hall.outbox.notice import Gateway
from hall.ports import Clock, Secrets, Store, Voice
from hall.progress import Recorded
from hall.setup import Setup
from store.sqlite import DATABASE
from web.address import public_address
from web.app import furnish, make_app, make_wsgi
from web.aside import Aside
from web.attendance import Attendance
from web.audience import Listeners
from web.cabinets import Banks, Cabinets, NoBanks
from web.door import Door
from web.fanout import Fanout
from web.hashing import Hashing
from web.hub import Hub
from web.indexing import Indexing
from web.lanes import Lane
from web.lookout import Lookout
from web.memory import few_heaps
from web.metrics import Metrics
from web.outbox import Outbox
from web.pinging import Pinging
from web.printing import NoPrinters, Printers, Printing
from web.push import Push
from web.repeats import Repeats
from web.sockets import Sockets, make_server
from web.speaking import Speaking
from web.summing import Summing
from web.telling import Telling
from web.throttle import Throttle
from web.tidying import Tidying
from web.who import Sessions
from web.words import Languages
from web.works import Works

MINUTE = 60.0
LOOK_FOR_THE_END = 0.1
LOOK_FOR_PLANS = 0.25
"""Seconds between looks at whether the moment of a plan has come."""
GIL_SWITCH = 0.001
"""Seconds after which the writer's thread lets the hub have a turn (Python's own: 0.005)."""
REPORT_PATIENCE, TRIAL_PATIENCE = 30.0, 120.0
"""Seconds after which a report of figures or a trial of rules is given up."""
COLLECTOR = (50_000, 20, 100)
"""Rare collections: untuned, 2,000 sockets see pauses of a quarter of a second."""

ENDS_SESSIONS = frozenset(
    {
        *("SignedOut", "SignedOutEverywhere", "PasswordSet", "PasswordRequired"),
        *("RoleChanged", "StaffSwitchedOff", "DeviceUnpaired"),
    }
)
"""After these, somebody who is connected may be so no longer."""

log = logging.getLogger("yichuang")


@dataclass(slots=True)
class Given:
    """What the floors below hand in."""

    setup: Setup
    store: Store
    clock: Clock
    secrets: Secrets
    open_catalogue: Callable[[Setup], Catalogue]
    hub: Hub
    root: Path
    data: Path
    version: str
    rehearsal: bool = False
    behind_proxies: int = 0
    local_webhooks: bool = False
    voice: Voice | None = None
    gateway: Gateway | None = None
    printers: Printers = field(default_factory=NoPrinters)
    banks: Banks = field(default_factory=NoBanks)


class House:
    """A running hall: `works` for those inside, `wsgi` for those outside."""

    def __init__(self, given: Given, rooms: Iterable[Blueprint] = ()) -> None:
        self.given = given
        self.hub = given.hub
        self.listeners = Listeners()
        self.engine = Engine(given.setup, given.store, given.clock, given.secrets, self.listeners)
        self.door = Door(self.hub, self.engine, after=self.listeners.pass_on)
        self.app = make_app(given.root)
        self.server = make_server(self.app, self.hub.name)
        self.fanout = Fanout(self.server, self.hub)
        self.pinging = Pinging(self.server.eio, self.hub)
        self.works = self._works()
        self.lookout, self.attendance = Lookout(self.works), Attendance(self.works)
        self.summing = Summing(self.works)
        self.outbox = Outbox(self.works, given.gateway)
        self.listeners.join(self.outbox.hear)
        self.cabinets = Cabinets(self.works, given.banks)
        self.listeners.join(self.lookout.hear)
        self.listeners.join(self.cabinets.hear)
        self.listeners.join(Tidying(self.works).hear)
        self.listeners.join(Indexing(self.works, given.open_catalogue).hear)
        furnish(self.app, self.works, rooms)
        self.wsgi = make_wsgi(self.app, self.works)
        self.ends = self.fell = False

    def _works(self) -> Works:
        given, metrics = self.given, Metrics()
        push = Push(self.hub, given.store, lambda: self.engine.setup, given.clock, self._emit)
        self.listeners.join(push.hear)
        self.listeners.join(self._hear_of_people)
        self.door.measured = metrics.commits.observe
        push.measured = metrics.note_push
        works = Works(
            engine=self.engine,
            store=given.store,
            clock=given.clock,
            secrets=given.secrets,
            hub=self.hub,
            door=self.door,
            push=push,
            languages=Languages(given.root / "static" / "words"),
            catalogue=given.open_catalogue(self.engine.setup),
            throttle=Throttle(),
            sessions=Sessions(),
            metrics=metrics,
            root=given.root,
            data=given.data,
            version=given.version,
            rehearsal=given.rehearsal,
            behind_proxies=given.behind_proxies,
            local_webhooks=given.local_webhooks,
            voice=given.voice,
        )
        works.sockets = Sockets(self.server, works)
        works.voice_lane = Lane(self.hub, "voice")
        works.figures = self._aside("figures", lambda: self.engine.setup, REPORT_PATIENCE)
        works.trials = self._aside("trials", lambda: self.engine.configured, TRIAL_PATIENCE)
        works.telling = Telling(works)
        self.listeners.join(works.telling.hear)
        works.hashing, works.repeats = Hashing(self.hub), Repeats(works)
        works.printing = Printing(works, given.printers)
        self.listeners.join(Speaking(works).hear)
        self.door.noted = self._note
        metrics.look_at(works)
        return works

    def _aside(self, name: str, setup: Callable[[], Setup], patience: float) -> Aside:
        return Aside(self.hub, name, self.given.data / DATABASE, setup, patience)

    def begin(self) -> None:
        """Open the door and start what runs beside it."""
        few_heaps()
        self.door.open()
        self.works.push.begin()
        self.hub.spawn(self.pinging.ping)
        self.hub.spawn(self._every_minute)
        self.hub.spawn(self._do_what_is_due)
        self.hub.spawn(self.works.sockets.recheck_forever)
        self.hub.spawn(self.lookout.watch)
        self.hub.spawn(self.attendance.keep)
        self.hub.spawn(self.summing.keep_up)
        self.hub.spawn(self.works.telling.tell)
        self.hub.spawn(self.outbox.send)
        self.cabinets.begin()

    def serve(self, listener: socket, host: str, ready: Callable[[int], None]) -> bool:
        """Answer until SIGTERM or SIGINT; False where the hall ended because nothing answers."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._end)
        tune()
        self.hub.spawn(self._answer, listener)
        port = listener.getsockname()[1]
        self.works.site = public_address(host, port)
        ready(port)
        while not self.ends:
            self.hub.sleep(LOOK_FOR_THE_END)
        self.stop()
        listener.close()
        return not self.fell

    def _answer(self, listener: socket) -> None:
        """Whatever ends the answering unasked ends the house: a new start can help."""
        try:
            self.hub.serve(listener, self.wsgi)
        except Exception:
            log.exception("unexpected: what answers the network broke down")
        if not self.ends:
            log.critical("the hall answers no longer, so it ends; it should be started again")
            self.fell = self.ends = True

    def stop(self) -> None:
        """Carry out what was taken in, send nothing more."""
        self.works.push.stop()
        self.pinging.stop()
        self.lookout.stop()
        self.attendance.stop()
        self.summing.stop()
        self.cabinets.stop()
        self.works.telling.stop()
        self.outbox.stop()
        self.works.sockets.stop()
        self.door.close()

    def close(self) -> None:
        """Stop, and let go of printers, lockers, voice and store."""
        self.stop()
        self.given.printers.close()
        self.given.banks.close()
        self.works.figures.end()
        self.works.trials.end()
        if self.works.voice:
            self.works.voice.close()
        self.works.store.close()

    def _emit(self, sids: Iterable[str], message: dict[str, Any]) -> None:
        self.fanout.emit(sids, "view", message)

    def _end(self, *_: Any) -> None:
        self.ends = True

    def _every_minute(self) -> None:
        """Let the hall notice the time: the business date turns although nobody asks."""
        while not self.ends:
            self.hub.sleep(2.0 if self.door.trouble else MINUTE)
            self.door.knock()
            self.works.sessions.forget_old()

    def _do_what_is_due(self) -> None:
        """Knock when the moment of a plan has come."""
        while not self.ends:
            self.hub.sleep(LOOK_FOR_PLANS)
            due = self.engine.due
            if due is not None and due <= self.given.clock.now() and not self.door.trouble:
                self.door.knock()

    def _note(self, request: Request, outcome: Outcome) -> None:
        self.works.metrics.note_command(request, outcome)
        if self.works.printing:
            self.works.printing.notice(request, outcome)

    def _hear_of_people(self, events: Iterable[Recorded]) -> None:
        if ENDS_SESSIONS.intersection(e.kind for e in events):
            self.hub.spawn(self.works.sockets.recheck)


def tune() -> None:
    """Set the collector and the threads' turns for thousands of sockets."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTOR)
    sys.setswitchinterval(GIL_SWITCH)
