"""Figures in memory: every visit is looked at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from hall.appointments.appointment import Appointment, AppointmentState
from hall.figures.figure import By
from hall.figures.sums import Sum, sums_of
from hall.figures.ticketless import Booked, Referred
from hall.figures.visits import Visit, overtaken
from hall.figures.wanted import Wanted
from hall.guidance.agent import AgentService
from hall.ports import Span
from hall.ratings.rating import Level, Rating, Standing
from hall.tickets.ticket import Ticket

if TYPE_CHECKING:
    from store.memory import MemoryShelf

ALL = 10_000_000
OPENING = frozenset({"WindowOpened", "WindowPaused", "WindowClosed"})


class MemoryFigures:
    """`hall.ports.Figures`."""

    def __init__(self, shelf: MemoryShelf) -> None:
        self._shelf = shelf

    def sums(self, wanted: Wanted) -> Sequence[Sum]:
        return sums_of(_with_overtaken(self._visits(wanted)), _part_of(wanted))

    def months(self, way: str) -> Sequence[date]:
        return ()

    def kept(self, months: Sequence[date], wanted: Wanted) -> Sequence[Sum]:
        return ()

    def next_date(self, after: date) -> date | None:
        return None

    def begin(self, month: date, way: str) -> None:
        """Nothing is kept: every visit is looked at each time."""

    def keep(self, month: date, sums: Mapping[By, Sequence[Sum]]) -> None:
        """Nothing is kept."""

    def busy(self, first: date, last: date) -> Mapping[str, float]:
        sums: defaultdict[str, float] = defaultdict(float)
        for (day, scope, name), pace in self._shelf.state.paces.items():
            if scope == "window" and first <= day <= last:
                sums[name] += pace.seconds
        return sums

    def steps(self, since: datetime, until: datetime) -> Sequence[tuple[datetime, str, str]]:
        return [
            (event.at, event.kind, event.data["window"])
            for event in self._shelf.state.journal
            if event.kind in OPENING and since <= event.at < until
        ]

    def booked(self, since: datetime, until: datetime) -> Sequence[Booked]:
        kept = self._shelf.of(Appointment).find(slot=Span(since, until), limit=ALL)
        return [
            Booked(one.slot, one.domain, one.matter, 1, one.state is AppointmentState.NO_SHOW)
            for one in kept
            if one.state is not AppointmentState.CANCELLED
        ]

    def referred(self, since: datetime, until: datetime) -> Sequence[Referred]:
        journal = self._shelf.state.journal
        back = {
            event.data["referral"]
            for event in journal
            if event.kind == "ReferralSettled" and event.data["how"] == "taken-back"
        }
        return [
            Referred(event.at, event.by, *map(event.data.get, ("window", "domain", "matter")))
            for event in journal
            if event.kind == "ReferralMade"
            and since <= event.at < until
            and event.data["referral"] not in back
        ]

    def _visits(self, wanted: Wanted) -> Iterator[Visit]:
        for ticket in self._shelf.state.tickets.values():
            if wanted.first <= ticket.business_date <= wanted.last:
                visit = self._visit(ticket)
                if wanted.domain in (None, visit.line):
                    yield visit

    def _visit(self, ticket: Ticket) -> Visit:
        life = self._shelf.journal.of_ticket(ticket.id)
        transfers = [e.data["from_domain"] for e in life if e.kind == "TicketTransferred"]
        back = Counter(e.data["was"] for e in life if e.kind == "TicketTakenBack")
        return Visit(
            business_date=ticket.business_date,
            line=(*transfers, ticket.domain)[0],
            matter=ticket.matter,
            window=ticket.window,
            clerk=ticket.clerk if ticket.window else None,
            state=ticket.state,
            issued=ticket.issued_at,
            arrived=ticket.arrived_at,
            called=ticket.first_called_at,
            seconds=ticket.served_seconds,
            misses=ticket.misses,
            transfers=len(transfers) - back["waiting"],
            holds=sum(e.kind == "TicketHeld" for e in life) - back["held"],
            by_the_day=any(e.kind == "TicketFinished" and e.data["seconds"] is None for e in life),
            slot=ticket.appointment,
            with_agent=self._shelf.of(AgentService).get(ticket.id) is not None,
            level=self._level(ticket),
        )

    def _level(self, ticket: Ticket) -> Level | None:
        rating = self._shelf.of(Rating).get(ticket.id)
        return None if rating is None or rating.standing is Standing.EXCLUDED else rating.level


def _with_overtaken(visits: Iterator[Visit]) -> Iterator[Visit]:
    lines: defaultdict[tuple[date, str], list[Visit]] = defaultdict(list)
    for visit in visits:
        lines[visit.business_date, visit.line].append(visit)
    for line in lines.values():
        called = sorted((v.called, v.arrived, n) for n, v in enumerate(line) if v.called)
        late = overtaken((called_at, arrived) for called_at, arrived, _ in called)
        marks = {n: is_late for (_, _, n), is_late in zip(called, late, strict=True)}
        yield from (replace(v, overtaken=marks.get(n, False)) for n, v in enumerate(line))


def _part_of(wanted: Wanted) -> Callable[[Visit], str]:
    parts: dict[By, Callable[[Visit], str]] = {
        By.DOMAIN: lambda visit: visit.line,
        By.MATTER: lambda visit: visit.matter or "",
        By.WINDOW: lambda visit: visit.window or "",
        By.CLERK: lambda visit: visit.clerk or "",
        By.HOUR: lambda visit: str(wanted.hour(visit.arrived)),
        By.DAY: lambda visit: visit.business_date.isoformat(),
    }
    return parts[wanted.by]
