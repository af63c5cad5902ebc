"""What can be wanted of windows: open them, call, serve, and reshape them while the hall runs."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from annotated_types import Len

from hall.commands import Answer, Work, command
from hall.faces import at_window
from hall.facts import Key, Reason, ShortText, TicketNumber, WindowNumber
from hall.people.roles import AT_WINDOWS, MANAGERS, ActorKind, Role
from hall.ports import Service
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.setup import NEEDS_DOMAINS, Name, WindowKind
from hall.tickets import moves as tickets
from hall.tickets.ticket import AT_A_WINDOW, Ticket, TicketState
from hall.windows import moves as windows
from hall.windows.calling import call_automatically, call_chosen, call_next
from hall.windows.window import Window, WindowState

SITTING = frozenset({Role.CLERK, Role.ISSUING_CLERK})


@command(roles=AT_WINDOWS)
class OpenWindow:
    """Begin service at a window, or go on after a pause. A clerk sits at one window at a time."""

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """Refuses a window where another clerk sits; whoever leads gives the seat up to a clerk."""
        window = _find(work, self.window)
        if work.by.role in SITTING:
            _must_be_theirs(work, window)
            _must_sit_nowhere_else(work, window)
        work.keep(windows.open_for(window, _who_sits(work, window), work.at))
        call_automatically(work)
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class PauseWindow:
    """Rest for a while; nobody is called here until it opens again."""

    window: WindowNumber
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses while somebody is called or served."""
        work.keep(windows.pause(_mine(work, self.window), self.reason, work.at))
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class CloseWindow:
    """End service at a window. Whoever waited for it alone waits for any window of their line."""

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """Refuses while somebody is called or served."""
        close(work, _mine(work, self.window))
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class CallNext:
    """叫号: call whoever is next here; the journal keeps why.

    A ticket that has been called as often as the hall wants is marked missed first.
    """

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """`ticket` is null when nobody waits for this window."""
        window = _mine(work, self.window)
        call_next_at(work, window)
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class CallTicket:
    """叫号 by number: call one certain waiting ticket out of turn; that it was so is on record."""

    window: WindowNumber
    number: TicketNumber

    def carry_out(self, work: Work) -> Answer:
        """Refuses a ticket that doesn't wait, or that this window can't take."""
        call_chosen(work, _mine(work, self.window), self.number)
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class Recall:
    """重呼: call the same ticket once more."""

    window: WindowNumber
    ticket: TicketNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses when nobody is called here."""
        window, ticket = _at(work, self.window, self.ticket)
        work.keep(tickets.recall(window, ticket))
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class Start:
    """The visitor has come: begin the service."""

    window: WindowNumber
    ticket: TicketNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses when nobody is called here."""
        window, ticket = _at(work, self.window, self.ticket)
        work.keep(tickets.start(window, ticket, work.at))
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class Miss:
    """过号: called, and nobody came. The second miss ends the ticket (setting)."""

    window: WindowNumber
    ticket: TicketNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """How often it had been called is on record."""
        window, ticket = _at(work, self.window, self.ticket)
        miss(work, window, ticket)
        call_automatically(work)
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class Hold:
    """挂起: set the visitor aside (a copy, a form) and serve others meanwhile."""

    window: WindowNumber
    ticket: TicketNumber | None = None
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """They come first here once they are resumed."""
        window, ticket = _at(work, self.window, self.ticket)
        work.keep(tickets.hold(window, ticket, work.at, self.reason))
        call_automatically(work)
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class Finish:
    """The service is done."""

    window: WindowNumber
    ticket: TicketNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """What it took counts for the waits that the hall tells."""
        window, ticket = _at(work, self.window, self.ticket)
        finish(work, window, ticket)
        call_automatically(work)
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class Transfer:
    """转移 to the line of another domain, or to one window; the visitor keeps their arrival."""

    window: WindowNumber
    ticket: TicketNumber | None = None
    domain: Key | None = None
    to_window: WindowNumber | None = None
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Exactly one of `domain` and the other window; that window must be open."""
        if (self.domain is None) == (self.to_window is None):
            raise Invalid("domain", "exactly_one", names="domain, window")
        window, ticket = _at(work, self.window, self.ticket)
        domain = self.domain or ticket.domain
        if work.setup.domain(domain) is None:
            raise Invalid("domain", "unknown")
        if self.to_window is not None:
            _must_be_able_to_take(work, window, self.to_window)
        moved = tickets.transfer(
            window,
            ticket,
            work.at,
            domain=domain,
            anywhere=work.setup.is_for_anywhere(domain, ticket.matter, ticket.theme),
            to_window=self.to_window,
            reason=self.reason,
        )
        work.keep(moved)
        call_automatically(work)
        return _answer(work, self.window)


@command(roles=AT_WINDOWS)
class TakeBack:
    """Undo the last miss, hold or finish at a free window, while that ticket is untouched."""

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """Only within a minute: afterwards the visitor has been told otherwise."""
        window = _mine(work, self.window)
        ticket = work.shelf.tickets.get(window.last) if window.last else None
        if ticket is None or ticket.window != window.number:
            raise Refusal("nothing_to_take_back", window=window.number)
        if window.since is None or (work.at - window.since).total_seconds() > TAKE_BACK_SECONDS:
            raise Refusal("too_late_to_take_back", window=window.number)
        if ticket.state is TicketState.FINISHED:
            _count(work, window, ticket, until=ticket.ended_at or work.at, served=-1)
        void_at = work.setup.line.misses_before_void
        work.keep(tickets.take_back(window, ticket, work.at, void_at=void_at))
        return _answer(work, self.window)


@command(roles=MANAGERS)
class ChangeWindow:
    """Reshape a window while the hall runs (D21-3); what isn't given stays.

    It counts for the very next call. A number the hall doesn't have yet becomes a new window.
    """

    window: WindowNumber
    name: ShortText | None = None
    name_en: ShortText | None = None
    kind: WindowKind | None = None
    domains: Annotated[tuple[Key, ...], Len(0, 50)] | None = None
    zone: Key | None = None
    open: bool | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses unknown domains and zones, and closing a window that is busy."""
        self._must_be_known(work)
        window = work.shelf.windows.get(self.window) or self._new(work)
        work.keep(
            windows.change(
                window,
                name=self._name(window),
                kind=self.kind,
                domains=self.domains,
                zone=self.zone,
            )
        )
        self._open_or_close(work)
        call_automatically(work)
        return _answer(work, self.window)

    def _must_be_known(self, work: Work) -> None:
        for domain in self.domains or ():
            if work.setup.domain(domain) is None:
                raise Invalid("domains", "unknown")
        if len(set(self.domains or ())) != len(self.domains or ()):
            raise Invalid("domains", "twice")
        if self.zone is not None and work.setup.zone(self.zone) is None:
            raise Invalid("zone", "unknown")

    def _new(self, work: Work) -> Window:
        window = Window(
            number=self.window,
            name=Name(f"{self.window}号窗口", f"Window {self.window}"),
            kind=self.kind or WindowKind.DOMAIN,
            zone=self.zone or work.setup.zones[0].key,
            domains=(),
            since=work.at,
        )
        if not self.domains and window.kind in NEEDS_DOMAINS:
            raise Invalid("domains", "missing")
        return window

    def _name(self, window: Window) -> Name | None:
        if self.name is None and self.name_en is None:
            return None
        return Name(self.name or window.name.zh, self.name_en or self.name or window.name.en)

    def _open_or_close(self, work: Work) -> None:
        window = _find(work, self.window)
        if self.open is True and window.state is WindowState.CLOSED:
            work.keep(windows.open_for(window, None, work.at))
        elif self.open is False:
            close(work, window)


TAKE_BACK_SECONDS = 60


def call_next_at(work: Work, window: Window) -> None:
    """Call next at a free window; a ticket called often enough is marked missed before."""
    if window.state is WindowState.CALLED and window.ticket is not None:
        called = work.shelf.tickets.get(window.ticket)
        if called is not None and called.calls >= work.setup.line.calls_before_miss:
            miss(work, window, called)
            window = _find(work, window.number)
    if window.state is not WindowState.IDLE:
        _refuse_calling(work, window)
    call_next(work, window)


def miss(work: Work, window: Window, ticket: Ticket) -> None:
    """Mark the called ticket missed, by the hall's settings."""
    void_at = work.setup.line.misses_before_void
    work.keep(tickets.miss(window, ticket, work.at, void_at=void_at))


def finish(work: Work, window: Window, ticket: Ticket) -> None:
    """Finish a service and count what it took."""
    work.keep(tickets.finish(window, ticket, work.at))
    _count(work, window, ticket, until=work.at, served=1)


def close(work: Work, window: Window) -> None:
    """Close a window and release whoever waited for it alone."""
    work.keep(windows.close(window, work.at))
    for ticket in work.shelf.tickets.kept_for(window.number):
        work.keep(tickets.release(ticket))


def _count(work: Work, window: Window, ticket: Ticket, *, until: datetime, served: int) -> None:
    took = until - (ticket.started_at or ticket.called_at or until)
    work.shelf.add_service(
        Service(ticket.business_date, ticket.domain, window.number, took * served, served)
    )


def _refuse_calling(work: Work, window: Window) -> None:
    if not window.is_busy:
        raise Refusal(f"window_{window.state}", window=window.number)
    ticket = work.shelf.tickets.get(window.ticket) if window.ticket else None
    raise Refusal("window_busy", window=window.number, ticket=ticket.number if ticket else "")


def _find(work: Work, number: str) -> Window:
    window = work.shelf.windows.get(number)
    if window is None:
        raise Unknown("unknown_window", window=number)
    return window


def _mine(work: Work, number: str) -> Window:
    """The window, where whoever asks may act: their own, or any for those who lead."""
    window = _find(work, number)
    if work.by.role in SITTING and window.clerk != work.by.name:
        return _taken_over(work, window)
    return window


def _taken_over(work: Work, window: Window) -> Window:
    """A clerk who acts at an open window without a clerk sits there from now on."""
    _must_be_theirs(work, window)
    if window.state is WindowState.CLOSED:
        return window
    _must_sit_nowhere_else(work, window)
    work.keep(windows.seat(window, work.by.name))
    return _find(work, window.number)


def _who_sits(work: Work, window: Window) -> str | None:
    """Who sits at a window once `work.by` has opened it."""
    if work.by.role in SITTING:
        return work.by.name
    if window.clerk is not None:
        return window.clerk
    return work.by.name if work.by.kind is ActorKind.STAFF else None


def _must_be_theirs(work: Work, window: Window) -> None:
    if window.clerk in (None, work.by.name):
        return
    sitting = work.shelf.people.staff(window.clerk)
    if sitting is None or sitting.role in SITTING:
        raise Forbidden("window_of_somebody_else", window=window.number)


def _must_sit_nowhere_else(work: Work, window: Window) -> None:
    for other in work.shelf.windows.all():
        if other.clerk == work.by.name and other.number != window.number:
            raise Refusal("you_sit_elsewhere", window=other.number)


def _must_be_able_to_take(work: Work, window: Window, to_window: str) -> None:
    if to_window == window.number:
        raise Invalid("window", "same")
    other = work.shelf.windows.get(to_window)
    if other is None:
        raise Invalid("window", "unknown")
    if other.state is WindowState.CLOSED:
        raise Refusal("window_closed", window=to_window)


def _at(work: Work, number: str, meant: str | None) -> tuple[Window, Ticket]:
    """The window and its ticket; a press that comes late must not act on the next visitor."""
    window = _mine(work, number)
    ticket = work.shelf.tickets.get(window.ticket) if window.ticket else None
    if ticket is None or ticket.state not in AT_A_WINDOW:
        raise Refusal("nobody_at_window", window=number)
    if meant is not None and meant != ticket.number:
        raise Refusal("another_at_window", window=number, ticket=ticket.number, meant=meant)
    return window, ticket


def _answer(work: Work, number: str) -> Answer:
    return at_window(work.setup, work.shelf, _find(work, number), work.at)
