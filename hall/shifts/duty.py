"""Who is there: the shifts of today beside who sits where. Attention, never a refusal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from enum import StrEnum

from hall.people.roles import Role
from hall.shifts.shift import Shift
from hall.windows.window import Window, WindowState

AT_A_WINDOW = frozenset({Role.CLERK, Role.ISSUING_CLERK})


class Duty(StrEnum):
    """How somebody's shift goes at a moment."""

    TO_COME = "to-come"
    THERE = "there"
    ELSEWHERE = "elsewhere"
    PAUSED = "paused"
    RESTING = "resting"
    MISSING = "missing"
    ON_DUTY = "on-duty"
    OVER = "over"


def duty(shift: Shift, role: Role, sits: Window | None, clock: time) -> Duty:
    """How it goes at `clock` for somebody who sits at `sits`.

    Clerks, and who has a window in the plan, are missing while they sit nowhere; of others (a
    guide, a leader) the hall can't know and says only that they are on duty.
    """
    if not shift.covers(clock):
        return Duty.TO_COME if clock < shift.begins else Duty.OVER
    if sits is not None:
        return _sitting(shift, sits, clock)
    if shift.rests(clock):
        return Duty.RESTING
    expected = shift.window is not None or role in AT_A_WINDOW
    return Duty.MISSING if expected else Duty.ON_DUTY


def _sitting(shift: Shift, sits: Window, clock: time) -> Duty:
    if sits.state is WindowState.PAUSED:
        return Duty.RESTING if shift.rests(clock) else Duty.PAUSED
    return Duty.ELSEWHERE if shift.window not in (None, sits.number) else Duty.THERE


def without_a_shift(
    windows: Iterable[Window], shifts: Sequence[Shift], clock: time
) -> list[Window]:
    """The windows where somebody sits whom no shift of today covers at `clock`."""
    on_shift = {shift.staff for shift in shifts if shift.covers(clock)}
    return [w for w in windows if w.clerk is not None and w.clerk not in on_shift]
