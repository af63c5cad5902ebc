"""What the rules of the hall ask of the floors below them: protocols, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from hall.lockers.bank import LockerBank

if TYPE_CHECKING:
    from pathlib import Path

    from hall.figures.figure import By
    from hall.figures.sums import Sum
    from hall.figures.ticketless import Booked, Referred
    from hall.figures.wanted import Wanted
    from hall.people.staff import Device, Pairing, Session, Staff
    from hall.progress import Recorded
    from hall.tickets.slip import Slip
    from hall.tickets.ticket import Ticket, TicketState
    from hall.windows.window import Window


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """Facts from `low` up to, and without, `high`; None: no end on that side."""

    low: Any = None
    high: Any = None


class Clock(Protocol):
    """The one clock of the hall. Moments are in UTC and carry their zone."""

    def now(self) -> datetime:
        """This moment, to the millisecond."""
        ...


class Secrets(Protocol):
    """What must not be guessed or led back."""

    def token(self) -> str:
        """A new unguessable token, safe in an address."""
        ...

    def code(self) -> str:
        """A new short code to read out and type: pairing."""
        ...

    def seal(self, text: str) -> str:
        """A keyed hash of `text`, always the same in one hall, never the text."""
        ...

    def lock(self, text: str) -> str:
        """`text` under the hall's newest lock key; each time another text."""
        ...

    def unlock(self, locked: str) -> str:
        """What was locked. Raises ValueError when no key of this hall opens it."""
        ...


class Tickets(Protocol):
    """The tickets. Whatever is asked per line is asked of waiting tickets of every date."""

    def add(self, ticket: Ticket) -> None:
        """Keep a new ticket; a number given twice on a date is an error."""
        ...

    def save(self, ticket: Ticket) -> None:
        """Keep the new state of a ticket that is there."""
        ...

    def get(self, ticket_id: int) -> Ticket | None: ...

    def by_token(self, token: str) -> Ticket | None: ...

    def by_number(self, business_date: date, number: str) -> Ticket | None: ...

    def next_id(self) -> int:
        """The id for the next ticket: one more than the largest ever given."""
        ...

    def take_number(self, business_date: date, prefix: str) -> int:
        """Count up and hand back the prefix's counter of this date: 1, 2, 3 …; never twice."""
        ...

    def line(self, domain: str, limit: int | None = None) -> Sequence[Ticket]:
        """All waiting tickets of a domain in order, those kept for a window included."""
        ...

    def first_in_line(self, domain: str, *, anywhere: bool) -> Ticket | None:
        """The first waiting ticket of a domain that is kept for no window.

        With `anywhere`, only tickets that undifferentiated windows may take count.
        """
        ...

    def second_in_line(self, domain: str, *, anywhere: bool) -> Ticket | None:
        """The runner-up of `first_in_line`."""
        ...

    def free_line(self, domain: str, *, anywhere: bool, limit: int) -> Sequence[Ticket]:
        """The line that begins with `first_in_line`, no longer than `limit`."""
        ...

    def kept_for(self, window: str) -> Sequence[Ticket]:
        """Waiting tickets that only this window takes: resumed ones first, then in line order."""
        ...

    def ahead(self, ticket: Ticket) -> int:
        """How many waiting tickets of its domain come before it."""
        ...

    def waiting(self) -> dict[str, int]:
        """How many wait in each domain; domains without waiting tickets may be absent."""
        ...

    def waiting_free(self, *, anywhere: bool) -> dict[str, int]:
        """How many of each domain wait for no window of their own.

        With `anywhere`, only tickets that undifferentiated windows may take count.
        """
        ...

    def in_states(self, states: Iterable[TicketState], limit: int = 500) -> Sequence[Ticket]:
        """Tickets now in one of `states`, in issue order."""
        ...

    def held_at(self, window: str, limit: int) -> Sequence[Ticket]:
        """Tickets that this window set aside, the latest call first."""
        ...

    def missed_at(self, window: str, limit: int) -> Sequence[Ticket]:
        """Tickets that this window missed, the latest call first."""
        ...

    def missed_of(self, domain: str, *, anywhere: bool, limit: int) -> Sequence[Ticket]:
        """Missed tickets of a domain, the latest call first.

        With `anywhere`, only tickets that undifferentiated windows may take count.
        """
        ...

    def search(
        self,
        *,
        business_date: date,
        state: TicketState | None = None,
        domain: str | None = None,
        limit: int = 500,
    ) -> Sequence[Ticket]:
        """Tickets of a date in issue order."""
        ...

    def count_of_person(self, business_date: date, person: str, matter: str | None = None) -> int:
        """How many tickets this person took on this date, of one matter or of any.

        Cancelled ones are left out.
        """
        ...

    def count_of_matter(self, matter: str, since: datetime, until: datetime) -> int:
        """How many tickets of a matter were given from `since` until before `until`.

        Cancelled ones are left out, and those of the booked.
        """
        ...

    def of_person(self, business_date: date, person: str) -> Sequence[Ticket]:
        """Every ticket this person took on this date."""
        ...

    def forget_people(self, business_date: date) -> None:
        """Clear `person` and `holder` from the tickets of this date and of those before."""
        ...


class Windows(Protocol):
    """The windows as they are now."""

    def get(self, number: str) -> Window | None: ...

    def all(self) -> Sequence[Window]:
        """Every window, ordered by number (2 before 10)."""
        ...

    def save(self, window: Window) -> None:
        """Keep a window, new or changed."""
        ...


class People(Protocol):
    """Staff, their sessions, and the paired devices."""

    def staff(self, name: str) -> Staff | None: ...

    def all_staff(self) -> Sequence[Staff]: ...

    def save_staff(self, staff: Staff) -> None: ...

    def session(self, token_hash: str) -> Session | None: ...

    def save_session(self, session: Session) -> None: ...

    def sessions_of(self, staff: str) -> Sequence[Session]:
        """The sessions and sign-in links of this person, oldest first."""
        ...

    def end_sessions(self, staff: str) -> None:
        """Forget every session of this person."""
        ...

    def drop_session(self, token_hash: str) -> None: ...

    def forget_sessions(self, before: datetime) -> None:
        """Forget the sessions and sign-in links that ended before this moment."""
        ...

    def device(self, token_hash: str) -> Device | None: ...

    def device_named(self, name: str) -> Device | None: ...

    def all_devices(self) -> Sequence[Device]: ...

    def save_device(self, device: Device) -> None: ...

    def drop_device(self, name: str) -> None: ...

    def pairing(self, code: str) -> Pairing | None: ...

    def all_pairings(self) -> Sequence[Pairing]: ...

    def save_pairing(self, pairing: Pairing) -> None: ...

    def drop_pairing(self, code: str) -> None: ...


class Kept(Protocol[T]):
    """One kind of thing that the hall keeps, each under its key. store/kinds.py names the kinds."""

    def get(self, key: str | int) -> T | None: ...

    def save(self, thing: T) -> None:
        """Keep it, new or changed."""
        ...

    def drop(self, key: str | int) -> None:
        """Forget it; what isn't there is gone already."""
        ...

    def next_id(self) -> int:
        """One more than the largest key ever there; for kinds whose key is a number."""
        ...

    def find(self, *, limit: int = 500, newest: bool = False, **facts: Any) -> Sequence[T]:
        """Those with these facts, in the order in which the facts are given, then by key.

        `newest`: from the other end.

        Only looks that the kind declares, for each has its index; the last fact may be a `Span`.
        """
        ...

    def count(self, **facts: Any) -> int:
        """How many `find` would give without its limit."""
        ...


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in the journal; what is left out doesn't matter.

    `by` as an event has it ("staff:wangli"), `ticket` its id, `kinds` any of these.
    """

    by: str | None = None
    ticket: int | None = None
    window: str | None = None
    zone: str | None = None
    kinds: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was sought, newest first. `before` goes on with it; None: nothing older."""

    events: tuple[Recorded, ...]
    before: int | None


class Journal(Protocol):
    """The spine: what happened, numbered from 1 without gaps."""

    def version(self) -> int:
        """The number of the last event, 0 when nothing has happened."""
        ...

    def append(self, events: Sequence[Recorded]) -> None:
        """Write events whose versions follow on the last one."""
        ...

    def after(self, version: int, limit: int = 500) -> Sequence[Recorded]: ...

    def calls(self, zone: str, since: datetime, limit: int) -> Sequence[Recorded]:
        """TicketCalled and TicketRecalled in a zone since a moment, newest first."""
        ...

    def of_ticket(self, ticket_id: int) -> Sequence[Recorded]:
        """The life of one ticket, in order."""
        ...

    def of_case(self, case_id: int) -> Sequence[Recorded]:
        """The life of one case, in order."""
        ...

    def shaping(self, before: int) -> Sequence[Recorded]:
        """WindowPlaced and WindowChanged up to, and without, a version, in order."""
        ...

    def last_shapes(self, window: str, limit: int) -> Sequence[Recorded]:
        """The newest of these events at one window, newest first."""
        ...

    def saying(self, text: str, after: int, up_to: int) -> Sequence[int]:
        """The versions in a stretch whose facts hold this text. It reads the whole stretch."""
        ...

    def redact(self, version: int, data: dict[str, Any]) -> None:
        """Put other facts in the place of an event's: for erasing a person, nothing else."""
        ...

    def search(self, sought: Sought, before: int | None = None, limit: int = 50) -> Found:
        """A page of what is sought, older than version `before`; it may hold less than there is.

        A search takes bounded time: where little fits, it stops and says where to go on.
        """
        ...


class Figures(Protocol):
    """What became of many people. It may take seconds: never on the hub."""

    def sums(self, wanted: Wanted) -> Sequence[Sum]:
        """What the visits of these dates add up to by part and line; the part "" is none."""
        ...

    def months(self, way: str) -> Sequence[date]:
        """The months, by their first dates, whose sums are kept as reckoned in this way."""
        ...

    def kept(self, months: Sequence[date], wanted: Wanted) -> Sequence[Sum]:
        """What is kept of these months: all that was handed to `keep`, of the line asked for."""
        ...

    def next_date(self, after: date) -> date | None:
        """The first business date after this one on which tickets were issued."""
        ...

    def begin(self, month: date, way: str) -> None:
        """Watch from now on for changes of this month; what was kept of it is gone."""
        ...

    def keep(self, month: date, sums: Mapping[By, Sequence[Sum]]) -> None:
        """Keep what was reckoned since `begin`, unless something of the month has changed."""
        ...

    def busy(self, first: date, last: date) -> Mapping[str, float]:
        """By window: what all spells of service took on these dates, in seconds."""
        ...

    def steps(self, since: datetime, until: datetime) -> Sequence[tuple[datetime, str, str]]:
        """WindowOpened, WindowPaused and WindowClosed in this time: when, which, which window."""
        ...

    def booked(self, since: datetime, until: datetime) -> Sequence[Booked]:
        """What is booked for this time, cancelled appointments left out."""
        ...

    def referred(self, since: datetime, until: datetime) -> Sequence[Referred]:
        """Who was referred on in this time, save what was taken back."""
        ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How many visits were finished on one date, and what all services took, in seconds."""

    served: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Service:
    """A spell of service, counted for its window and, where it is its own, for its domain."""

    business_date: date
    domain: str | None
    window: str
    took: timedelta
    served: int = 1


class Shelf(Protocol):
    """Everything kept, inside one transaction or one read."""

    @property
    def tickets(self) -> Tickets: ...

    @property
    def windows(self) -> Windows: ...

    @property
    def people(self) -> People: ...

    @property
    def journal(self) -> Journal: ...

    @property
    def figures(self) -> Figures: ...

    def of(self, shape: type[T]) -> Kept[T]:
        """Everything kept of one shape."""
        ...

    def pace(self, business_date: date, domain: str) -> Pace: ...

    def pace_of_window(self, business_date: date, window: str) -> Pace:
        """The same at one window."""
        ...

    def add_service(self, service: Service) -> None:
        """Count a spell; `served` is 1 where the visit is over with it.

        One with negative `took` takes a spell back.
        """
        ...

    def answer(self, key: str) -> tuple[str, dict[str, Any]] | None:
        """What an idempotency key was answered: the command's fingerprint, and the answer."""
        ...

    def keep_answer(
        self, key: str, fingerprint: str, answer: dict[str, Any], at: datetime
    ) -> None: ...

    def forget_answers(self, before: datetime) -> None: ...

    def note(self, key: str) -> str | None:
        """A small fact of the hall, such as its last business date."""
        ...

    def keep_note(self, key: str, text: str) -> None: ...


class Transaction(Shelf, Protocol):
    """A shelf that may be written, all or nothing."""

    def redact(self, texts: Sequence[str]) -> int:
        """Black `texts` in every free text that is kept beside the journal; how many things."""
        ...

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo what the block wrote when it raises, and let the exception through."""
        ...


class Store(Protocol):
    """Where a hall is kept."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """The only way to write. Durable when the block has ended well; undone when it raised."""
        ...

    def reading(self) -> AbstractContextManager[Shelf]:
        """One consistent look at what is committed, from any thread; it never blocks a writer."""
        ...

    def wipe(self, *, compact: bool = False) -> None:
        """Leave no trace of what was deleted, in the file or its log; it may take seconds.

        `compact` writes the whole file anew where it is small enough.
        """
        ...

    def close(self) -> None: ...


class Audience(Protocol):
    """Who hears what happened. A listener fails alone: it can't make a command fail."""

    def tell(self, events: Sequence[Recorded]) -> None: ...


class PaperState(StrEnum):
    """What a printer says of itself. UNKNOWN is not OK: it gave no answer."""

    OK = "ok"
    NEAR_END = "near-end"
    OUT = "out"
    COVER_OPEN = "cover-open"
    OFFLINE = "offline"
    FAULT = "fault"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What became of a slip: `printed` only if the printer was well before and after.

    `sent`: the printer took all of it. A slip that was sent but not confirmed may lie in the tray.
    """

    printed: bool
    paper: PaperState
    detail: str = ""
    sent: bool = False


class Printer(Protocol):
    """A ticket printer. Calls may take seconds: never on the hub. They don't raise."""

    def status(self) -> PaperState: ...

    def print(self, slip: Slip) -> PrintReport: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something to say aloud, as words and as the parts a clip pack joins.

    `parts` are clip names in order: "please", "A", "0", "0", "1", "to", "3", "window" …
    """

    language: str
    text: str
    parts: tuple[str, ...]


class Voice(Protocol):
    """Makes sound files. Calls may take seconds: never on the hub."""

    def sound(self, sentence: Sentence) -> Path | None:
        """The sound of a sentence as a WAV file, kept for next time; None when it can't speak."""
        ...

    def chime(self) -> Path | None:
        """The gong before a call."""
        ...

    def languages(self) -> Sequence[str]:
        """What it can speak; empty when there is no voice on this machine."""
        ...

    def close(self) -> None: ...


__all__ = [
    "Audience",
    "Clock",
    "Found",
    "Journal",
    "Kept",
    "LockerBank",
    "Pace",
    "PaperState",
    "People",
    "PrintReport",
    "Printer",
    "Secrets",
    "Sentence",
    "Service",
    "Shelf",
    "Sought",
    "Span",
    "Store",
    "Tickets",
    "Transaction",
    "Voice",
    "Windows",
]
