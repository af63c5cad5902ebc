"""A clerk who was moved to another window, or will be once their visitor has gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hall.faces import Face, said
from hall.plans.plan import Plan
from hall.ports import Shelf
from hall.setup import Setup
from hall.windows.window import Window, WindowState


@dataclass(frozen=True, slots=True)
class ClerkMove:
    """The last move of a clerk: from where to where, who moved them, when and why.

    `left_until` and `found_until` are how long both windows were to stay open before, `found` is
    the state of the window that was taken: so that all this can be taken back. `undone`: it took
    another move back itself.
    """

    clerk: str
    left: str
    taken: str
    by: str
    at: datetime
    reason: str
    found: WindowState
    left_until: datetime | None = None
    found_until: datetime | None = None
    undone: bool = False


def move_plan(number: str) -> str:
    """The key of the plan that moves the clerk of a window once nobody is served there."""
    return f"move/{number}"


def waiting_move(shelf: Shelf, number: str) -> Plan | None:
    """The move that waits at this window for its visitor to go."""
    return shelf.of(Plan).get(move_plan(number))


def on_the_way(shelf: Shelf, to: str, *, but: str) -> Plan | None:
    """The move to window `to` that waits at another window than `but`."""
    waiting = (waiting_move(shelf, w.number) for w in shelf.windows.all() if w.number != but)
    return next((plan for plan in waiting if plan and plan.facts["to"] == to), None)


def last_moved_away(shelf: Shelf, number: str) -> ClerkMove | None:
    """The latest move from this window to one where its clerk sits now."""
    away = (move for move in _holding(shelf) if move.left == number)
    return max(away, key=lambda move: move.at, default=None)


def made_move(shelf: Shelf, window: Window) -> ClerkMove | None:
    """The move that put the clerk of this window here, while they sit here."""
    move = shelf.of(ClerkMove).get(window.clerk) if window.clerk else None
    return move if move and move.taken == window.number else None


def move_at(setup: Setup, shelf: Shelf, window: Window) -> Face | None:
    """The move that matters at a window: one that waits there, or that put its clerk there."""
    if (plan := waiting_move(shelf, window.number)) is not None:
        return waiting_face(setup, plan)
    made = made_move(shelf, window)
    return _made_face(setup, made) if made else None


def moved_away(setup: Setup, shelf: Shelf, number: str) -> list[Face]:
    """Who was moved from this window to one where they sit now."""
    return [_made_face(setup, move) for move in _holding(shelf) if move.left == number]


def _holding(shelf: Shelf) -> Iterator[ClerkMove]:
    for window in shelf.windows.all():
        if (move := made_move(shelf, window)) is not None:
            yield move


def waiting_face(setup: Setup, plan: Plan) -> Face:
    """A move that waits for a visitor to go."""
    return {
        "clerk": plan.facts["clerk"],
        "left": plan.facts["window"],
        "taken": plan.facts["to"],
        "by": plan.by.partition(":")[2],
        "at": said(setup, plan.made_at),
        "reason": plan.reason,
        "made": False,
        "undone": bool(plan.facts.get("undone")),
    }


def _made_face(setup: Setup, move: ClerkMove) -> Face:
    return {
        "clerk": move.clerk,
        "left": move.left,
        "taken": move.taken,
        "by": move.by.partition(":")[2],
        "at": said(setup, move.at),
        "reason": move.reason,
        "made": True,
        "undone": move.undone,
    }
