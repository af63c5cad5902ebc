"""The view `appointments:DATE`: who is booked that day, the load of its slots, the days to come."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from hall.appointments.appointment import Appointment, AppointmentState
from hall.appointments.face import appointment_face, bookable_face, slots_face
from hall.appointments.slots import YEARS, shut_out, slots_on, span_of
from hall.faces import Face
from hall.people.roles import AT_THE_LINE, Role
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.setup import Bookable, Setup
from hall.viewing import RoomView
from hall.workdays.view import times

MOST = 5000
DAYS = 14
LOOKERS = AT_THE_LINE | {Role.SUPERVISOR}


def day_face(setup: Setup, shelf: Shelf, day: date) -> list[Face]:
    """The appointments of a date by their slots, cancelled ones included."""
    found = shelf.of(Appointment).find(slot=span_of(setup, day), limit=MOST)
    return [appointment_face(setup, shelf, one) for one in found]


def load_face(setup: Setup, shelf: Shelf, bookable: Bookable, day: date) -> Face:
    """One thing that may be booked, with the slots of a date."""
    slots = list(slots_on(setup, bookable, day))
    return {
        **bookable_face(setup, bookable),
        "slots": slots_face(setup, shelf, bookable, slots),
    }


def _coming(setup: Setup, shelf: Shelf, at: datetime) -> list[Face]:
    """Today and the days after it: when the hall is open, and how many are booked."""
    today = setup.local(at).date()
    return [_day(setup, shelf, today + timedelta(days=ahead)) for ahead in range(DAYS)]


def _day(setup: Setup, shelf: Shelf, day: date) -> Face:
    kept, span = shelf.of(Appointment), span_of(setup, day)
    counts = {str(state): kept.count(state=state, slot=span) for state in AppointmentState}
    return {"date": day.isoformat(), "hours": times(setup.opening.on(day)), "counts": counts}


def _view(setup: Setup, shelf: Shelf, which: str, at: datetime) -> dict[str, Any]:
    day = _date(which)
    if day is None or day.year not in YEARS:
        raise Unknown("unknown_view", view=f"appointments:{which}"[:80])
    appointments = day_face(setup, shelf, day)
    return {
        "today": setup.local(at).date().isoformat(),
        "date": day.isoformat(),
        "hours": times(setup.opening.on(day)),
        "days": _coming(setup, shelf, at),
        "counts": dict(Counter(one["state"] for one in appointments)),
        "bookable": [load_face(setup, shelf, b, day) for b in setup.appointments.bookable],
        "appointments": appointments,
        "shut_out": [[d.isoformat(), count] for d, count in shut_out(setup, shelf, at)],
    }


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


APPOINTMENTS = RoomView("appointments", _view, LOOKERS, ("Appointment",), single=False)
