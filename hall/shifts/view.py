"""The views `shifts:DAY`, the plan of that day's week, and `duty`, who is there today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from hall.faces import Face, said
from hall.people.roles import LEADERS
from hall.people.staff import Staff
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.setup import Setup
from hall.shifts.commands import shifts_between
from hall.shifts.duty import duty, without_a_shift
from hall.shifts.shift import Shift, week_of
from hall.viewing import RoomView
from hall.windows.window import Window


def week_face(setup: Setup, shelf: Shelf, day: date, at: datetime) -> Face:
    """The seven days, and everybody who works here or did so that week, with their shifts.

    `closed`: those days on which the hall is.
    """
    days = week_of(day)
    shifts = shifts_between(shelf, days[0], days[-1])
    planned = {shift.staff for shift in shifts}
    people = [s for s in shelf.people.all_staff() if s.active or s.name in planned]
    return {
        "week": days[0].isoformat(),
        "today": setup.business_date(at).isoformat(),
        "days": [d.isoformat() for d in days],
        "closed": [d.isoformat() for d in days if not setup.opening.on(d)],
        "people": [_person(person, shifts) for person in people],
        "windows": [w.number for w in shelf.windows.all()],
    }


def _person(staff: Staff, shifts: Sequence[Shift]) -> Face:
    return {
        "staff": staff.name,
        "display": staff.display,
        "role": str(staff.role),
        "active": staff.active,
        "shifts": [shift_face(shift) for shift in shifts if shift.staff == staff.name],
    }


def shift_face(shift: Shift) -> Face:
    """A shift as the API says it; clock times as 09:00."""
    clocks = ("begins", "ends", "rest_begins", "rest_ends")
    return {
        "shift": shift.id,
        "staff": shift.staff,
        "day": shift.day.isoformat(),
        "window": shift.window,
        "leads": shift.leads,
        **{name: f"{c:%H:%M}" if (c := getattr(shift, name)) else None for name in clocks},
    }


def duty_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Today's shifts with how each goes, and who sits somewhere without one."""
    today, clock = setup.business_date(at), setup.local(at).time()
    shifts, windows = shifts_between(shelf, today, today), shelf.windows.all()
    people = {s.name: s for s in shelf.people.all_staff()}
    seats = {w.clerk: w for w in windows if w.clerk is not None}
    unplanned = without_a_shift(windows, shifts, clock)
    return {
        "date": today.isoformat(),
        "shifts": [
            _today(setup, shift, people[shift.staff], seats.get(shift.staff), at)
            for shift in sorted(shifts, key=lambda s: (s.begins, s.id))
            if shift.staff in people
        ],
        "unplanned": [
            {"staff": w.clerk, "display": _display(people, w.clerk), "window": w.number}
            for w in unplanned
        ],
        "led": any(shift.leads and shift.covers(clock) for shift in shifts),
    }


def _today(setup: Setup, shift: Shift, staff: Staff, sits: Window | None, at: datetime) -> Face:
    how = duty(shift, staff.role, sits, setup.local(at).time())
    return {
        **shift_face(shift),
        "display": staff.display,
        "role": str(staff.role),
        "duty": str(how),
        "sits": sits.number if sits else None,
        "since": said(setup, sits.since) if sits else None,
        "reason": sits.reason if sits else None,
    }


def _display(people: dict[str, Staff], name: str | None) -> str:
    return people[name].display if name in people else name or ""


def _week(setup: Setup, shelf: Shelf, which: str, at: datetime) -> dict[str, Any]:
    try:
        day = date.fromisoformat(which)
        return week_face(setup, shelf, day, at)
    except (ValueError, OverflowError):
        raise Unknown("unknown_view", view=f"shifts:{which[:40]}") from None


def _duty(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return duty_face(setup, shelf, at)


CHANGES_PEOPLE = ("Staff", "RoleChanged")
SHIFTS = RoomView("shifts", _week, LEADERS, ("Shift", *CHANGES_PEOPLE), single=False)
DUTY = RoomView("duty", _duty, LEADERS, ("Shift", "Window", *CHANGES_PEOPLE))
