"""A stage: a hall of its own in memory, whose clock is set by hand, on which a day is played."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from itertools import count
from typing import Any

from hall.engine import Engine, Request
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.ports import Shelf, Store
from hall.progress import Recorded
from hall.refusals import Refusal
from hall.setup import Setup
from hall.tickets.marks import MarkTickets
from hall.tickets.routing import MeanService, choose
from hall.tickets.waits import mean_service
from hall.windows.window import Window, WindowState
from hall.workdays.closing import PlanClosing

DIRECTOR = Actor(ActorKind.STAFF, "replay", role=Role.ADMINISTRATOR)

FOLLOW: Any = MarkTickets()
CLOSING: Any = PlanClosing()


class SetClock:
    """Stands where it is put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment it was put to."""
        return self.at


class PlainSecrets:
    """Nothing on a stage is secret: what must not be guessed elsewhere is counted here."""

    def __init__(self) -> None:
        self._counted = count(1)

    def token(self) -> str:
        """The next number as a token."""
        return f"stage-{next(self._counted):012d}"

    def code(self) -> str:
        """The next number as a code."""
        return f"{next(self._counted):06d}"

    def seal(self, text: str) -> str:
        """A hash without a key."""
        return sha256(text.encode()).hexdigest()

    def lock(self, text: str) -> str:
        """As it is: nobody's name comes onto a stage."""
        return text

    def unlock(self, locked: str) -> str:
        """As it is."""
        return locked


class Heard:
    """`hall.ports.Audience`: keeps the events until they are asked for."""

    def __init__(self) -> None:
        self.events: list[Recorded] = []

    def tell(self, events: Sequence[Recorded]) -> None:
        """Put aside."""
        self.events += events

    def taken(self) -> list[Recorded]:
        """What was heard since the last time."""
        taken, self.events = self.events, []
        return taken


class Stage:
    """A hall played on `store`. `ready` says since when a window could call somebody."""

    def __init__(
        self, setup: Setup, store: Store, begins: datetime, windows: Iterable[Window]
    ) -> None:
        self.clock = SetClock(begins)
        self.heard = Heard()
        self.store = store
        self.engine = Engine(setup, store, self.clock, PlainSecrets(), self.heard)
        self.ready: dict[str, datetime] = {}
        with store.transaction() as shelf:
            for window in windows:
                shelf.windows.save(replace(window, since=begins))
        self.engine.run([Request(CLOSING, HALL)])

    def put_into_force(self, setup: Setup, at: datetime) -> None:
        """Other rules from now on; tickets that wait follow."""
        self.engine.setup, self.clock.at = setup, at
        self.engine.run([Request(FOLLOW, HALL)])

    def send(self, at: datetime, command: Any) -> list[Recorded] | Refusal:
        """Carry a command out at its moment; what happened, or why not."""
        self.clock.at = at
        by = DIRECTOR if command.allowed.admits(DIRECTOR) else HALL
        (outcome,) = self.engine.run([Request(command, by)])
        happened = self.heard.taken()
        self._look()
        if isinstance(outcome, Refusal):
            return outcome
        if isinstance(outcome, Exception):
            raise outcome
        return happened

    def do_what_is_due(self, at: datetime) -> list[Recorded]:
        """What the hall has planned for itself happens at its moment; nobody sends anything."""
        self.clock.at = max(at, self.clock.at)
        self.engine.run([])
        happened = self.heard.taken()
        self._look()
        return happened

    def ticket(self, number: str) -> int:
        """The id under which this hall has today's number; 0 where it has none."""
        with self.store.reading() as shelf:
            day = self.engine.setup.business_date(self.clock.at)
            found = shelf.tickets.by_number(day, number)
        return found.id if found else 0

    def _look(self) -> None:
        with self.store.reading() as shelf:
            ready = {w.number for w in shelf.windows.all() if self._may_call(shelf, w)}
        self.ready = {w: self.ready.get(w, self.clock.at) for w in sorted(ready)}

    def _may_call(self, shelf: Shelf, window: Window) -> bool:
        if window.state is not WindowState.IDLE:
            return False
        setup, at = self.engine.setup, self.clock.at
        return choose(window, shelf.tickets, setup, at, _means(setup, shelf, at)) is not None


def _means(setup: Setup, shelf: Shelf, at: datetime) -> MeanService:
    day = setup.business_date(at)
    return lambda domain: mean_service(domain, shelf.pace(day, domain.key))
