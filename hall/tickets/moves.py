"""What can happen to a ticket. Each move hands back the new state and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hall.progress import Progress
from hall.refusals import Refusal
from hall.tickets.events import (
    TicketCalled,
    TicketCancelled,
    TicketExpired,
    TicketFinished,
    TicketHeld,
    TicketIssued,
    TicketKept,
    TicketMarked,
    TicketMissed,
    TicketRecalled,
    TicketReleased,
    TicketRestored,
    TicketResumed,
    TicketStarted,
    TicketTakenBack,
    TicketTransferred,
)
from hall.tickets.ticket import OPEN, Ticket, TicketState
from hall.windows.window import Window, WindowState

JUST_BEHIND = timedelta(milliseconds=1)


def issue(ticket: Ticket) -> Progress:
    """取号: a new ticket stands in line."""
    event = TicketIssued(
        **_line(ticket),
        business_date=ticket.business_date.isoformat(),
        matter=ticket.matter,
        theme=ticket.theme,
        anywhere=ticket.anywhere,
        priority=ticket.priority,
        appointment=ticket.appointment.isoformat() if ticket.appointment else None,
        arrived_at=ticket.arrived_at.isoformat(),
        place=ticket.place.isoformat(),
    )
    return Progress((), (event,))


def call(window: Window, ticket: Ticket, at: datetime, why: dict[str, Any]) -> Progress:
    """叫号: a waiting ticket is asked to an idle window.

    Who is called before their hour has come: sent on, they need not wait for it.
    """
    _must_be_free(window)
    _must_be(ticket, TicketState.WAITING)
    if not window.takes(ticket):
        raise Refusal("window_does_not_take", window=window.number, ticket=ticket.number)
    called = replace(
        ticket,
        state=TicketState.CALLED,
        window=window.number,
        kept_for=None,
        resumed=False,
        calls=1,
        called_at=at,
        started_at=None,
        first_called_at=ticket.first_called_at or at,
        clerk=window.clerk,
        place=min(ticket.place, at),
    )
    taken = replace(window, state=WindowState.CALLED, ticket=ticket.id, since=at, reason=None)
    event = TicketCalled(**_at(called, window), calls=1, why=why, place=called.place.isoformat())
    return Progress((called, taken), (event,))


def recall(window: Window, ticket: Ticket) -> Progress:
    """重呼: call the same ticket once more."""
    _must_be(ticket, TicketState.CALLED)
    again = replace(ticket, calls=ticket.calls + 1)
    return Progress((again,), (TicketRecalled(**_at(again, window), calls=again.calls),))


def start(window: Window, ticket: Ticket, at: datetime) -> Progress:
    """The holder has come: the service begins."""
    _must_be(ticket, TicketState.CALLED)
    serving = replace(ticket, state=TicketState.SERVING, started_at=at)
    busy = replace(window, state=WindowState.SERVING, since=at)
    event = TicketStarted(**_at(ticket, window), began_at=at.isoformat())
    return Progress((serving, busy), (event,))


def finish(window: Window, ticket: Ticket, at: datetime) -> Progress:
    """The service ends, and the visit. From a called ticket, it has begun with the call."""
    if ticket.state is TicketState.CALLED:
        started = start(window, ticket, ticket.called_at or at)
        serving, busy = started.changed
        return Progress((), started.events).then(finish(busy, serving, at))
    _must_be(ticket, TicketState.SERVING)
    finished = replace(_served(ticket, at), state=TicketState.FINISHED, ended_at=at)
    event = TicketFinished(
        **_at(ticket, window),
        seconds=ticket.spell(at).total_seconds(),
        total_seconds=finished.served_seconds,
    )
    return Progress((finished, _freed(window, at)), (event,))


def finish_by_the_day(window: Window, ticket: Ticket, at: datetime) -> Progress:
    """The business day is over, and nobody has finished it: how long it took nobody knows."""
    _must_be(ticket, TicketState.SERVING)
    finished = replace(ticket, state=TicketState.FINISHED, ended_at=at)
    event = TicketFinished(**_at(ticket, window), seconds=None, total_seconds=None)
    return Progress((finished, _freed(window, at)), (event,))


def miss(window: Window, ticket: Ticket, at: datetime, *, void_at: int) -> Progress:
    """过号: called and not there. The miss number `void_at` ends the ticket."""
    _must_be(ticket, TicketState.CALLED)
    misses = ticket.misses + 1
    missed = replace(ticket, state=TicketState.MISSED, misses=misses)
    event = TicketMissed(**_at(ticket, window), calls=ticket.calls, misses=misses)
    progress = Progress((missed, _freed(window, at)), (event,))
    return progress if misses < void_at else progress.then(cancel(missed, at, "missed-twice"))


def restore(ticket: Ticket, at: datetime, ahead: Sequence[Ticket], behind: int) -> Progress:
    """恢复: back in line behind the next `behind` tickets, which are `ahead` (fewer at its end).

    Behind nobody, it has its old place again. Never behind somebody who is yet to come: whoever is
    booked for later waits for their own hour.
    """
    _must_be(ticket, TicketState.MISSED)
    place = ticket.place if behind == 0 else at
    if ahead and not ahead[-1].is_early(at):
        place = ahead[-1].place + JUST_BEHIND
    waiting = replace(ticket, state=TicketState.WAITING, window=None, place=place, calls=0)
    event = TicketRestored(**_line(ticket), behind=len(ahead), place=place.isoformat())
    return Progress((waiting,), (event,))


def hold(window: Window, ticket: Ticket, at: datetime, reason: str | None) -> Progress:
    """挂起: set aside here; the window is free for others meanwhile."""
    _must_be(ticket, TicketState.CALLED, TicketState.SERVING)
    held = replace(_served(ticket, at), state=TicketState.HELD)
    event = TicketHeld(
        **_at(ticket, window),
        seconds=ticket.spell(at).total_seconds(),
        total_seconds=held.served_seconds,
        reason=reason,
    )
    return Progress((held, _freed(window, at)), (event,))


def resume(ticket: Ticket, window: str | None) -> Progress:
    """Back from hold: first at `window`, or in its old place when that window is gone."""
    _must_be(ticket, TicketState.HELD)
    waiting = replace(
        ticket, state=TicketState.WAITING, kept_for=window, resumed=window is not None, calls=0
    )
    return Progress((waiting,), (TicketResumed(**_line(ticket), window=window),))


def transfer(  # noqa: PLR0913 - from where, what, when, to where, why
    window: Window,
    ticket: Ticket,
    at: datetime,
    *,
    domain: str,
    anywhere: bool,
    to_window: str | None,
    reason: str | None,
) -> Progress:
    """转移 to another line or window. It keeps its arrival (QUEUEING.md), so it waits no longer."""
    _must_be(ticket, TicketState.CALLED, TicketState.SERVING)
    moved = replace(
        _served(ticket, at),
        state=TicketState.WAITING,
        domain=domain,
        anywhere=anywhere,
        window=None,
        kept_for=to_window,
        calls=0,
    )
    event = TicketTransferred(
        **_at(moved, window),
        from_domain=ticket.domain,
        anywhere=anywhere,
        calls=ticket.calls,
        seconds=ticket.spell(at).total_seconds(),
        total_seconds=moved.served_seconds,
        to_window=to_window,
        reason=reason,
    )
    return Progress((moved, _freed(window, at)), (event,))


def take_back(window: Window, ticket: Ticket, at: datetime, *, void_at: int) -> Progress:
    """Undo the clerk's last press: what was missed is called again, what was finished is served.

    Only while the window is free and the ticket stands where that press put it; the miss that
    ended a ticket counts as such a press, its holder's own leaving does not.
    """
    _must_be_free(window)
    void = ticket.state is TicketState.CANCELLED and ticket.misses >= void_at
    if not void:
        _must_be(ticket, TicketState.MISSED, TicketState.HELD, TicketState.FINISHED)
    missed = void or ticket.state is TicketState.MISSED
    state = TicketState.SERVING if ticket.started_at and not missed else TicketState.CALLED
    spell = timedelta() if missed else ticket.spell(window.since or at)
    back = replace(ticket, state=state, misses=ticket.misses - missed, ended_at=None)
    return _again(window, ticket, back, spell, at)


def take_back_transfer(
    window: Window, ticket: Ticket, sent: TicketTransferred, at: datetime, *, anywhere: bool
) -> Progress:
    """Undo a transfer as it was `sent`, while it waits untouched where that press put it."""
    _must_be_free(window)
    _must_be(ticket, TicketState.WAITING)
    back = replace(
        ticket,
        state=TicketState.SERVING if ticket.started_at else TicketState.CALLED,
        domain=sent.from_domain,
        anywhere=anywhere,
        window=window.number,
        kept_for=None,
        calls=sent.calls,
    )
    return _again(window, ticket, back, timedelta(seconds=sent.seconds), at)


def _again(window: Window, was: Ticket, back: Ticket, spell: timedelta, at: datetime) -> Progress:
    """At the window once more; the press that is undone had counted a spell of service."""
    back = replace(back, served_seconds=_sum(was, -spell))
    busy = replace(window, state=WindowState(back.state), ticket=back.id, last=None, since=at)
    event = TicketTakenBack(
        **_at(back, window),
        was=str(was.state),
        state=str(back.state),
        anywhere=back.anywhere,
        calls=back.calls,
        misses=back.misses,
        seconds=spell.total_seconds(),
        total_seconds=back.served_seconds,
    )
    return Progress((back, busy), (event,))


def release(ticket: Ticket) -> Progress:
    """The window it was kept for is gone: any window of its line may take it."""
    free = replace(ticket, kept_for=None, resumed=False)
    event = TicketReleased(**_line(ticket), window=ticket.kept_for or "", resumed=ticket.resumed)
    return Progress((free,), (event,))


def keep_again(ticket: Ticket, window: str, *, resumed: bool) -> Progress:
    """The window it was released from is there again."""
    _must_be(ticket, TicketState.WAITING)
    kept = replace(ticket, kept_for=window, resumed=resumed)
    return Progress((kept,), (TicketKept(**_line(ticket), window=window, resumed=resumed),))


def mark(ticket: Ticket, *, anywhere: bool) -> Progress:
    """Undifferentiated windows may take it from now on, or no longer."""
    marked = replace(ticket, anywhere=anywhere)
    return Progress((marked,), (TicketMarked(**_line(ticket), anywhere=anywhere),))


def cancel(ticket: Ticket, at: datetime, reason: str) -> Progress:
    """弃号: the holder will not come."""
    _must_be(ticket, TicketState.WAITING, TicketState.HELD, TicketState.MISSED)
    cancelled = replace(ticket, state=TicketState.CANCELLED, kept_for=None, ended_at=at)
    return Progress((cancelled,), (TicketCancelled(**_line(ticket), reason=reason),))


def withdraw(window: Window, ticket: Ticket, at: datetime, reason: str) -> Progress:
    """弃号 while called: the window is free again."""
    _must_be(ticket, TicketState.CALLED)
    cancelled = replace(ticket, state=TicketState.CANCELLED, ended_at=at)
    event = TicketCancelled(**_line(ticket), reason=reason)
    return Progress((cancelled, _freed(window, at)), (event,))


def leave(window: Window, at: datetime) -> Progress:
    """The window lets go of its ticket because the day is over; the ticket expires right after."""
    return Progress((_freed(window, at),), ())


def expire(ticket: Ticket, at: datetime) -> Progress:
    """The business date is over, and nobody served it."""
    _must_be(ticket, *(OPEN - {TicketState.SERVING}))
    expired = replace(ticket, state=TicketState.EXPIRED, kept_for=None, ended_at=at)
    return Progress((expired,), (TicketExpired(**_line(ticket), was=str(ticket.state)),))


def _served(ticket: Ticket, at: datetime) -> Ticket:
    """The service under way is over, whatever comes next."""
    return replace(ticket, served_seconds=_sum(ticket, ticket.spell(at)))


def _sum(ticket: Ticket, more: timedelta) -> float:
    """Seconds of all services, in whole milliseconds: what is taken back leaves no trace."""
    return round(ticket.served_seconds + more.total_seconds(), 3)


def _freed(window: Window, at: datetime) -> Window:
    return replace(window, state=WindowState.IDLE, ticket=None, last=window.ticket, since=at)


def _line(ticket: Ticket) -> dict[str, Any]:
    return {"ticket": ticket.id, "number": ticket.number, "domain": ticket.domain}


def _at(ticket: Ticket, window: Window) -> dict[str, Any]:
    return _line(ticket) | {"window": window.number, "zone": window.zone}


def _must_be(ticket: Ticket, *states: TicketState) -> None:
    if ticket.state not in states:
        raise Refusal(f"ticket_is_{ticket.state}", ticket=ticket.number, state=str(ticket.state))


def _must_be_free(window: Window) -> None:
    if window.state is not WindowState.IDLE:
        key = "window_busy" if window.is_busy else f"window_{window.state}"
        raise Refusal(key, window=window.number)
