"""What can be wanted at windows: open and close them, call, serve, send on."""

from __future__ import annotations

from hall.commands import Answer, Work, command
from hall.facts import Key, Reason, StaffName, TicketNumber, WindowNumber
from hall.guidance.referral import arrive
from hall.people.roles import AT_WINDOWS
from hall.refusals import Invalid, Refusal
from hall.tickets import moves as tickets
from hall.tickets.ticket import TicketState
from hall.windows import moves as windows
from hall.windows.calling import call_automatically, call_chosen
from hall.windows.recalling import is_just_called
from hall.windows.steps import (
    SITTING,
    TAKE_BACK_SECONDS,
    answer,
    call_next_at,
    close,
    find,
    finish,
    hold,
    mine,
    miss,
    must_be_certified,
    must_be_theirs,
    must_sit_nowhere_else,
    placed_by_a_leader,
    send_on,
    sit,
    who_sits,
    whom_at,
)
from hall.windows.twice import is_done
from hall.windows.undo import take_back


@command(roles=AT_WINDOWS, plannable=True)
class OpenWindow:
    """Begin service at a window, or go on after a pause. A clerk sits at one window at a time.

    `clerk`: whoever leads opens it for somebody else, who has left their former window.
    """

    window: WindowNumber
    clerk: StaffName | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a window where another clerk sits; whoever leads gives the seat up to a clerk.

        Where the hall insists on certificates, a clerk needs one for all that is served here.
        """
        window = find(work, self.window)
        if self.clerk is not None and self.clerk != work.by.name:
            clerk = placed_by_a_leader(work, self.clerk)
            must_be_certified(work, window, clerk)
            sit(work, window, clerk)
            call_automatically(work)
            return answer(work, self.window)
        if work.by.role in SITTING:
            must_be_theirs(work, window)
            must_sit_nowhere_else(work, window)
            must_be_certified(work, window, work.by.name)
        sit(work, window, who_sits(work, window))
        call_automatically(work)
        return answer(work, self.window)


@command(roles=AT_WINDOWS, plannable=True)
class PauseWindow:
    """Rest for a while; nobody is called here until it opens again."""

    window: WindowNumber
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses while somebody is called or served."""
        work.keep(windows.pause(mine(work, self.window), self.reason, work.at))
        return answer(work, self.window)


@command(roles=AT_WINDOWS, plannable=True)
class CloseWindow:
    """End service at a window. Whoever waited for it alone waits for any window of their line."""

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """Refuses while somebody is called or served."""
        close(work, mine(work, self.window))
        call_automatically(work)
        return answer(work, self.window)


@command(roles=AT_WINDOWS)
class CallNext:
    """叫号: call whoever is next here; the journal keeps why.

    A ticket that has been called as often as the hall wants is marked missed first.
    """

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """`ticket` is null when nobody waits for this window."""
        window = mine(work, self.window)
        call_next_at(work, window)
        return answer(work, self.window)


@command(roles=AT_WINDOWS)
class CallTicket:
    """叫号 by number: call one certain waiting ticket out of turn; that it was so is on record."""

    window: WindowNumber
    number: TicketNumber

    def carry_out(self, work: Work) -> Answer:
        """Refuses a ticket that doesn't wait, or that this window can't take."""
        call_chosen(work, mine(work, self.window), self.number)
        return answer(work, self.window)


@command(roles=AT_WINDOWS)
class Recall:
    """重呼: call the same ticket once more."""

    window: WindowNumber
    ticket: TicketNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses when nobody is called. Within seconds of the last call it is done already."""
        window, ticket = whom_at(work, self.window, self.ticket)
        if not is_just_called(work.shelf, ticket, work.at):
            work.keep(tickets.recall(window, ticket))
        return answer(work, self.window)


@command(roles=AT_WINDOWS)
class Start:
    """The visitor has come: begin the service."""

    window: WindowNumber
    ticket: TicketNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses when nobody is called here."""
        if is_done(work, self.window, self.ticket, TicketState.SERVING):
            return answer(work, self.window)
        window, ticket = whom_at(work, self.window, self.ticket)
        work.keep(tickets.start(window, ticket, work.at))
        arrive(work, ticket)
        return answer(work, self.window)


@command(roles=AT_WINDOWS)
class Miss:
    """过号: called, and nobody came. The second miss ends the ticket (setting)."""

    window: WindowNumber
    ticket: TicketNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """How often it had been called is on record."""
        if is_done(work, self.window, self.ticket, TicketState.MISSED):
            return answer(work, self.window)
        window, ticket = whom_at(work, self.window, self.ticket)
        miss(work, window, ticket)
        call_automatically(work)
        return answer(work, self.window)


@command(roles=AT_WINDOWS)
class Hold:
    """挂起: set the visitor aside (a copy, a form) and serve others meanwhile."""

    window: WindowNumber
    ticket: TicketNumber | None = None
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """They come first here once they are resumed."""
        if is_done(work, self.window, self.ticket, TicketState.HELD):
            return answer(work, self.window)
        window, ticket = whom_at(work, self.window, self.ticket)
        hold(work, window, ticket, self.reason)
        call_automatically(work)
        return answer(work, self.window)


@command(roles=AT_WINDOWS)
class Finish:
    """The service is done."""

    window: WindowNumber
    ticket: TicketNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """What it took counts for the waits that the hall tells."""
        if is_done(work, self.window, self.ticket, TicketState.FINISHED):
            return answer(work, self.window)
        window, ticket = whom_at(work, self.window, self.ticket)
        finish(work, window, ticket)
        call_automatically(work)
        return answer(work, self.window)


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
        window, ticket = whom_at(work, self.window, self.ticket)
        domain = self.domain or ticket.domain
        if self.domain is not None and work.setup.domain(domain) is None:
            raise Invalid("domain", "unknown")
        send_on(work, window, ticket, domain=domain, to_window=self.to_window, reason=self.reason)
        call_automatically(work)
        return answer(work, self.window)


@command(roles=AT_WINDOWS)
class TakeBack:
    """Undo the last miss, hold, transfer or finish at a free window, while nobody touched it."""

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """Only within a minute: afterwards the visitor has been told otherwise."""
        window = mine(work, self.window)
        ticket = work.shelf.tickets.get(window.last) if window.last else None
        if ticket is None:
            raise Refusal("nothing_to_take_back", window=window.number)
        if window.since is None or (work.at - window.since).total_seconds() > TAKE_BACK_SECONDS:
            raise Refusal("too_late_to_take_back", window=window.number)
        take_back(work, window, ticket)
        return answer(work, self.window)
