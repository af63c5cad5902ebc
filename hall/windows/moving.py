"""换窗: moving a clerk from one window to another while the hall runs (D21-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hall.commands import Answer, Work, command
from hall.facts import Reason, StaffName, WindowNumber
from hall.people.roles import LEADERS
from hall.plans.plan import Plan
from hall.refusals import Invalid, Refusal
from hall.windows import moves as windows
from hall.windows.calling import call_automatically
from hall.windows.clerk_move import ClerkMove, made_move, move_at, move_plan, waiting_move
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
)
from hall.windows.window import Window, WindowState

LOOK_AGAIN = timedelta(seconds=5)
UNDONE = "撤销"


@command(roles=LEADERS)
class MoveClerk:
    """Let the clerk of one window go on at another; the first one closes.

    `when_free`: a clerk who serves somebody goes when that visitor has gone; without it, refused.
    """

    window: WindowNumber
    to: WindowNumber
    reason: Reason
    when_free: bool = False

    def carry_out(self, work: Work) -> Answer:
        """Refuses a window without a clerk, another clerk's seat, and one that asks for
        certificates which the clerk lacks.
        """
        window, to = must_be_movable(work, self.window, self.to)
        if not window.is_busy:
            carry_over(work, window, to, str(work.by), self.reason)
        elif self.when_free:
            self._wait(work, window)
        else:
            raise Refusal("window_busy", window=window.number)
        return moved(work, self.window)

    def _wait(self, work: Work, window: Window) -> None:
        assert window.clerk
        wanted = MoveClerkWhenFree(window=self.window, to=self.to, clerk=window.clerk)
        work.plan(move_plan(self.window), work.at + LOOK_AGAIN, wanted, self.reason)
        facts = {"clerk": window.clerk, "to_window": self.to, "reason": self.reason}
        work.note(ClerkMoveAsked(window=window.number, zone=window.zone, **facts))


@command()
class MoveClerkWhenFree:
    """A clerk was to move once nobody is served at their window. Sent by the hall itself."""

    window: WindowNumber
    to: WindowNumber
    clerk: StaffName

    def carry_out(self, work: Work) -> Answer:
        """Looks again while the window is busy; a clerk who has gone already moves nowhere."""
        window, plans = find(work, self.window), work.shelf.of(Plan)
        plan = waiting_move(work.shelf, self.window)
        if plan is None or window.clerk != self.clerk:
            return answer(work, self.window)
        if window.is_busy:
            plans.save(replace(plan, due=work.at + LOOK_AGAIN))
            return answer(work, self.window)
        window, to = must_be_movable(work, self.window, self.to)
        carry_over(work, window, to, plan.by, plan.reason)
        return moved(work, self.window)


@command(roles=LEADERS)
class TakeBackMove:
    """Undo the move that put a clerk at this window, or let one that still waits here be."""

    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """Refuses where nobody was moved to, while somebody is served there, and where the former
        window has somebody else now.
        """
        window = find(work, self.window)
        if (plan := waiting_move(work.shelf, self.window)) is not None:
            self._let_be(work, window, plan)
            return moved(work, self.window)
        move = made_move(work.shelf, window)
        if move is None:
            raise Refusal("nobody_moved_here", window=self.window)
        self._give_back(work, window, move)
        return moved(work, self.window)

    def _let_be(self, work: Work, window: Window, plan: Plan) -> None:
        work.drop_plan(plan.key)
        facts = {"clerk": plan.facts["clerk"], "to_window": plan.facts["to"]}
        work.note(ClerkStays(window=window.number, zone=window.zone, **facts))

    def _give_back(self, work: Work, window: Window, move: ClerkMove) -> None:
        former = find(work, move.left)
        must_be_free_for(work, former, move.clerk)
        carry_over(work, window, former, str(work.by), UNDONE)
        _keep_open(work, move.left, move.left_until)
        if move.found is not WindowState.CLOSED:
            work.keep(windows.open_for(find(work, self.window), None, work.at))
            _keep_open(work, self.window, move.found_until)
        if move.found is WindowState.PAUSED:
            work.keep(windows.pause(find(work, self.window), None, work.at))
        call_automatically(work)


def must_be_movable(work: Work, number: str, to: str) -> tuple[Window, Window]:
    """Both windows, where the clerk of the one may go on at the other."""
    window = find(work, number)
    if window.clerk is None:
        raise Refusal("nobody_sits_here", window=number)
    if to == number:
        raise Invalid("to", "same")
    other = work.shelf.windows.get(to)
    if other is None:
        raise Invalid("to", "unknown")
    must_be_free_for(work, other, window.clerk)
    staff = work.shelf.people.staff(window.clerk)
    if staff is not None and staff.role in SITTING:
        must_be_certified(work, other, window.clerk)
    return window, other


def carry_over(work: Work, window: Window, to: Window, by: str, reason: str) -> None:
    """The clerk of `window` sits at `to` from now on; who rests, rests there."""
    clerk = window.clerk
    assert clerk
    resting, why = window.state is WindowState.PAUSED, window.reason
    close(work, window)
    work.drop_plan(move_plan(window.number))
    work.keep(windows.open_for(to, clerk, work.at))
    if resting:
        work.keep(windows.pause(find(work, to.number), why, work.at))
    move = ClerkMove(
        clerk, window.number, to.number, by, work.at, reason, to.state,
        window.open_until, to.open_until,
    )  # fmt: skip
    work.shelf.of(ClerkMove).save(move)
    facts = {"clerk": clerk, "from_window": window.number, "from_zone": window.zone}
    work.note(ClerkMoved(window=to.number, zone=to.zone, moved_by=by, reason=reason, **facts))
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
