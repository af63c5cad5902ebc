"""换窗: moving a clerk from one window to another while the hall runs (D21-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hall.commands import Answer, Work, command
from hall.facts import Reason, StaffName, WindowNumber
from hall.people.roles import LEADERS
from hall.plans.plan import Plan
from hall.ports import Sought
from hall.progress import Recorded
from hall.refusals import Invalid, Refusal
from hall.tickets.events import TicketCalled, TicketReleased
from hall.tickets.moves import keep_again
from hall.tickets.ticket import Ticket, TicketState
from hall.windows import moves as windows
from hall.windows.calling import call_automatically
from hall.windows.clerk_move import (
    ClerkMove,
    last_moved_away,
    made_move,
    move_at,
    move_plan,
    on_the_way,
    waiting_move,
)
from hall.windows.events import ClerkMoveAsked, ClerkMoved, ClerkStays
from hall.windows.reshaping import CloseWhenFree
from hall.windows.steps import (
    SITTING,
    answer,
    close,
    find,
    must_be_certified,
    must_be_free_for,
    open_until_plan,
    sit,
)
from hall.windows.window import Window, WindowState

LOOK_AGAIN = timedelta(seconds=5)
MOST_RELEASED = 1000


@command(roles=LEADERS)
class MoveClerk:
    """Let the clerk of one window go on at another; the first one closes.

    `when_free`: a clerk who serves somebody goes when that visitor has gone; without it, refused.
    `clerk`: who is meant; somebody else there meanwhile goes nowhere.
    """

    window: WindowNumber
    to: WindowNumber
    reason: Reason
    when_free: bool = False
    clerk: StaffName | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a window without this clerk, another clerk's seat, one to which somebody else
        is on the way, and one that asks for certificates which the clerk lacks.
        """
        _must_still_sit(work, find(work, self.window), self.clerk)
        window, to = must_be_movable(work, self.window, self.to)
        if not window.is_busy:
            carry_over(work, window, to, str(work.by), self.reason)
        elif self.when_free:
            _ask(work, window, self.to, self.reason)
        else:
            raise Refusal("window_busy", window=window.number)
        return moved(work, self.window)


@command()
class MoveClerkWhenFree:
    """A clerk was to move once nobody is served at their window. Sent by the hall itself.

    `undone`: they go back to where they were before their last move.
    """

    window: WindowNumber
    to: WindowNumber
    clerk: StaffName
    undone: bool = False

    def carry_out(self, work: Work) -> Answer:
        """Looks again while the window is busy; a clerk who has gone already moves nowhere."""
        window, plans = find(work, self.window), work.shelf.of(Plan)
        plan = waiting_move(work.shelf, self.window)
        if plan is None or window.clerk != self.clerk:
            return answer(work, self.window)
        if window.is_busy:
            plans.save(replace(plan, due=work.at + LOOK_AGAIN))
            return answer(work, self.window)
        if self.undone:
            _give_back(work, window, _made_move(work, window), plan.by)
        else:
            window, to = must_be_movable(work, self.window, self.to)
            carry_over(work, window, to, plan.by, plan.reason)
        return moved(work, self.window)


@command(roles=LEADERS)
class TakeBackMove:
    """Undo the move that put a clerk at this window, or let one that still waits here be.

    `when_free`: a clerk who serves somebody goes back when that visitor has gone; without it,
    refused.
    """

    window: WindowNumber
    when_free: bool = False

    def carry_out(self, work: Work) -> Answer:
        """Refuses where nobody was moved to, while somebody is served there, and where the former
        window has somebody else now, or somebody is on the way to it.
        """
        window = find(work, self.window)
        if (plan := waiting_move(work.shelf, self.window)) is not None:
            self._let_be(work, window, plan)
            return moved(work, self.window)
        move = _made_move(work, window)
        if window.is_busy and self.when_free:
            _must_be_free(work, find(work, move.left), window, move.clerk)
            _ask(work, window, move.left, "", undone=True)
        else:
            _give_back(work, window, move, str(work.by))
        return moved(work, self.window)

    def _let_be(self, work: Work, window: Window, plan: Plan) -> None:
        work.drop_plan(plan.key)
        facts = {"clerk": plan.facts["clerk"], "to_window": plan.facts["to"]}
        work.note(ClerkStays(window=window.number, zone=window.zone, **facts))


def _ask(work: Work, window: Window, to: str, reason: str, *, undone: bool = False) -> None:
    """The clerk goes once their visitor has gone."""
    assert window.clerk
    clerk = window.clerk
    wanted = MoveClerkWhenFree(window=window.number, to=to, clerk=clerk, undone=undone)
    work.plan(move_plan(window.number), work.at + LOOK_AGAIN, wanted, reason)
    work.note(
        ClerkMoveAsked(
            window=window.number,
            zone=window.zone,
            clerk=clerk,
            to_window=to,
            reason=reason,
            undone=undone,
        )
    )


def _made_move(work: Work, window: Window) -> ClerkMove:
    move = made_move(work.shelf, window)
    if move is None:
        raise Refusal("nobody_moved_here", window=window.number)
    return move


def _give_back(work: Work, window: Window, move: ClerkMove, by: str) -> None:
    """The clerk sits where they sat, and both windows are as they were before."""
    former = find(work, move.left)
    _must_be_free(work, former, window, move.clerk)
    carry_over(work, window, former, by, "", undone=True)
    _keep_again(work, move)
    _keep_open(work, move.left, move.left_until)
    if move.found is not WindowState.CLOSED:
        work.keep(windows.open_for(find(work, window.number), None, work.at))
        _keep_open(work, window.number, move.found_until)
    if move.found is WindowState.PAUSED:
        work.keep(windows.pause(find(work, window.number), None, work.at))
    call_automatically(work)


def _keep_again(work: Work, move: ClerkMove) -> None:
    """Who was kept for the first window, and hasn't been called since, waits for it alone again."""
    released = Sought(kinds=frozenset({TicketReleased.__name__}), since=move.at)
    for event in work.shelf.journal.search(released, limit=MOST_RELEASED).events:
        ticket = work.shelf.tickets.get(event.data["ticket"])
        then = event.at == move.at and event.data["window"] == move.left
        if then and ticket and _has_waited_since(work, ticket, event):
            work.keep(keep_again(ticket, move.left, resumed=event.data["resumed"]))


def _has_waited_since(work: Work, ticket: Ticket, released: Recorded) -> bool:
    if ticket.state is not TicketState.WAITING or ticket.kept_for is not None:
        return False
    life = work.shelf.journal.of_ticket(ticket.id)
    return all(e.kind != TicketCalled.__name__ for e in life if e.version > released.version)


def _must_still_sit(work: Work, window: Window, clerk: str | None) -> None:
    """Who is meant sits there still; where a move took them away, the refusal says whose."""
    if window.clerk is not None and clerk in (None, window.clerk):
        return
    away = last_moved_away(work.shelf, window.number)
    if away is not None and clerk in (None, away.clerk):
        facts = {"by": _called(work, away.by), "clerk": _called(work, away.clerk)}
        raise Refusal("clerk_moved_away", window=away.taken, time=_time(work, away.at), **facts)
    if window.clerk is None:
        raise Refusal("nobody_sits_here", window=window.number)
    raise Refusal(
        "somebody_else_sits_here", window=window.number, clerk=_called(work, window.clerk)
    )


def _must_be_free(work: Work, to: Window, window: Window, clerk: str) -> None:
    """No other clerk sits at `to`, nor is on the way to it from elsewhere than `window`."""
    must_be_free_for(work, to, clerk)
    if (plan := on_the_way(work.shelf, to.number, but=window.number)) is not None:
        who = {"clerk": _called(work, plan.facts["clerk"]), "by": _called(work, plan.by)}
        raise Refusal(
            "somebody_on_the_way", window=to.number, time=_time(work, plan.made_at), **who
        )


def _called(work: Work, who: str) -> str:
    """How somebody is called: "王丽" for "staff:wangli"."""
    name = who.rpartition(":")[2]
    staff = work.shelf.people.staff(name)
    return staff.display if staff else name


def _time(work: Work, at: datetime) -> str:
    return f"{work.setup.local(at):%H:%M}"


def must_be_movable(work: Work, number: str, to: str) -> tuple[Window, Window]:
    """Both windows, where the clerk of the one may go on at the other."""
    window = find(work, number)
    _must_still_sit(work, window, None)
    assert window.clerk
    if to == number:
        raise Invalid("to", "same")
    other = work.shelf.windows.get(to)
    if other is None:
        raise Invalid("to", "unknown")
    _must_be_free(work, other, window, window.clerk)
    staff = work.shelf.people.staff(window.clerk)
    if staff is not None and staff.role in SITTING:
        must_be_certified(work, other, window.clerk)
    return window, other


def carry_over(  # noqa: PLR0913 - from where, to where, by whom, why
    work: Work, window: Window, to: Window, by: str, reason: str, *, undone: bool = False
) -> None:
    """The clerk of `window` sits at `to` from now on; who rests, rests there."""
    clerk = window.clerk
    assert clerk
    resting, why = window.state is WindowState.PAUSED, window.reason
    close(work, window)
    sit(work, to, clerk)
    if resting:
        work.keep(windows.pause(find(work, to.number), why, work.at))
    work.shelf.of(ClerkMove).save(
        ClerkMove(
            clerk=clerk,
            left=window.number,
            taken=to.number,
            by=by,
            at=work.at,
            reason=reason,
            found=to.state,
            left_until=window.open_until,
            found_until=to.open_until,
            undone=undone,
        )
    )
    work.note(
        ClerkMoved(
            window=to.number,
            zone=to.zone,
            clerk=clerk,
            from_window=window.number,
            from_zone=window.zone,
            moved_by=by,
            reason=reason,
            undone=undone,
        )
    )
    call_automatically(work)


def moved(work: Work, number: str) -> Answer:
    """The window whose clerk was to move, and the move that matters there."""
    window = find(work, number)
    return {**answer(work, number), "move": move_at(work.setup, work.shelf, window)}


def _keep_open(work: Work, number: str, until: datetime | None) -> None:
    """It is open as long as it was to be before its clerk went."""
    if until is None or until <= work.at:
        return
    work.keep(windows.give_shape(find(work, number), open_until=until, undone=True))
    work.plan(open_until_plan(number), until, CloseWhenFree(window=number))
