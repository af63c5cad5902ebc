"""What happens to appointments. Whose they are stands in none of them, nor code or token."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentEvent(Event):
    """Something that happened to an appointment, and for what and when it is."""

    appointment: int
    domain: str
    matter: str | None
    slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentBooked(AppointmentEvent):
    """预约. `way`: staff, phone or import."""

    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentMoved(AppointmentEvent):
    """改约: it was at `from_slot` before."""

    from_slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentCancelled(AppointmentEvent):
    """取消预约. `reason`: asked (by staff), left (by the citizen), erased (with its person)."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentArrived(AppointmentEvent):
    """They came and have a ticket. `minutes` after the slot; below 0 before it."""

    ticket: int
    number: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentNotKept(AppointmentEvent):
    """爽约: they haven't come in time, and the place is free again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentCameTooLate(AppointmentEvent):
    """They came when it was a no-show already, and have an ordinary ticket."""

    ticket: int
    number: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentsImported(Event):
    """Appointments came from elsewhere: so many were booked, so many rows refused."""

    booked: int
    refused: int
