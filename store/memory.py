"""The twin in memory: the same behaviour as on disk, for tests, rehearsals and simulations.

What is committed is a value that nobody changes any more. A transaction works on a copy and puts
it in the place of the former one; a savepoint keeps a copy to go back to; a reading holds on to
the value it found. Copies share what is the same in them, so that a command costs what it changes,
also after half a million tickets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from threading import Lock
from typing import Any, TypeVar

from hall.people.staff import Device, Pairing, Session, Staff
from hall.ports import Kept, Pace, Service, Shelf, Transaction
from hall.progress import Recorded
from hall.tickets.ticket import Ticket, TicketState
from hall.windows.window import Window
from store.errors import StoreError
from store.memory_figures import MemoryFigures
from store.memory_kept import MemoryKept, Table, redact_kept
from store.memory_people import MemoryJournal, MemoryPeople
from store.memory_tickets import MemoryTickets, MemoryWindows
from store.shared import Log, Shared

T = TypeVar("T")


@dataclass(slots=True)
class State:
    """Everything kept, by its key, and what it is looked up by.

    `lines` holds who waits, by domain; `reserved` those of them that one window alone takes;
    `known` the ids of tickets that say whose they are; `largest` the largest id ever given.
    """

    tickets: Shared[int, Ticket] = field(default_factory=Shared)
    ids_by_token: Shared[str, int] = field(default_factory=Shared)
    ids_by_number: Shared[tuple[date, str], int] = field(default_factory=Shared)
    ids_by_date: Shared[date, Log[int]] = field(default_factory=Shared)
    ids_by_matter: Shared[str, Log[int]] = field(default_factory=Shared)
    ids_by_state: Shared[TicketState, Shared[int, None]] = field(default_factory=Shared)
    ids_by_person: Shared[tuple[date, str], tuple[int, ...]] = field(default_factory=Shared)
    known: Shared[int, None] = field(default_factory=Shared)
    lines: Shared[str, tuple[Ticket, ...]] = field(default_factory=Shared)
    reserved: Shared[str, tuple[Ticket, ...]] = field(default_factory=Shared)
    largest: Shared[str, int] = field(default_factory=Shared)
    numbers: Shared[tuple[date, str], int] = field(default_factory=Shared)
    windows: Shared[str, Window] = field(default_factory=Shared)
    staff: Shared[str, Staff] = field(default_factory=Shared)
    sessions: Shared[str, Session] = field(default_factory=Shared)
    devices: Shared[str, Device] = field(default_factory=Shared)
    pairings: Shared[str, Pairing] = field(default_factory=Shared)
    journal: Log[Recorded] = field(default_factory=Log)
    lives: Shared[tuple[str, int], tuple[Recorded, ...]] = field(default_factory=Shared)
    calls: Shared[str, Log[Recorded]] = field(default_factory=Shared)
    shapes: Log[Recorded] = field(default_factory=Log)
    paces: Shared[tuple[date, str, str], Pace] = field(default_factory=Shared)
    answers: Shared[str, tuple[str, str, datetime]] = field(default_factory=Shared)
    notes: Shared[str, str] = field(default_factory=Shared)
    kept: Shared[str, Table] = field(default_factory=Shared)

    def copy(self) -> State:
        """The same things, to go another way from here."""
        return State(*[part.copy() for part in PARTS(self)])


PARTS = attrgetter(*State.__slots__)


class MemoryShelf:
    """`hall.ports.Transaction` over a state; one for reading refuses to write."""

    def __init__(self, state: State, *, may_write: bool) -> None:
        self.state = state
        self._may_write = may_write
        self.tickets = MemoryTickets(self)
        self.windows = MemoryWindows(self)
        self.people = MemoryPeople(self)
        self.journal = MemoryJournal(self)
        self.figures = MemoryFigures(self)

    @property
    def changing(self) -> State:
        """The state, to be written. Raises StoreError `only_reading`."""
        if not self._may_write:
            raise StoreError("only_reading")
        return self.state

    def of(self, shape: type[T]) -> Kept[T]:
        return MemoryKept(self, shape)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        before = self.state.copy()
        try:
            yield
        except BaseException:
            self.state = before
            raise

    def redact(self, texts: Sequence[str]) -> int:
        return redact_kept(self, texts)

    def pace(self, business_date: date, domain: str) -> Pace:
        return self._pace((business_date, "domain", domain))

    def pace_of_window(self, business_date: date, window: str) -> Pace:
        return self._pace((business_date, "window", window))

    def _pace(self, what: tuple[date, str, str]) -> Pace:
        return self.state.paces.get(what, Pace(0, 0.0))

    def add_service(self, service: Service) -> None:
        for scope, name in (("domain", service.domain), ("window", service.window)):
            if name is None:
                continue
            what = (service.business_date, scope, name)
            pace, took = self._pace(what), service.took.total_seconds()
            self.changing.paces[what] = Pace(pace.served + service.served, pace.seconds + took)

    def answer(self, key: str) -> tuple[str, dict[str, Any]] | None:
        kept = self.state.answers.get(key)
        return (kept[0], json.loads(kept[1])) if kept else None

    def keep_answer(self, key: str, fingerprint: str, answer: dict[str, Any], at: datetime) -> None:
        self.changing.answers[key] = (fingerprint, json.dumps(answer), at)

    def forget_answers(self, before: datetime) -> None:
        answers = self.changing.answers
        for key in [key for key, kept in answers.items() if kept[2] < before]:
            del answers[key]

    def note(self, key: str) -> str | None:
        return self.state.notes.get(key)

    def keep_note(self, key: str, text: str) -> None:
        self.changing.notes[key] = text


class MemoryStore:
    """`hall.ports.Store` that forgets everything with the process."""

    def __init__(self) -> None:
        self._state = State()
        self._writing = Lock()
        self._closed = False

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with self._writing:
            self._must_be_open()
            shelf = MemoryShelf(self._state.copy(), may_write=True)
            yield shelf
            self._state = shelf.state

    @contextmanager
    def reading(self) -> Iterator[Shelf]:
        self._must_be_open()
        yield MemoryShelf(self._state, may_write=False)

    def wipe(self, *, compact: bool = False) -> None:
        """Nothing to do: what was forgotten is gone."""

    def close(self) -> None:
        self._closed = True

    def _must_be_open(self) -> None:
        if self._closed:
            raise StoreError("store_closed")
