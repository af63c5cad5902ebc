"""What moving a clerk will do, told before it is made (D21-3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from hall.certificates.certificate import Certificate, missing_certificates, scope_name
from hall.faces import Face
from hall.plans.plan import Plan
from hall.ports import Shelf
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import Setup
from hall.windows.clerk_move import on_the_way, waiting_face, waiting_move
from hall.windows.preview import preview
from hall.windows.steps import SITTING
from hall.windows.window import Window, WindowState


def move_preview(setup: Setup, shelf: Shelf, number: str, to: str, at: datetime) -> Face:
    """Whom the clerk serves now, what they lack for the other window, and what the lines become.

    `waits`: the move for which their window waits already; `on_the_way`: another clerk's move to
    the other window that waits.
    `kept`: how many wait for the first window alone; once it closes, any window of their line may
    take them. `taken_by`: the clerk who sits at the other window already.
    """
    before = shelf.windows.all()
    window, other = _of(before, number), _of(before, to)
    if window is None:
        raise Unknown("unknown_window", window=number[:80])
    if other is None or other is window:
        raise Invalid("to", "same" if other else "unknown")
    if window.clerk is None:
        raise Refusal("nobody_sits_here", window=number)
    after = [_moved(w, window, other) for w in before]
    visitor = shelf.tickets.get(window.ticket) if window.ticket else None
    return {
        "clerk": window.clerk,
        "serves": visitor.number if visitor else None,
        "kept": len(shelf.tickets.kept_for(number)),
        "waits": _face(setup, waiting_move(shelf, number)),
        "on_the_way": _face(setup, on_the_way(shelf, to, but=number)),
        "taken_by": _taken_by(shelf, other),
        "lacks": _lacks(setup, shelf, other, window.clerk, at),
        "certified_only": setup.certification.required,
        **preview(setup, shelf, before, after, at),
    }


def _face(setup: Setup, plan: Plan | None) -> Face | None:
    return waiting_face(setup, plan) if plan else None


def _of(windows: Sequence[Window], number: str) -> Window | None:
    return next((w for w in windows if w.number == number), None)


def _moved(one: Window, window: Window, to: Window) -> Window:
    if one is window:
        return replace(one, state=WindowState.CLOSED, clerk=None)
    if one is not to:
        return one
    resting = window.state is WindowState.PAUSED
    state = WindowState.PAUSED if resting else WindowState.IDLE
    return replace(one, state=state, clerk=window.clerk)


def _taken_by(shelf: Shelf, window: Window) -> str | None:
    staff = shelf.people.staff(window.clerk) if window.clerk else None
    sits = staff is None or (staff.active and staff.role in SITTING)
    return window.clerk if sits else None


def _lacks(setup: Setup, shelf: Shelf, to: Window, clerk: str, at: datetime) -> list[Face]:
    staff = shelf.people.staff(clerk)
    if staff is None or staff.role not in SITTING:
        return []
    held = shelf.of(Certificate).find(staff=clerk)
    names = [scope_name(setup, s) for s in missing_certificates(to, held, setup.business_date(at))]
    return [{"name": name.zh, "name_en": name.en} for name in names]
