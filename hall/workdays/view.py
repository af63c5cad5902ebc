"""The view `hours`, and what is told of single dates: working days, holidays, exceptions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hall.faces import Face, said
from hall.people.roles import READERS
from hall.ports import Shelf
from hall.setup import Setup
from hall.viewing import RoomView
from hall.workdays.hours import Stretches

A_MINUTE = timedelta(minutes=1)
SOON = timedelta(days=60)
"""How long before an unknown year somebody should be told to fetch its calendar."""


def times(stretches: Stretches) -> list[list[str]]:
    """`[["09:00", "12:00"], …]`; empty for a closed day."""
    return [[f"{one.begins:%H:%M}", f"{one.ends:%H:%M}"] for one in stretches]


def opening_face(setup: Setup, at: datetime) -> Face:
    """Today's hours, and when the hall opens next where no ticket is given or it is closed."""
    opening, today = setup.opening, setup.local(at).date()
    closing = opening.closing(today)
    inside = opening.is_open(at) and opening.gives_tickets(at)
    last = closing - setup.hours.last_ticket if closing and setup.hours.last_ticket else None
    return {
        "hours": times(opening.on(today)),
        "opens_at": None if inside else said(setup, opening.opens_after(at)),
        "last_ticket_at": said(setup, last),
    }


def hours_face(setup: Setup, at: datetime) -> Face:
    """The hours in force, today, and the own exceptions that aren't over."""
    hours, today = setup.hours, setup.local(at).date()
    return {
        "today": {**day_face(setup, today), **opening_face(setup, at), "open": setup.is_open(at)},
        "opens": f"{hours.opens:%H:%M}",
        "closes": f"{hours.closes:%H:%M}",
        "midday": times((hours.midday,)) if hours.midday else [],
        "week": [{"day": str(one.day), "stretches": times(one.stretches)} for one in hours.week],
        "last_ticket_minutes": hours.last_ticket // A_MINUTE,
        "leftover": str(hours.leftover),
        "refuse_outside": hours.refuse_outside,
        "exceptions": [day_face(setup, one.on) for one in setup.exceptions if one.on >= today],
        "unknown_year": _unknown_year(setup, today),
    }


def days_face(setup: Setup, first: date, last: date) -> list[Face]:
    """Every date from `first` to `last`."""
    span = range((last - first).days + 1)
    return [day_face(setup, first + timedelta(days=ahead)) for ahead in span]


def day_face(setup: Setup, day: date) -> Face:
    """One date. `special`: what the national calendar says of it; `known`: whether it says."""
    special, own = setup.national.special(day), setup.opening.exception(day)
    return {
        "date": day.isoformat(),
        "working": setup.national.is_working_day(day),
        "known": setup.national.knows(day),
        "special": special and {"works": special.works, "zh": special.zh, "en": special.en},
        "exception": own and own.reason,
        "stretches": times(setup.opening.on(day)),
    }


def _unknown_year(setup: Setup, today: date) -> int | None:
    """The year that is here or near, and of which only Monday to Friday is known."""
    return next((d.year for d in (today, today + SOON) if not setup.national.knows(d)), None)


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return hours_face(setup, at)


HOURS = RoomView("hours", _view, READERS, ())
