"""Visits: what figures need to know of each ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hall.ratings.rating import Level
from hall.tickets.ticket import TicketState

SECOND = timedelta(seconds=1)


def wait_of(arrived: datetime, called: datetime) -> int:
    """The wait from arrival to the first call, in whole seconds, never below 0."""
    return max(0, (called - arrived) // SECOND)


def overtaken(moments: Iterable[tuple[datetime, datetime]]) -> list[bool]:
    """For each `(called, arrived)` of one line and date: was somebody who came later called before?

    The answers stand in the order of the calls, and of arrivals within one millisecond.
    """
    answers: list[bool] = []
    latest: datetime | None = None
    for _, arrived in sorted(moments):
        answers.append(latest is not None and arrived < latest)
        latest = arrived if latest is None else max(latest, arrived)
    return answers


@dataclass(frozen=True, slots=True)
class Visit:
    """What figures need of one ticket.

    `line` is the domain it was issued for. `window` is where it was last, unless it went back into
    line from there, and `clerk` who called it there. `seconds` are all its spells of service.
    `slot` is when the appointment was by which they came, `level` how they rated it.
    """

    business_date: date
    line: str
    matter: str | None
    window: str | None
    clerk: str | None
    state: TicketState
    issued: datetime
    arrived: datetime
    called: datetime | None
    seconds: float
    misses: int
    transfers: int
    holds: int
    by_the_day: bool
    slot: datetime | None
    with_agent: bool
    level: Level | None = None
    overtaken: bool = False

    @property
    def is_served(self) -> bool:
        """Whether somebody finished it at a window."""
        return self.state is TicketState.FINISHED and not self.by_the_day

    @property
    def came_late(self) -> bool:
        """Whether the slot had begun when the ticket was taken."""
        return self.slot is not None and self.issued > self.slot
