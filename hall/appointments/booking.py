"""What can be wanted before the day: book an appointment, move it, cancel it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from annotated_types import Len, doc

from hall.appointments import moves
from hall.appointments.appointment import Appointment, AppointmentState, Way
from hall.appointments.events import AppointmentsImported
from hall.appointments.face import appointment_face
from hall.appointments.not_kept import plan_not_kept
from hall.appointments.slots import (
    Slot,
    bookable_for,
    changes_end,
    days_from,
    free,
    held_on,
    slot_at,
)
from hall.appointments.whose import appointment_of
from hall.commands import Answer, Work, command
from hall.facts import AppointmentId, Key, Moment, Reason, Token
from hall.people.persons import (
    Person,
    PersonKind,
    count_from,
    keep_person,
    persons_like,
    show,
)
from hall.people.roles import AT_THE_LINE, LEADERS
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import Bookable, Setup

MOST_ROWS = 500
A_YEAR = timedelta(days=366)
SlotMoment = Annotated[Moment, doc("When the slot begins, with offset")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Who wants which slot, for exactly one of `matter` and `domain`."""

    matter: Key | None = None
    domain: Key | None = None
    slot: SlotMoment
    person: Person

    def booked(self, work: Work, way: Way) -> Appointment:
        """The appointment. Refuses what can't be booked, and a slot that isn't free."""
        domain, matter = self._business(work.setup)
        rule = _rule(work.setup, domain, matter)
        slot = _free_slot(work, rule, self.slot, "slot")
        self._must_say_who(way)
        if way is not Way.STAFF:
            _must_not_have_too_many(work, rule, self.person)
        appointment = _made(work, rule, slot, (domain, matter, way))
        kept = keep_person(
            work, PersonKind.APPOINTMENT, appointment.business, self.person, since=slot.begins
        )
        appointment = replace(appointment, person=kept.id)
        work.keep(moves.book(appointment))
        plan_not_kept(work)
        return appointment

    def _business(self, setup: Setup) -> tuple[str, str | None]:
        if (self.matter is None) == (self.domain is None):
            raise Invalid("domain" if self.matter else "matter", "exactly_one", names=NAMES)
        if self.matter is None:
            if setup.domain(self.domain or "") is None:
                raise Invalid("domain", "unknown")
            return self.domain or "", None
        matter = setup.matter(self.matter)
        if matter is None:
            raise Invalid("matter", "unknown")
        return matter.domain, matter.code

    def _must_say_who(self, way: Way) -> None:
        if not (self.person.name and self.person.name.strip()):
            raise Invalid("person.name", "missing")
        if way is Way.PHONE and not self.person.phone:
            raise Invalid("person.phone", "missing")


NAMES = "matter, domain"


@command(anyone=True)
class BookAppointment(Wish):
    """预约: take a place in a slot. Citizens do it by the phone page, with name and phone.

    A citizen has one open appointment for each thing that may be booked, and so many in all
    (setting); staff may book more.
    """

    def carry_out(self, work: Work) -> Answer:
        """The only answer with the token for the phone page, besides the page's own."""
        by_staff = work.by.is_staff(*AT_THE_LINE)
        if not by_staff and not work.setup.appointments.by_phone:
            raise Refusal("book_at_the_desk")
        booked = self.booked(work, Way.STAFF if by_staff else Way.PHONE)
        return appointment_face(work.setup, work.shelf, booked, token=True)


@command(roles=LEADERS)
class ImportAppointments:
    """Take over appointments from another system, each row for itself."""

    rows: Annotated[tuple[Wish, ...], Len(1, MOST_ROWS)]

    def carry_out(self, work: Work) -> Answer:
        """`faults` name the rows that were refused, counted from 0; the others are booked."""
        booked: list[dict[str, Any]] = []
        faults: list[dict[str, Any]] = []
        for at, row in enumerate(self.rows):
            noted = len(work.events)
            try:
                with work.shelf.savepoint():
                    made = row.booked(work, Way.IMPORT)
            except Refusal as refusal:
                del work.events[noted:]
                faults.append({"row": at, "key": refusal.key, "facts": refusal.facts})
            else:
                booked.append({"row": at, "appointment": made.id, "code": made.code})
        work.note(AppointmentsImported(booked=len(booked), refused=len(faults)))
        return {"booked": booked, "faults": faults}


@command(roles=AT_THE_LINE)
class MoveAppointment:
    """改约 by staff: the same visit in another slot that is free."""

    appointment: AppointmentId
    slot: SlotMoment

    def carry_out(self, work: Work) -> Answer:
        """Code and phone page stay the same."""
        return _moved(work, known(work, self.appointment), self.slot)


@command(roles=AT_THE_LINE)
class CancelAppointment:
    """取消 by staff, also shortly before it."""

    appointment: AppointmentId

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that was kept, missed, or cancelled already."""
        return _cancelled(work, known(work, self.appointment), "asked")


@command(roles=AT_THE_LINE, answer_is_secret=True)
class ShowBooked:
    """Who is booked, in full, to call them: when a day closes, or the hour must change."""

    appointment: AppointmentId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """On record with who asked and why. Refuses once their data is deleted."""
        appointment = known(work, self.appointment)
        if appointment.person is None:
            raise Unknown("unknown_person")
        person = show(work, appointment.person, self.reason)
        return {"appointment": appointment.id, "name": person.name, "phone": person.phone}


@command(anyone=True)
class RebookAppointment:
    """改约 by whoever holds the token, until some time before it."""

    token: Token
    slot: SlotMoment

    def carry_out(self, work: Work) -> Answer:
        """The token is the right; a wrong one finds nothing."""
        appointment = _by_token(work, self.token)
        _must_not_be_too_near(work, appointment)
        return _moved(work, appointment, self.slot)


@command(anyone=True)
class GiveUpAppointment:
    """取消 by whoever holds the token, until some time before it."""

    token: Token

    def carry_out(self, work: Work) -> Answer:
        """The token is the right; a wrong one finds nothing."""
        appointment = _by_token(work, self.token)
        _must_not_be_too_near(work, appointment)
        return _cancelled(work, appointment, "left")


def known(work: Work, appointment_id: int) -> Appointment:
    """The appointment of this id. Raises Unknown."""
    appointment = work.shelf.of(Appointment).get(appointment_id)
    if appointment is None:
        raise Unknown("unknown_appointment")
    return appointment


def _moved(work: Work, appointment: Appointment, to: datetime) -> Answer:
    rule = bookable_for(work.setup, appointment.domain, appointment.matter)
    if rule is None:
        raise Refusal("no_longer_bookable")
    slot = _free_slot(work, rule, to, "slot", besides=appointment.id)
    work.keep(moves.move(replace(appointment, bookable=rule.key), slot))
    if appointment.person is not None:
        count_from(work, appointment.person, slot.begins)
    plan_not_kept(work)
    return _answer(work, appointment)


def _cancelled(work: Work, appointment: Appointment, reason: str) -> Answer:
    work.keep(moves.cancel(appointment, work.at, reason))
    plan_not_kept(work)
    return _answer(work, appointment)


def _answer(work: Work, appointment: Appointment) -> Answer:
    return appointment_face(work.setup, work.shelf, known(work, appointment.id))


def _by_token(work: Work, token: str) -> Appointment:
    found = work.shelf.of(Appointment).find(token=token, limit=1)
    if not found:
        raise Unknown("unknown_appointment")
    return found[0]


def _rule(setup: Setup, domain: str, matter: str | None) -> Bookable:
    rule = bookable_for(setup, domain, matter)
    if rule is None:
        raise Refusal("not_bookable")
    return rule


def _free_slot(
    work: Work, rule: Bookable, at: datetime, field: str, besides: int | None = None
) -> Slot:
    """The slot that begins at this moment. Refuses one that is over, too far, closed or full.

    `besides`: the appointment that is moved takes no place of its own.
    """
    if at.tzinfo is None:
        raise Invalid(field, "without_offset")
    if at - work.at > A_YEAR:
        raise Refusal("slot_too_far", days=rule.days_ahead)
    if at <= work.at:
        raise Refusal("slot_over", time=f"{at:%Y-%m-%d %H:%M}")
    here = work.setup.local(at)
    if here.date() not in days_from(work.setup, rule, work.at):
        raise Refusal("slot_too_far", days=rule.days_ahead)
    if not work.setup.opening.on(here.date()):
        raise Refusal("closed_that_day", day=f"{here:%Y-%m-%d}")
    slot = slot_at(work.setup, rule, at)
    if slot is None:
        raise Refusal("no_such_slot", time=f"{here:%Y-%m-%d %H:%M}")
    held = held_on(work.setup, work.shelf, rule, here.date())
    if free(rule, [one for one in held if one.id != besides], slot) < 1:
        raise Refusal("slot_full", time=f"{here:%Y-%m-%d %H:%M}")
    return slot


def _must_not_have_too_many(work: Work, rule: Bookable, person: Person) -> None:
    """Refuse whoever is booked for the same already, or for so much, by phone or ID number."""
    same = Person(id_number=person.id_number, phone=person.phone)
    found = (appointment_of(work.shelf, r) for r in persons_like(work.shelf, work.secrets, same))
    held = [one for one in found if one and one.state is AppointmentState.BOOKED]
    if any(one.bookable == rule.key for one in held):
        raise Refusal("has_appointment")
    if len(held) >= (limit := work.setup.appointments.per_person):
        raise Refusal("too_many_appointments", limit=limit)


def _must_not_be_too_near(work: Work, appointment: Appointment) -> None:
    until = changes_end(work.setup, appointment)
    if appointment.state is AppointmentState.BOOKED and work.at > until:
        raise Refusal("change_too_late", until=f"{work.setup.local(until):%Y-%m-%d %H:%M}")


def _made(work: Work, rule: Bookable, slot: Slot, what: tuple[str, str | None, Way]) -> Appointment:
    kept = work.shelf.of(Appointment)
    domain, matter, way = what
    return Appointment(
        id=kept.next_id(),
        code=_new_code(work),
        token=work.secrets.token(),
        bookable=rule.key,
        domain=domain,
        matter=matter,
        slot=slot.begins.astimezone(UTC),
        ends=slot.ends.astimezone(UTC),
        state=AppointmentState.BOOKED,
        way=way,
        booked_at=work.at,
    )


def _new_code(work: Work) -> str:
    """Eight digits that no appointment ever had."""
    kept = work.shelf.of(Appointment)
    while True:
        code = work.secrets.code()[-4:] + work.secrets.code()[-4:]
        if not kept.count(code=code):
            return code
