"""Whose an appointment is: found by the vault, handed out and let go of with the person."""

from __future__ import annotations

from typing import Any

from hall.appointments import moves
from hall.appointments.appointment import Appointment, AppointmentState
from hall.commands import Work
from hall.faces import said
from hall.people.persons import BUSINESS, Business, PersonKind, PersonRecord
from hall.ports import Shelf


def appointment_of(shelf: Shelf, record: PersonRecord) -> Appointment | None:
    """The appointment for which the vault keeps somebody; None where it is for something else."""
    number = record.business.removeprefix("appointment-")
    if record.kind is not PersonKind.APPOINTMENT or not number.isdecimal():
        return None
    return shelf.of(Appointment).get(int(number))


def _tell(work: Work, record: PersonRecord) -> dict[str, Any]:
    appointment = appointment_of(work.shelf, record)
    if appointment is None:
        return {}
    return {
        "slot": said(work.setup, appointment.slot),
        "domain": appointment.domain,
        "matter": appointment.matter,
        "state": str(appointment.state),
        "code": appointment.code,
    }


def _erase(work: Work, record: PersonRecord) -> None:
    """An appointment of nobody would only keep its place from others."""
    appointment = appointment_of(work.shelf, record)
    if appointment is not None and appointment.state is AppointmentState.BOOKED:
        work.keep(moves.cancel(appointment, work.at, "erased"))


BUSINESS[PersonKind.APPOINTMENT] = Business(tell=_tell, erase=_erase)
