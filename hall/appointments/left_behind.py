"""Who would be left without a slot by other rules: told before anybody saves them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime

from hall.appointments.appointment import Appointment, AppointmentState
from hall.appointments.face import what
from hall.appointments.slots import MOST_A_DAY, bookable_for, slot_at
from hall.faces import Face
from hall.ports import Shelf, Span
from hall.setup import Bookable, Setup

TAKEN_AWAY, OFF_GRID = "taken_away", "off_grid"
Counts = Counter[tuple[str, str | None]]


def left_behind(
    setup: Setup, shelf: Shelf, rules: tuple[Bookable, ...], at: datetime
) -> dict[str, list[Face]]:
    """How many have a slot now and would have none under `rules`, by matter; no persons.

    `taken_away`: nothing like it may be booked any more; `off_grid`: no slot is at their hour.
    """
    new = replace(setup, appointments=replace(setup.appointments, bookable=rules))
    found: dict[str, Counts] = {TAKEN_AWAY: Counter(), OFF_GRID: Counter()}
    booked = shelf.of(Appointment).find(
        state=AppointmentState.BOOKED, slot=Span(at), limit=MOST_A_DAY
    )
    for one in booked:
        why = _lacks(new, one)
        if why and not _lacks(setup, one):
            found[why][one.domain, one.matter] += 1
    return {why: _faces(setup, counts) for why, counts in found.items()}


def _lacks(setup: Setup, appointment: Appointment) -> str | None:
    rule = bookable_for(setup, appointment.domain, appointment.matter)
    if rule is None:
        return TAKEN_AWAY
    slot = slot_at(setup, rule, appointment.slot)
    return None if slot and slot.ends == appointment.ends else OFF_GRID


def _faces(setup: Setup, counts: Counts) -> list[Face]:
    return [{**what(setup, *key), "count": count} for key, count in counts.most_common()]
