"""预约: one visitor's slot, from its booking until they come, cancel, or don't come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    NO_SHOW = "no-show"
    CANCELLED = "cancelled"


class Way(StrEnum):
    """How it was booked: by staff, by the citizen's own phone, or taken over from elsewhere."""

    STAFF = "staff"
    PHONE = "phone"
    IMPORT = "import"


HOLDING = (AppointmentState.BOOKED, AppointmentState.ARRIVED)
"""The states that take up a place in their slot; a no-show and a cancelled one free it."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One visitor's slot, from `slot` until `ends`.

    `code` is typed at the kiosk, `token` opens the phone page and stands in the QR code.
    `bookable` is the key of what was booked (`matter:SW-001`, `domain:tax`). `person` is the record
    in the vault; None once it is forgotten. `ticket` is the one they got when they came; a no-show
    has one too where they came all the same.
    """

    id: int
    code: str
    token: str
    bookable: str
    domain: str
    matter: str | None
    slot: datetime
    ends: datetime
    state: AppointmentState
    way: Way
    booked_at: datetime
    person: int | None = None
    ticket: int | None = None
    ended_at: datetime | None = None

    @property
    def business(self) -> str:
        """The key under which the vault keeps its person."""
        return f"appointment-{self.id}"
