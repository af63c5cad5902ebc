"""How appointments and slots look from outside; of a person only what the mask leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from hall.appointments.appointment import Appointment
from hall.appointments.slots import (
    Slot,
    changes_end,
    days_from,
    free,
    held_on,
    is_shut_out,
    slots_on,
)
from hall.faces import Face, said
from hall.people.persons import face_of
from hall.ports import Shelf
from hall.setup import Bookable, Setup

A_MINUTE = timedelta(minutes=1)


def appointment_face(
    setup: Setup, shelf: Shelf, appointment: Appointment, *, token: bool = False
) -> Face:
    """An appointment, its person masked. `shut_out`: the hall is closed at that hour now.

    The token opens it to whoever has it: only its holder gets it, `token` says so.
    """
    face = face_of(shelf, appointment.person)
    ticket = shelf.tickets.get(appointment.ticket) if appointment.ticket else None
    return {
        "appointment": appointment.id,
        "code": appointment.code,
        "state": str(appointment.state),
        "way": str(appointment.way),
        **what(setup, appointment.domain, appointment.matter),
        "slot": said(setup, appointment.slot),
        "ends": said(setup, appointment.ends),
        "booked_at": said(setup, appointment.booked_at),
        "change_until": said(setup, changes_end(setup, appointment)),
        "name": face and face["name"],
        "phone": face and face["phone"],
        "number": ticket.number if ticket else None,
        "shut_out": is_shut_out(setup, appointment),
        **({"token": appointment.token} if token else {}),
    }


def what(setup: Setup, domain: str, matter: str | None) -> Face:
    """What it is for, by name: the matter, else the domain."""
    line, thing = setup.domain(domain), setup.matter(matter) if matter else None
    zh = thing.name if thing else line.name.zh if line else domain
    english = line.name.en if line else domain
    return {
        "domain": domain,
        "matter": matter,
        "what": zh,
        "what_en": (thing.name_en or thing.name) if thing else english,
    }


def bookable_face(setup: Setup, bookable: Bookable) -> Face:
    """What may be booked, and its rule."""
    matter = setup.matter(bookable.matter) if bookable.matter else None
    return {
        "key": bookable.key,
        **what(setup, matter.domain if matter else bookable.domain, bookable.matter or None),
        "length_minutes": bookable.length // A_MINUTE,
        "capacity": bookable.capacity,
        "days_ahead": bookable.days_ahead,
        "change_until_minutes": bookable.change_until // A_MINUTE,
    }


def slots_face(setup: Setup, shelf: Shelf, bookable: Bookable, slots: Sequence[Slot]) -> list[Face]:
    """The slots of one date, and how many places of each are left."""
    if not slots:
        return []
    held = held_on(setup, shelf, bookable, setup.local(slots[0].begins).date())
    return [
        {
            "slot": said(setup, slot.begins),
            "ends": said(setup, slot.ends),
            "free": free(bookable, held, slot),
        }
        for slot in slots
    ]


def open_slots(setup: Setup, bookable: Bookable, day: date, at: datetime) -> list[Slot]:
    """The slots of a date that haven't begun."""
    return [slot for slot in slots_on(setup, bookable, day) if slot.begins > at]


def days_face(setup: Setup, shelf: Shelf, bookable: Bookable, at: datetime) -> list[Face]:
    """Every date that may be booked, and how many places are left on it; closed ones left out."""
    found = []
    for day in days_from(setup, bookable, at):
        slots = open_slots(setup, bookable, day, at)
        if slots:
            held = held_on(setup, shelf, bookable, day)
            left = sum(free(bookable, held, slot) for slot in slots)
            found.append({"date": day.isoformat(), "free": left})
    return found
