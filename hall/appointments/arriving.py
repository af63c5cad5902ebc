"""到场: check-in at the kiosk or a desk, by code, QR, ID card, or by staff in the list."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from annotated_types import doc

from hall.appointments import moves
from hall.appointments.appointment import Appointment, AppointmentState
from hall.appointments.not_kept import plan_not_kept
from hall.appointments.whose import appointment_of
from hall.commands import Answer, Work, command
from hall.facts import AppointmentCode, AppointmentId, DeviceName, IdNumber, Key, Token
from hall.people.persons import Person, persons_like
from hall.people.roles import AT_THE_LINE
from hall.refusals import Forbidden, Invalid, Unknown
from hall.tickets.commands import AT_THE_KIOSK, IssueTicket

WAYS = ("code", "token", "id_number", "appointment")
ORDER = (AppointmentState.BOOKED, AppointmentState.NO_SHOW, AppointmentState.ARRIVED)
"""Of several appointments of one person today: the one they come for, first."""


@command(roles=AT_THE_LINE, devices=AT_THE_KIOSK)
class CheckIn:
    """到场签到: who has an appointment is here, and gets a ticket with its place in the line.

    By exactly one of `code`, `token` (what the QR code carries), `id_number`, and for staff
    `appointment`. It answers as taking a ticket does; staff may say with `print_at` at which kiosk
    the slip comes out.
    """

    code: AppointmentCode | None = None
    token: Token | None = None
    id_number: IdNumber | None = None
    appointment: AppointmentId | None = None
    priority: Key | None = None
    print_at: DeviceName | None = None
    language: Annotated[Literal["zh-CN", "en"], doc("Language of slip and phone page")] = "zh-CN"

    def carry_out(self, work: Work) -> Answer:
        """Refuses who is too early or on another day, and says when to come.

        Until the line's late limit the head start holds; then the ticket stands where a walk-in's
        would, and so does one for who is a no-show already, where the hall still gives them one.
        """
        found = self._found(work)
        moves.must_be_in_time(found, work.setup, work.at)
        missed = found.state is AppointmentState.NO_SHOW
        wish = IssueTicket(
            **_business(work, found),
            priority=self.priority,
            person=Person(id_number=self.id_number) if self.id_number else None,
            appointment=None if missed else found.slot,
            print_at=self.print_at,
            language=self.language,
        )
        ticket = wish.issued(work)
        work.keep(moves.arrive(found, ticket["id"], ticket["number"], work.at))
        plan_not_kept(work)
        return ticket

    def _found(self, work: Work) -> Appointment:
        given = [way for way in WAYS if getattr(self, way) is not None]
        if len(given) != 1:
            raise Invalid(given[1] if given else "code", "exactly_one", names=", ".join(WAYS))
        if self.id_number is not None:
            return _of_card(work, self.id_number)
        if self.appointment is not None:
            return self._by_id(work, self.appointment)
        kept = work.shelf.of(Appointment)
        (way,) = given
        found = kept.find(limit=1, **{way: getattr(self, way)})
        if not found:
            raise Unknown("unknown_appointment")
        return found[0]

    def _by_id(self, work: Work, appointment_id: int) -> Appointment:
        if not work.by.is_staff():
            raise Forbidden("not_allowed", command=type(self).__name__)
        found = work.shelf.of(Appointment).get(appointment_id)
        if found is None:
            raise Unknown("unknown_appointment")
        return found


def _business(work: Work, appointment: Appointment) -> dict[str, Any]:
    """The matter, or its line where the hall has it no longer."""
    matter = appointment.matter
    if matter is not None and work.setup.matter(matter) is not None:
        return {"matter": matter}
    return {"domain": appointment.domain}


def _of_card(work: Work, number: str) -> Appointment:
    """The appointment that whoever holds this card comes for now; else their next or last one."""
    records = persons_like(work.shelf, work.secrets, Person(id_number=number))
    found = [a for a in (appointment_of(work.shelf, record) for record in records) if a]
    if not found:
        raise Unknown("no_appointment_on_card")
    today = [a for a in found if work.setup.business_date(a.slot) == work.today]
    for state in ORDER:
        of_state = [a for a in today if a.state is state and _open(a)]
        if of_state:
            return min(of_state, key=lambda a: a.slot)
    coming = [a for a in found if a.state is AppointmentState.BOOKED]
    return min(coming, key=lambda a: a.slot) if coming else max(found, key=lambda a: a.slot)


def _open(appointment: Appointment) -> bool:
    """Whether it may still give a ticket; who has arrived is told so."""
    return appointment.ticket is None or appointment.state is AppointmentState.ARRIVED
