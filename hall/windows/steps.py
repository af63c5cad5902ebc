"""What the commands at windows share: who sits there, whom they mean, how a service ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hall.certificates.certificate import Certificate, missing_certificates, scope_name
from hall.commands import Answer, Work
from hall.faces import at_window
from hall.guidance.referral import arrive
from hall.people.roles import ActorKind, Role
from hall.plans.plan import Plan
from hall.ports import Service
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.tickets import moves as tickets
from hall.tickets.ticket import AT_A_WINDOW, Ticket, TicketState
from hall.windows import moves as windows
from hall.windows.calling import call_next
from hall.windows.clerk_move import ClerkMove, move_plan, waiting_move
from hall.windows.window import Window, WindowState

SITTING = frozenset({Role.CLERK, Role.ISSUING_CLERK})
"""Who works at one window at a time."""
TAKE_BACK_SECONDS = 60


def call_next_at(work: Work, window: Window) -> None:
    """Call next at a free window; a ticket called often enough is marked missed before."""
    if window.state is WindowState.CALLED and window.ticket is not None:
        called = work.shelf.tickets.get(window.ticket)
        if called is not None and called.calls >= work.setup.line.calls_before_miss:
            miss(work, window, called)
            window = find(work, window.number)
    if waiting_move(work.shelf, window.number) is not None and not window.is_busy:
        return  # the clerk goes to another window now
    if window.state is not WindowState.IDLE:
        _refuse_calling(work, window)
    call_next(work, window)


def miss(work: Work, window: Window, ticket: Ticket) -> None:
    """Mark the called ticket missed, by the hall's settings."""
    void_at = work.setup.line.misses_before_void
    work.keep(tickets.miss(window, ticket, work.at, void_at=void_at))
    let_go(work, window)


def finish(work: Work, window: Window, ticket: Ticket) -> None:
    """Finish a service and count what it took."""
    work.keep(tickets.finish(window, ticket, work.at))
    count(work, window, ticket, ticket.spell(work.at), served=1)
    arrive(work, ticket)
    let_go(work, window)


def let_go(work: Work, window: Window) -> None:
    """Whoever is to move once their visitor has gone, moves now."""
    if (plan := waiting_move(work.shelf, window.number)) is not None:
        work.shelf.of(Plan).save(replace(plan, due=work.at))


def hold(work: Work, window: Window, ticket: Ticket, reason: str | None) -> None:
    """Set a visitor aside; the service so far counts where it was given."""
    work.keep(tickets.hold(window, ticket, work.at, reason))
    count(work, window, ticket, ticket.spell(work.at))
    let_go(work, window)


def send_on(  # noqa: PLR0913 - from where, whom, to where, why
    work: Work,
    window: Window,
    ticket: Ticket,
    *,
    domain: str,
    to_window: str | None,
    reason: str | None,
) -> None:
    """Send a visitor on to another line, or to another window, which must be open."""
    if to_window is not None:
        must_be_able_to_take(work, window, to_window)
    moved = tickets.transfer(
        window,
        ticket,
        work.at,
        domain=domain,
        anywhere=work.setup.is_for_anywhere(domain, ticket.matter, ticket.theme),
        to_window=to_window,
        reason=reason,
    )
    work.keep(moved)
    count(work, window, ticket, ticket.spell(work.at))
    let_go(work, window)


def open_until_plan(number: str) -> str:
    """The key of the plan that closes a window when its time is over."""
    return f"until/{number}"


def close(work: Work, window: Window) -> None:
    """Close a window and release whoever waited for it alone."""
    work.keep(windows.close(window, work.at))
    work.drop_plan(open_until_plan(window.number))
    work.drop_plan(move_plan(window.number))
    if window.clerk is not None:
        work.shelf.of(ClerkMove).drop(window.clerk)
    for ticket in work.shelf.tickets.kept_for(window.number):
        work.keep(tickets.release(ticket))


def sit(work: Work, window: Window, clerk: str | None) -> None:
    """Open a window for `clerk`, where one is known; who sits there already goes on."""
    _begin_anew(work, window, clerk)
    work.keep(windows.open_for(window, clerk, work.at))


def _begin_anew(work: Work, window: Window, clerk: str | None) -> None:
    """Who sits down and who gives the seat up have no move behind them that could be undone."""
    if clerk in (None, window.clerk):
        return
    work.drop_plan(move_plan(window.number))
    for name in (clerk, window.clerk):
        if name is not None:
            work.shelf.of(ClerkMove).drop(name)


def count(work: Work, window: Window, ticket: Ticket, took: timedelta, *, served: int = 0) -> None:
    """Count a service for its window and its line; a visit is `served` once, when it is over.

    At a window that doesn't serve its line it says nothing of how fast that line goes.
    """
    mine = window.may_take(ticket.domain, anywhere=ticket.anywhere)
    domain = ticket.domain if mine else None
    work.shelf.add_service(Service(ticket.business_date, domain, window.number, took, served))


def uncount(work: Work, window: Window, ticket: Ticket) -> None:
    """The press that ended this service is taken back."""
    finished = ticket.state is TicketState.FINISHED
    if finished or ticket.state is TicketState.HELD:
        count(work, window, ticket, -ticket.spell(window.since or work.at), served=-finished)


def _refuse_calling(work: Work, window: Window) -> None:
    if not window.is_busy:
        raise Refusal(f"window_{window.state}", window=window.number)
    ticket = work.shelf.tickets.get(window.ticket) if window.ticket else None
    raise Refusal("window_busy", window=window.number, ticket=ticket.number if ticket else "")


def find(work: Work, number: str) -> Window:
    window = work.shelf.windows.get(number)
    if window is None:
        raise Unknown("unknown_window", window=number)
    return window


def mine(work: Work, number: str) -> Window:
    """The window, where whoever asks may act: their own, or any for those who lead."""
    window = find(work, number)
    if work.by.role in SITTING and window.clerk != work.by.name:
        return _taken_over(work, window)
    return window


def _taken_over(work: Work, window: Window) -> Window:
    """A clerk who acts at an open window without a clerk sits there from now on."""
    must_be_theirs(work, window)
    if window.state is WindowState.CLOSED:
        return window
    must_sit_nowhere_else(work, window)
    must_be_certified(work, window, work.by.name)
    _begin_anew(work, window, work.by.name)
    work.keep(windows.seat(window, work.by.name))
    return find(work, window.number)


def who_sits(work: Work, window: Window) -> str | None:
    """Who sits at a window once `work.by` has opened it."""
    if work.by.role in SITTING:
        return work.by.name
    if window.clerk is not None:
        return window.clerk
    return work.by.name if work.by.kind is ActorKind.STAFF else None


def placed_by_a_leader(work: Work, clerk: str) -> str:
    """The clerk whom somebody who leads puts at a window."""
    if work.by.role in SITTING:
        raise Forbidden("not_allowed", command="OpenWindow")
    staff = work.shelf.people.staff(clerk)
    if staff is None or not staff.active or staff.role not in SITTING:
        raise Invalid("clerk", "unknown")
    for other in work.shelf.windows.all():
        if other.clerk == clerk:
            raise Refusal("clerk_sits_elsewhere", window=other.number)
    return clerk


def must_be_theirs(work: Work, window: Window) -> None:
    must_be_free_for(work, window, work.by.name)


def must_be_free_for(work: Work, window: Window, clerk: str) -> None:
    """No other clerk sits here; whoever leads gives the seat up."""
    if window.clerk in (None, clerk):
        return
    sitting = work.shelf.people.staff(window.clerk)
    if sitting is None or (sitting.active and sitting.role in SITTING):
        raise Forbidden("window_of_somebody_else", window=window.number)


def must_be_certified(work: Work, window: Window, clerk: str) -> None:
    """Only who is certified for a window serves at it, where the hall insists on it (P22-6)."""
    if not work.setup.certification.required:
        return
    held = work.shelf.of(Certificate).find(staff=clerk)
    if missing := missing_certificates(window, held, work.today):
        names = [scope_name(work.setup, scope) for scope in missing]
        facts = {"missing": "、".join(n.zh for n in names)}
        facts |= {"missing_en": ", ".join(n.en for n in names)}
        raise Refusal("not_certified", window=window.number, **facts)


def must_sit_nowhere_else(work: Work, window: Window) -> None:
    for other in work.shelf.windows.all():
        if other.clerk == work.by.name and other.number != window.number:
            raise Refusal("you_sit_elsewhere", window=other.number)


def must_be_able_to_take(work: Work, window: Window, to_window: str) -> None:
    if to_window == window.number:
        raise Invalid("window", "same")
    other = work.shelf.windows.get(to_window)
    if other is None:
        raise Invalid("window", "unknown")
    if other.state is WindowState.CLOSED:
        raise Refusal("window_closed", window=to_window)


def whom_at(work: Work, number: str, meant: str | None) -> tuple[Window, Ticket]:
    """The window and its ticket; a press that comes late must not act on the next visitor."""
    window = mine(work, number)
    ticket = work.shelf.tickets.get(window.ticket) if window.ticket else None
    if ticket is None or ticket.state not in AT_A_WINDOW:
        raise Refusal("nobody_at_window", window=number)
    if meant is not None and meant != ticket.number:
        raise Refusal("another_at_window", window=number, ticket=ticket.number, meant=meant)
    return window, ticket


def answer(work: Work, number: str) -> Answer:
    return at_window(work.setup, work.shelf, find(work, number), work.at)
