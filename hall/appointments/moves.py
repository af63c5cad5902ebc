"""What can happen to an appointment. Each move hands back the new state and what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hall.appointments.appointment import Appointment, AppointmentState
from hall.appointments.events import (
    AppointmentArrived,
    AppointmentBooked,
    AppointmentCameTooLate,
    AppointmentCancelled,
    AppointmentMoved,
    AppointmentNotKept,
)
from hall.appointments.slots import Slot
from hall.progress import Progress
from hall.refusals import Refusal
from hall.setup import AfterNoShow, Setup

A_MINUTE = timedelta(minutes=1)


def book(appointment: Appointment) -> Progress:
    """预约: a place of a slot is taken."""
    event = AppointmentBooked(**_about(appointment), way=str(appointment.way))
    return Progress((appointment,), (event,))


def move(appointment: Appointment, slot: Slot) -> Progress:
    """改约: the same visit at another time."""
    _must_be_booked(appointment)
    moved = replace(appointment, slot=slot.begins, ends=slot.ends)
    event = AppointmentMoved(**_about(moved), from_slot=appointment.slot.isoformat())
    return Progress((moved,), (event,))


def cancel(appointment: Appointment, at: datetime, reason: str) -> Progress:
    """取消: its place is free again."""
    _must_be_booked(appointment)
    cancelled = replace(appointment, state=AppointmentState.CANCELLED, ended_at=at)
    return Progress((cancelled,), (AppointmentCancelled(**_about(cancelled), reason=reason),))


def arrive(appointment: Appointment, ticket: int, number: str, at: datetime) -> Progress:
    """They came and got a ticket; who was a no-show already stays one."""
    got: dict[str, Any] = {"ticket": ticket, "number": number, "minutes": late_by(appointment, at)}
    if appointment.state is AppointmentState.NO_SHOW:
        came = replace(appointment, ticket=ticket)
        return Progress((came,), (AppointmentCameTooLate(**_about(came), **got),))
    came = replace(appointment, state=AppointmentState.ARRIVED, ticket=ticket, ended_at=at)
    return Progress((came,), (AppointmentArrived(**_about(came), **got),))


def not_kept(appointment: Appointment, at: datetime) -> Progress:
    """爽约: they haven't come in time."""
    _must_be_booked(appointment)
    missed = replace(appointment, state=AppointmentState.NO_SHOW, ended_at=at)
    return Progress((missed,), (AppointmentNotKept(**_about(missed)),))


def must_be_in_time(appointment: Appointment, setup: Setup, at: datetime) -> None:
    """Refuse whoever can't check in now, and say in words what they can do.

    Early until `early` before the slot; from `no_show_after` on it is a no-show, and the hall says
    whether that still gives an ordinary ticket.
    """
    rules, slot = setup.appointments, setup.local(appointment.slot)
    if appointment.state is AppointmentState.CANCELLED:
        raise Refusal("appointment_cancelled")
    if appointment.ticket is not None:
        raise Refusal("appointment_arrived")
    if slot.date() != setup.local(at).date():
        raise Refusal("appointment_other_day", day=f"{slot:%Y-%m-%d}", time=f"{slot:%H:%M}")
    if at < appointment.slot - rules.early:
        opens = slot - rules.early
        raise Refusal("appointment_too_early", time=f"{slot:%H:%M}", opens=f"{opens:%H:%M}")
    missed = appointment.state is AppointmentState.NO_SHOW
    if missed and rules.after_no_show is AfterNoShow.REFUSE:
        raise Refusal("appointment_too_late", time=f"{slot:%H:%M}")


def late_by(appointment: Appointment, at: datetime) -> int:
    """Whole minutes after the slot; below 0 for who is early."""
    return (at - appointment.slot) // A_MINUTE


def _must_be_booked(appointment: Appointment) -> None:
    refusals = {
        AppointmentState.CANCELLED: "appointment_cancelled",
        AppointmentState.ARRIVED: "appointment_arrived",
        AppointmentState.NO_SHOW: "appointment_missed",
    }
    if appointment.state in refusals:
        raise Refusal(refusals[appointment.state])


def _about(appointment: Appointment) -> dict[str, Any]:
    return {
        "appointment": appointment.id,
        "domain": appointment.domain,
        "matter": appointment.matter,
        "slot": appointment.slot.isoformat(),
    }
