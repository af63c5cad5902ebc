"""The play: an agenda of what simulated people do next, carried out as the hall's clock comes by.

Whatever a real person does meanwhile in the same hall is respected: a simulated clerk looks at her
window anew before each act, and a refusal only makes her look again.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any

from demo.booked import DAYS, bookings, comes_at
from demo.clerks import Act, next_act
from demo.locker import Locker
from demo.office import AGAIN, Office
from demo.people import clerk_name, hire, hire_others
from demo.ratings import rating
from demo.visitors import Demand, is_staffed_in_demo, returns_after, until_next, visitor
from hall.appointments.arriving import CheckIn
from hall.people.roles import HALL, STRANGER, Actor, ActorKind, DeviceKind, Role
from hall.ports import Clock, Store
from hall.refusals import Refusal
from hall.setup import Setup
from hall.tickets.commands import RestoreTicket, ResumeTicket
from hall.tickets.ticket import Ticket, TicketState
from hall.windows.commands import Finish, OpenWindow
from hall.windows.window import Window, WindowState

AT_THE_START = 24
A_MOMENT = timedelta(seconds=5)
TO_THE_DOOR = timedelta(seconds=40)
LOOKS = timedelta(seconds=20)
"""How long a clerk doesn't look up from what she does."""
GUIDE = Actor(ActorKind.STAFF, "guide", role=Role.GUIDE)
AT_WORK = (WindowState.IDLE, WindowState.CALLED, WindowState.SERVING)
KIOSK = Actor(ActorKind.DEVICE, "demo-kiosk", device=DeviceKind.KIOSK)

Send = Callable[[Any, Actor], Any]


@dataclass(order=True, slots=True)
class Due:
    """Something on the agenda: when, and what to do then."""

    at: datetime
    order: int
    act: Callable[[], Any] = field(compare=False)


class Play:
    """Simulated people in one hall. `send` carries a command through the door or raises Refusal.

    `free` names windows that stay for the visitor to sit at.
    """

    def __init__(  # noqa: PLR0913 - a play needs its stage
        self,
        setup: Setup,
        store: Store,
        clock: Clock,
        send: Send,
        *,
        seed: int = 1,
        free: Sequence[str] = (),
    ) -> None:
        self.setup, self.store, self.clock, self.send = setup, store, clock, send
        self.chance = Random(seed)
        self.free = frozenset(free)
        self.office = Office(setup, self._try, Random(seed), self._open_window)
        self.locker = Locker(setup, store, self._try, Random(seed), self._open_window)
        self.agenda: list[Due] = []
        self.order = count()
        self.waiting_for: set[int] = set()
        self.sat_down: dict[str, date] = {}
        self.clerks: set[str] = set()

    def begin(self) -> None:
        """Clerks sit down, a first crowd comes, and the agenda is filled."""
        for wish in hire_others(self.setup, self._today()):
            self._try(wish, HALL)
        staffed = [w for w in self._windows() if self._is_staffed(w)]
        for place, window in enumerate(staffed):
            clerk = self._hire(window, place)
            self._sit_down(window.number, clerk)
            self._plan(timedelta(seconds=place % 7), partial(self._work, window, clerk))
        for _ in range(AT_THE_START):
            self._try(visitor(self.setup, self._demand(), self.chance), KIOSK)
        for ahead in range(DAYS):
            self._book(self._today() + timedelta(days=ahead))
        self._plan(timedelta(days=1), self._book_ahead)
        self.office.begin(self._today())
        self._plan(AGAIN, self._apply)
        self._plan(A_MOMENT, self._fill_the_locker)
        self._plan(until_next(self._demand(), self.chance), self._arrive)
        self._plan(timedelta(seconds=20), self._look_after_the_line)

    def step(self) -> timedelta:
        """Do whatever is due; how long, by the hall's clock, until the next thing is."""
        while self.agenda and self.agenda[0].at <= self.clock.now():
            heapq.heappop(self.agenda).act()
        if not self.agenda:
            return timedelta(seconds=1)
        return max(self.agenda[0].at - self.clock.now(), timedelta())

    def _plan(self, after: timedelta, act: Callable[[], Any]) -> None:
        at = self.clock.now() + after
        heapq.heappush(self.agenda, Due(at, next(self.order), act))

    def _arrive(self) -> None:
        demand = self._demand()
        self._try(visitor(self.setup, demand, self.chance), KIOSK)
        self._plan(until_next(demand, self.chance), self._arrive)

    def _open_window(self) -> str | None:
        """One where a simulated clerk sits: nothing happens by itself at a visitor's."""
        own = (w for w in self._windows() if w.clerk in self.clerks)
        return next((w.number for w in own if w.state in AT_WORK), None)

    def _is_covered(self, window: Window) -> bool:
        others = [w for w in self._windows() if w.number != window.number and w.state in AT_WORK]
        return all(any(line in w.domains for w in others) for line in window.domains)

    def _apply(self) -> None:
        self.office.receive_one(self._today())
        self._plan(AGAIN, self._apply)

    def _fill_the_locker(self) -> None:
        if self.locker.step():
            self._plan(A_MOMENT, self._fill_the_locker)

    def _book(self, day: date) -> None:
        """Citizens have booked for that day; most of them will come."""
        for wish in bookings(self.setup, day, self.clock.now(), self.chance):
            booked, comes = self._try(wish, GUIDE), comes_at(wish.slot, self.chance)
            if booked and comes:
                check_in = partial(self._try, CheckIn(code=booked["code"]), KIOSK)
                self._plan(comes - self.clock.now(), check_in)

    def _book_ahead(self) -> None:
        self._book(self._today() + timedelta(days=DAYS - 1))
        self._plan(timedelta(days=1), self._book_ahead)

    def _work(self, window: Window, clerk: Actor) -> None:
        """One look at the window, and the next act on the agenda."""
        now, ticket = self._look(window.number)
        if now is None or now.clerk != clerk.name:
            if (moved := self._seat_of(clerk)) is not None:
                self._work(moved, clerk)
                return
            if now is not None and self._opens_again(now):
                self._sit_down(window.number, clerk)
            self._plan(timedelta(seconds=30), partial(self._work, window, clerk))
            return
        act = next_act(self.setup, now, ticket, self.chance, covered=self._is_covered(now))
        self._until(self.clock.now() + act.after, act, now, clerk)

    def _until(self, due: datetime, act: Act, seen: Window, clerk: Actor) -> None:
        """Wait with an act until it is due; what somebody else does at the window is seen soon."""

        def look() -> None:
            now, ticket = self._look(seen.number)
            if now != seen:
                self._work(seen, clerk)
            elif self.clock.now() < due:
                self._until(due, act, seen, clerk)
            else:
                self._try(act.command, clerk)
                self._plan(timedelta(seconds=1), partial(self._work, seen, clerk))
                if ticket is not None and isinstance(act.command, Finish):
                    self._hear(ticket)

        self._plan(min(LOOKS, due - self.clock.now()), look)

    def _hear(self, ticket: Ticket) -> None:
        """Some visitors rate on their phone as they leave."""
        if (said := rating(ticket)) is not None:
            self._plan(TO_THE_DOOR, partial(self._try, said, STRANGER))

    def _seat_of(self, clerk: Actor) -> Window | None:
        return next((w for w in self._windows() if w.clerk == clerk.name), None)

    def _opens_again(self, window: Window) -> bool:
        """Once on each day; a window that is closed meanwhile stays so."""
        anew = self.sat_down.get(window.number) != self._today()
        return anew and window.state is WindowState.CLOSED

    def _sit_down(self, number: str, clerk: Actor) -> None:
        self.sat_down[number] = self._today()
        self._try(OpenWindow(window=number), clerk)

    def _look_after_the_line(self) -> None:
        """Held visitors come back from the copier, some missed ones from wherever they were."""
        with self.store.reading() as shelf:
            away = shelf.tickets.in_states((TicketState.HELD, TicketState.MISSED))
        for ticket in away:
            if ticket.id not in self.waiting_for:
                self.waiting_for.add(ticket.id)
                self._plan_return(ticket)
        self._plan(timedelta(seconds=20), self._look_after_the_line)

    def _plan_return(self, ticket: Ticket) -> None:
        back = returns_after(self.clock.now(), self.chance)
        held = ticket.state is TicketState.HELD
        if back is None and not held:
            return
        comes = ResumeTicket(ticket=ticket.id) if held else RestoreTicket(ticket=ticket.id)
        after = (back - self.clock.now()) if back else timedelta(minutes=4)

        def do() -> None:
            self.waiting_for.discard(ticket.id)
            self._try(comes, GUIDE)

        self._plan(after, do)

    def _hire(self, window: Window, place: int) -> Actor:
        for wish in hire(self.setup, window, place, self._today()):
            self._try(wish, HALL)
        self.clerks.add(clerk_name(place))
        return Actor(ActorKind.STAFF, clerk_name(place), role=Role.CLERK)

    def _today(self) -> date:
        return self.setup.business_date(self.clock.now())

    def _is_staffed(self, window: Window) -> bool:
        return is_staffed_in_demo(window.kind) and window.number not in self.free

    def _demand(self) -> Demand:
        return Demand(self.setup, tuple(self._windows()), self.free)

    def _windows(self) -> Sequence[Window]:
        with self.store.reading() as shelf:
            return shelf.windows.all()

    def _look(self, number: str) -> tuple[Window | None, Ticket | None]:
        with self.store.reading() as shelf:
            window = shelf.windows.get(number)
            held = window.ticket if window else None
            return window, shelf.tickets.get(held) if held else None

    def _try(self, command: Any, by: Actor) -> Any:
        """The answer; None where the hall says no."""
        try:
            return self.send(command, by)
        except Refusal:
            return None
