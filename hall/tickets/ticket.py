"""号票: one visit's place in line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class TicketState(StrEnum):
    """Where a ticket stands. There is no flag beside it."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    MISSED = "missed"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


AT_A_WINDOW = frozenset({TicketState.CALLED, TicketState.SERVING})
OPEN = frozenset(
    {
        TicketState.WAITING,
        TicketState.CALLED,
        TicketState.SERVING,
        TicketState.HELD,
        TicketState.MISSED,
    }
)


@dataclass(frozen=True, slots=True)
class Ticket:
    """One visit's place in line.

    `id` grows in issue order and breaks ties. `arrived_at` is aᵢ and `place` is vᵢ of QUEUEING.md.
    `anywhere`: undifferentiated windows may take it. `kept_for`: it waits for this window only
    (transferred there, or resumed for it; `resumed` goes before all others at that window).
    `person` is a keyed hash of an ID number, `holder` a masked name; neither leads back to anyone.
    `window` is where it is, or was last, and `clerk` who called it there. `appointment` is the
    booked moment. `served_seconds` is what its services took that are over; the one under way runs
    since `started_at`.
    """

    id: int
    token: str
    business_date: date
    number: str
    domain: str
    matter: str | None
    theme: str | None
    anywhere: bool
    priority: str | None
    state: TicketState
    issued_at: datetime
    arrived_at: datetime
    place: datetime
    person: str | None = None
    holder: str | None = None
    window: str | None = None
    kept_for: str | None = None
    resumed: bool = False
    calls: int = 0
    misses: int = 0
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    first_called_at: datetime | None = None
    served_seconds: float = 0.0
    clerk: str | None = None
    appointment: datetime | None = None

    def spell(self, until: datetime) -> timedelta:
        """What the service under way has taken; where nobody pressed "start", since the call.

        A clock that was put back makes it nothing, never less.
        """
        return max(timedelta(), until - (self.started_at or self.called_at or until))

    def is_early(self, at: datetime) -> bool:
        """Whether they are booked for later, and nobody calls them yet.

        Whoever isn't booked never is, also when the clock was put back after they came.
        """
        return self.appointment is not None and self.place > at

    def minutes_early(self, at: datetime) -> float:
        """How long it is until their hour; 0 once they may be called."""
        return (self.place - at).total_seconds() / 60 if self.is_early(at) else 0.0

    @property
    def order(self) -> tuple[datetime, int]:
        """The key by which a line is ordered: virtual arrival, then issue order."""
        return self.place, self.id


def last_call(ticket: Ticket) -> tuple[datetime, int]:
    """The key by which those who were called are ordered: when it was last, then issue order."""
    return ticket.called_at or ticket.issued_at, ticket.id
