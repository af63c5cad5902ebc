"""Slots: what may be booked when. They follow the opening hours, holidays and exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from hall.appointments.appointment import HOLDING, Appointment, AppointmentState
from hall.ports import Shelf, Span
from hall.setup import Bookable, Setup
from hall.workdays.national import A_DAY

FURTHEST = 90
"""So many days ahead, and no more, anything may be booked."""
MOST_A_DAY = 50_000
YEARS = range(2000, 3000)
"""Years in which a date can be asked for; a clock's arithmetic ends somewhere."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time to be booked."""

    begins: datetime
    ends: datetime


def bookable_for(setup: Setup, domain: str, matter: str | None) -> Bookable | None:
    """By which rule this is booked: the matter's own, else its domain's; None: by none."""
    found = {one.key: one for one in setup.appointments.bookable}
    return found.get(f"matter:{matter}") or found.get(f"domain:{domain}")


def slots_on(setup: Setup, bookable: Bookable, day: date) -> Iterator[Slot]:
    """The slots of a date, one after another from the beginning of each stretch of its hours."""
    for stretch in setup.opening.on(day):
        begins, closes = (_moment(setup, day, t) for t in (stretch.begins, stretch.ends))
        while begins + bookable.length <= closes:
            yield Slot(begins, begins + bookable.length)
            begins += bookable.length


def slot_at(setup: Setup, bookable: Bookable, at: datetime) -> Slot | None:
    """The slot that begins at this moment, if one does."""
    day = setup.local(at).date()
    return next((slot for slot in slots_on(setup, bookable, day) if slot.begins == at), None)


def changes_end(setup: Setup, appointment: Appointment) -> datetime:
    """Until when a citizen may move or cancel it."""
    rule = bookable_for(setup, appointment.domain, appointment.matter)
    return appointment.slot - rule.change_until if rule else appointment.slot


def held_on(setup: Setup, shelf: Shelf, bookable: Bookable, day: date) -> list[Appointment]:
    """The appointments that take up places of what may be booked on a date."""
    kept, span = shelf.of(Appointment), span_of(setup, day)
    return [
        one
        for state in HOLDING
        for one in kept.find(bookable=bookable.key, state=state, slot=span, limit=MOST_A_DAY)
    ]


def free(bookable: Bookable, held: Iterable[Appointment], slot: Slot) -> int:
    """How many places of a slot are left: whoever overlaps it takes one, since rules change."""
    taken = sum(one.slot < slot.ends and one.ends > slot.begins for one in held)
    return max(0, bookable.capacity - taken)


def span_of(setup: Setup, day: date) -> Span:
    """A date on the hall's own clock, from midnight to midnight."""
    return Span(_moment(setup, day, time()), _moment(setup, day + A_DAY, time()))


def days_from(setup: Setup, bookable: Bookable, at: datetime) -> Iterator[date]:
    """The dates that may be booked, today first, whether the hall is open or not."""
    today = setup.local(at).date()
    return (today + A_DAY * ahead for ahead in range(bookable.days_ahead + 1))


def shut_out(setup: Setup, shelf: Shelf, at: datetime) -> Iterator[tuple[date, int]]:
    """The dates with appointments at hours at which the hall is closed now, and how many."""
    kept, booked = shelf.of(Appointment), AppointmentState.BOOKED
    if not kept.count(state=booked, slot=Span(at)):
        return
    today = setup.local(at).date()
    for day in (today + A_DAY * ahead for ahead in range(FURTHEST + 1)):
        spans = _closed_spans(setup, day, at)
        if count := sum(kept.count(state=booked, slot=span) for span in spans):
            yield day, count


def is_shut_out(setup: Setup, appointment: Appointment) -> bool:
    """Whether somebody is booked for an hour at which the hall is closed now."""
    booked = appointment.state is AppointmentState.BOOKED
    return booked and not setup.opening.is_open(appointment.slot)


def _closed_spans(setup: Setup, day: date, at: datetime) -> Iterator[Span]:
    """What is left of a date outside its opening hours, from `at` on."""
    begins, midnight = (span_of(setup, day).low, span_of(setup, day).high)
    for stretch in setup.opening.on(day):
        yield Span(max(begins, at), _moment(setup, day, stretch.begins))
        begins = _moment(setup, day, stretch.ends)
    yield Span(max(begins, at), midnight)


def _moment(setup: Setup, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, setup.timezone).astimezone(UTC)
