"""Tickets and windows in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from hall.tickets.ticket import Ticket, TicketState, last_call
from hall.windows.window import Window
from store.errors import StoreError
from store.order import by_number

if TYPE_CHECKING:
    from store.memory import MemoryShelf


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
        self._keep(ticket)

    def save(self, ticket: Ticket) -> None:
        former = self._shelf.changing.tickets.get(ticket.id)
        if former is None or _identity(former) != _identity(ticket):
            raise StoreError("ticket_not_here", ticket=ticket.id)
        self._keep(ticket)

    def _keep(self, ticket: Ticket) -> None:
        state = self._shelf.changing
        state.tickets[ticket.id] = ticket
        state.waiting.pop(ticket.id, None)
        if ticket.state is TicketState.WAITING:
            state.waiting[ticket.id] = ticket

    def get(self, ticket_id: int) -> Ticket | None:
        return self._shelf.state.tickets.get(ticket_id)

    def by_token(self, token: str) -> Ticket | None:
        found = self._shelf.state.ids_by_token.get(token)
        return None if found is None else self.get(found)

    def by_number(self, business_date: date, number: str) -> Ticket | None:
        found = self._shelf.state.ids_by_number.get((business_date, number))
        return None if found is None else self.get(found)

    def next_id(self) -> int:
        return max(self._shelf.state.tickets, default=0) + 1

    def take_number(self, business_date: date, prefix: str) -> int:
        numbers = self._shelf.changing.numbers
        numbers[business_date, prefix] = numbers.get((business_date, prefix), 0) + 1
        return numbers[business_date, prefix]

    def line(self, domain: str, limit: int | None = None) -> Sequence[Ticket]:
        return self._waiting(lambda t: t.domain == domain)[:limit]

    def first_in_line(self, domain: str, *, anywhere: bool) -> Ticket | None:
        return next(iter(self._free(domain, anywhere=anywhere)), None)

    def second_in_line(self, domain: str, *, anywhere: bool) -> Ticket | None:
        return next(iter(self._free(domain, anywhere=anywhere)[1:]), None)

    def free_line(self, domain: str, *, anywhere: bool, limit: int) -> Sequence[Ticket]:
        return self._free(domain, anywhere=anywhere)[:limit]

    def kept_for(self, window: str) -> Sequence[Ticket]:
        kept = self._waiting(lambda t: t.kept_for == window)
        return sorted(kept, key=lambda t: not t.resumed)

    def ahead(self, ticket: Ticket) -> int:
        return sum(other.order < ticket.order for other in self.line(ticket.domain))

    def waiting(self) -> dict[str, int]:
        return dict(Counter(t.domain for t in self._shelf.state.waiting.values()))

    def waiting_free(self, *, anywhere: bool) -> dict[str, int]:
        free = (t for t in self._shelf.state.waiting.values() if t.kept_for is None)
        return dict(Counter(t.domain for t in free if t.anywhere or not anywhere))

    def in_states(self, states: Iterable[TicketState], limit: int = 500) -> Sequence[Ticket]:
        wanted = set(states)
        return self._issued(lambda t: t.state in wanted)[:limit]

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
        return self._issued(
            lambda t: (
                t.business_date == business_date
                and state in (None, t.state)
                and domain in (None, t.domain)
            )
        )[:limit]

    def count_of_person(self, business_date: date, person: str) -> int:
        return sum(
            t.person == person and t.state is not TicketState.CANCELLED
            for t in self._issued(lambda t: t.business_date == business_date)
        )

    def _free(self, domain: str, *, anywhere: bool) -> list[Ticket]:
        return self._waiting(
            lambda t: t.domain == domain and t.kept_for is None and (t.anywhere or not anywhere)
        )

    def _waiting(self, wanted: Callable[[Ticket], bool]) -> list[Ticket]:
        """Waiting tickets in the order of a line."""
        return sorted(
            filter(wanted, self._shelf.state.waiting.values()), key=lambda ticket: ticket.order
        )

    def _latest(self, state: TicketState, wanted: Callable[[Ticket], bool]) -> list[Ticket]:
        """Tickets in a state, the latest call first."""
        return sorted(
            self._issued(lambda t: t.state is state and wanted(t)), key=last_call, reverse=True
        )

    def _issued(self, wanted: Callable[[Ticket], bool]) -> list[Ticket]:
        """Tickets in issue order."""
        return sorted(filter(wanted, self._shelf.state.tickets.values()), key=lambda t: t.id)


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
