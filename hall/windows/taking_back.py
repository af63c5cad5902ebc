"""Undoing a change of a window's shape, while nothing has changed it since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.commands import Answer, Work, command
from hall.faces import Face, said
from hall.facts import Version, WindowNumber
from hall.people.roles import HALL, MANAGERS
from hall.ports import Shelf
from hall.progress import Recorded
from hall.refusals import Refusal, Unknown
from hall.setup import Setup
from hall.windows import moves
from hall.windows.calling import call_automatically
from hall.windows.reshaping import ChangeWindow, CloseWhenFree
from hall.windows.shapes import last_shape, open_until_in, shape_in
from hall.windows.steps import answer, close, find, open_until_plan
from hall.windows.window import Window

SAME_COMMAND = 100
"""Events that one change of a window may bring about: its tickets follow it."""


@command(roles=MANAGERS)
class TakeBackChange:
    """Give a window the shape that it had before its last change; a new one closes again.

    `change` is the version of the change that is meant; without it, one's own.
    """

    window: WindowNumber
    change: Version | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a window as the hall's folder has it, what was taken back already, and where
        something else has changed since (`changed_since`).
        """
        window = find(work, self.window)
        last, *before = work.shelf.journal.last_shapes(self.window, 2)
        if not may_be_undone(last):
            raise Refusal("nothing_changed_here", window=self.window)
        if not self._means(last, work):
            raise Refusal("changed_since", window=self.window)
        if before:
            self._give_back(work, window, before[0].data)
        else:
            close(work, window)
        call_automatically(work)
        return answer(work, self.window)

    def _means(self, last: Recorded, work: Work) -> bool:
        if self.change is None:
            return author_of(work.shelf, last) == str(work.by)
        return last.version == self.change

    def _give_back(self, work: Work, window: Window, told: Mapping[str, Any]) -> None:
        key, until = open_until_plan(self.window), open_until_in(told)
        shaped = moves.give_shape(window, undone=True, **shape_in(told), open_until=until)
        work.keep(shaped)
        if until is None:
            work.drop_plan(key)
        else:
            work.plan(key, max(until, work.at), CloseWhenFree(window=self.window))


def may_be_undone(shape: Recorded) -> bool:
    """Whether it is a change, sent by somebody or planned; no undoing, and not the folder's."""
    return shape.cause.startswith(f"{ChangeWindow.__name__}/")


def author_of(shelf: Shelf, change: Recorded) -> str:
    """Who wanted a change: whoever sent it, or had planned it."""
    if change.by != str(HALL):
        return change.by
    after = shelf.journal.after(change.version, SAME_COMMAND)
    told = (e for e in after if e.kind == "PlanCarriedOut" and e.cause == change.cause)
    return next((e.data["planned_by"] for e in told), change.by)


def last_change(setup: Setup, shelf: Shelf, number: str) -> Face:
    """Which shape a window has; who gave it, when and why, null where it can't be undone."""
    if shelf.windows.get(number) is None:
        raise Unknown("unknown_window", window=number[:80])
    last = last_shape(shelf, number)
    if not may_be_undone(last):
        return {"version": last.version, "change": None}
    by, at = author_of(shelf, last).partition(":")[2], said(setup, last.at)
    return {
        "version": last.version,
        "change": {
            "version": last.version,
            "by": by,
            "at": at,
            "reason": last.data.get("reason") or "",
        },
    }
