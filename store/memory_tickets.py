"""Tickets and windows in memory."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from hall.tickets.ticket import Ticket, TicketState, last_call
from hall.windows.window import Window
from store.errors import StoreError
from store.order import by_number
from store.shared import Log, Shared

if TYPE_CHECKING:
    from store.memory import MemoryShelf, State


TICKETS = "tickets"

Order = tuple[Any, ...]
Place = tuple[Shared[str, tuple[Ticket, ...]], str, Callable[[Ticket], Order]]


def _identity(ticket: Ticket) -> tuple[int, str, date, str]:
    return ticket.id, ticket.token, ticket.business_date, ticket.number


class MemoryTickets:
    """`hall.ports.Tickets`."""

    def __init__(self, shelf: MemoryShelf) -> None:
        self._shelf = shelf

    def add(self, ticket: Ticket) -> None:
        state, number = self._shelf.changing, (ticket.business_date, ticket.number)
        if (
            ticket.id in state.tickets
            or ticket.token in state.ids_by_token
            or number in state.ids_by_number
        ):
            raise StoreError("number_given_twice", number=ticket.number)
        state.ids_by_token[ticket.token] = ticket.id
        state.ids_by_number[number] = ticket.id
        state.largest[TICKETS] = max(ticket.id, self.next_id() - 1)
        day = state.ids_by_date[ticket.business_date] = self._of_date(ticket.business_date).copy()
        day.append(ticket.id)
        if ticket.matter is not None:
            alike = (state.ids_by_matter.get(ticket.matter) or Log()).copy()
            alike.append(ticket.id)
            state.ids_by_matter[ticket.matter] = alike
        _put_in(state, ticket)

    def save(self, ticket: Ticket) -> None:
        former = self._shelf.changing.tickets.get(ticket.id)
        if former is None or _identity(former) != _identity(ticket):
            raise StoreError("ticket_not_here", ticket=ticket.id)
        _take_out(self._shelf.changing, former)
        _put_in(self._shelf.changing, ticket)

    def get(self, ticket_id: int) -> Ticket | None:
        return self._shelf.state.tickets.get(ticket_id)

    def by_token(self, token: str) -> Ticket | None:
        found = self._shelf.state.ids_by_token.get(token)
        return None if found is None else self.get(found)

    def by_number(self, business_date: date, number: str) -> Ticket | None:
        found = self._shelf.state.ids_by_number.get((business_date, number))
        return None if found is None else self.get(found)

    def next_id(self) -> int:
        return self._shelf.state.largest.get(TICKETS, 0) + 1

    def take_number(self, business_date: date, prefix: str) -> int:
        numbers = self._shelf.changing.numbers
        numbers[business_date, prefix] = numbers.get((business_date, prefix), 0) + 1
        return numbers[business_date, prefix]

    def line(self, domain: str, limit: int | None = None) -> Sequence[Ticket]:
        return list(self._line(domain)[:limit])

    def first_in_line(self, domain: str, *, anywhere: bool) -> Ticket | None:
        return next(self._free(domain, anywhere=anywhere), None)

    def second_in_line(self, domain: str, *, anywhere: bool) -> Ticket | None:
        return next(islice(self._free(domain, anywhere=anywhere), 1, None), None)

    def free_line(self, domain: str, *, anywhere: bool, limit: int) -> Sequence[Ticket]:
        return list(islice(self._free(domain, anywhere=anywhere), limit))

    def kept_for(self, window: str) -> Sequence[Ticket]:
        return list(self._shelf.state.reserved.get(window, ()))

    def ahead(self, ticket: Ticket) -> int:
        return bisect_left(self._line(ticket.domain), ticket.order, key=_in_line)

    def waiting(self) -> dict[str, int]:
        return {domain: len(line) for domain, line in self._shelf.state.lines.items() if line}

    def waiting_free(self, *, anywhere: bool) -> dict[str, int]:
        return {
            domain: free
            for domain in self._shelf.state.lines
            if (free := sum(1 for _ in self._free(domain, anywhere=anywhere)))
        }

    def in_states(self, states: Iterable[TicketState], limit: int = 500) -> Sequence[Ticket]:
        return self._all(heapq.nsmallest(limit, chain(*map(self._in_state, set(states)))))

    def held_at(self, window: str, limit: int) -> Sequence[Ticket]:
        return self._latest(TicketState.HELD, lambda t: t.window == window)[:limit]

    def missed_at(self, window: str, limit: int) -> Sequence[Ticket]:
        return self._latest(TicketState.MISSED, lambda t: t.window == window)[:limit]

    def missed_of(self, domain: str, *, anywhere: bool, limit: int) -> Sequence[Ticket]:
        return self._latest(
            TicketState.MISSED, lambda t: t.domain == domain and (t.anywhere or not anywhere)
        )[:limit]

    def search(
        self,
        *,
        business_date: date,
        state: TicketState | None = None,
        domain: str | None = None,
        limit: int = 500,
    ) -> Sequence[Ticket]:
        found = (
            ticket
            for ticket in self._all(sorted(self._of_date(business_date)))
            if state in (None, ticket.state) and domain in (None, ticket.domain)
        )
        return list(islice(found, limit))

    def count_of_person(self, business_date: date, person: str, matter: str | None = None) -> int:
        taken = self._shelf.state.ids_by_person.get((business_date, person), ())
        return sum(
            t.state is not TicketState.CANCELLED and matter in (None, t.matter)
            for t in self._all(taken)
        )

    def count_of_matter(self, matter: str, since: datetime, until: datetime) -> int:
        given = self._all(self._shelf.state.ids_by_matter.get(matter) or Log())
        return sum(
            t.state is not TicketState.CANCELLED and t.appointment is None
            for t in given
            if since <= t.issued_at < until
        )

    def of_person(self, business_date: date, person: str) -> Sequence[Ticket]:
        taken = self._shelf.state.ids_by_person.get((business_date, person), ())
        return [ticket for ticket in self._all(taken) if ticket.person == person]

    def forget_people(self, business_date: date) -> None:
        for ticket in self._all(self._shelf.state.known):
            if ticket.business_date <= business_date:
                self.save(replace(ticket, person=None, holder=None))

    def _line(self, domain: str) -> tuple[Ticket, ...]:
        return self._shelf.state.lines.get(domain, ())

    def _free(self, domain: str, *, anywhere: bool) -> Iterator[Ticket]:
        """The line without those that one window alone takes."""
        free = (ticket for ticket in self._line(domain) if ticket.kept_for is None)
        return (ticket for ticket in free if ticket.anywhere or not anywhere)

    def _latest(self, state: TicketState, wanted: Callable[[Ticket], bool]) -> list[Ticket]:
        """Tickets in a state, the latest call first."""
        found = filter(wanted, self._all(self._in_state(state)))
        return sorted(found, key=last_call, reverse=True)

    def _of_date(self, business_date: date) -> Log[int]:
        return self._shelf.state.ids_by_date.get(business_date) or Log()

    def _in_state(self, state: TicketState) -> Iterable[int]:
        return self._shelf.state.ids_by_state.get(state, ())

    def _all(self, ids: Iterable[int]) -> list[Ticket]:
        return [self._shelf.state.tickets[ticket_id] for ticket_id in ids]


def _put_in(state: State, ticket: Ticket) -> None:
    """Keep a ticket under everything it is looked up by."""
    state.tickets[ticket.id] = ticket
    ids = state.ids_by_state[ticket.state] = state.ids_by_state.get(ticket.state, Shared()).copy()
    ids[ticket.id] = None
    if ticket.person is not None or ticket.holder is not None:
        state.known[ticket.id] = None
    if ticket.person is not None:
        own = (ticket.business_date, ticket.person)
        state.ids_by_person[own] = (*state.ids_by_person.get(own, ()), ticket.id)
    for lines, name, order in _places(state, ticket):
        line = lines.get(name, ())
        at = bisect_left(line, order(ticket), key=order)
        lines[name] = (*line[:at], ticket, *line[at:])


def _take_out(state: State, ticket: Ticket) -> None:
    """Forget where it is looked up; what stands under its id is replaced by `_put_in`."""
    ids = state.ids_by_state[ticket.state] = state.ids_by_state[ticket.state].copy()
    del ids[ticket.id]
    state.known.pop(ticket.id, None)
    if ticket.person is not None:
        own = (ticket.business_date, ticket.person)
        left = tuple(one for one in state.ids_by_person.pop(own) if one != ticket.id)
        if left:
            state.ids_by_person[own] = left
    for lines, name, order in _places(state, ticket):
        line = lines[name]
        at = bisect_left(line, order(ticket), key=order)
        lines[name] = (*line[:at], *line[at + 1 :])


def _places(state: State, ticket: Ticket) -> Iterator[Place]:
    """Where a ticket waits: in its line and, kept for a window, with those of that window."""
    if ticket.state is TicketState.WAITING:
        yield state.lines, ticket.domain, _in_line
        if ticket.kept_for is not None:
            yield state.reserved, ticket.kept_for, _at_its_window


def _in_line(ticket: Ticket) -> Order:
    return ticket.order


def _at_its_window(ticket: Ticket) -> Order:
    return (not ticket.resumed, *ticket.order)


class MemoryWindows:
    """`hall.ports.Windows`."""

    def __init__(self, shelf: MemoryShelf) -> None:
        self._shelf = shelf

    def get(self, number: str) -> Window | None:
        return self._shelf.state.windows.get(number)

    def all(self) -> Sequence[Window]:
        return sorted(self._shelf.state.windows.values(), key=lambda w: by_number(w.number))

    def save(self, window: Window) -> None:
        self._must_be_alone(window)
        self._shelf.changing.windows[window.number] = window

    def _must_be_alone(self, window: Window) -> None:
        """A window's ticket is there, and at no other window."""
        if window.ticket is None:
            return
        facts: dict[str, int | str] = {"ticket": window.ticket, "window": window.number}
        others = (w for w in self.all() if w.number != window.number)
        if any(w.ticket == window.ticket for w in others):
            raise StoreError("ticket_at_two_windows", **facts)
        if window.ticket not in self._shelf.state.tickets:
            raise StoreError("ticket_not_here", **facts)
