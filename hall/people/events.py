"""What happens to staff accounts, sessions and devices. No password, token or code stands here."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAdded(Event):
    """Somebody may work here now."""

    staff: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordSet(Event):
    """A new password; every other session of this person has ended."""

    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMade(Event):
    """A link waits that signs this person in once; a former one is good no longer."""

    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn(Event):
    """A session began. `once`: by a one-time link."""

    staff: str
    once: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOut(Event):
    """A session was ended by its owner."""

    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOutEverywhere(Event):
    """Every session and sign-in link of this person has ended."""

    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordRequired(Event):
    """This person chooses a new password before anything else."""

    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRenamed(Event):
    """What this person is called on screens of the staff has changed."""

    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentChanged(Event):
    """Whose back office this person is."""

    staff: str
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen(Event):
    """The language of this person's pages; "" is whatever their browser asks for."""

    staff: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChanged(Event):
    """This person has another role now; their sessions have ended."""

    staff: str
    role: str
    before: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSwitchedOff(Event):
    """This person works here no longer; their sessions have ended."""

    staff: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSwitchedOn(Event):
    """They may sign in again."""

    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingConfirmed(Event):
    """A manager let it in."""

    device: str
    device_kind: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicePaired(Event):
    """It fetched its token and is one of the hall's devices now."""

    device: str
    device_kind: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceUnpaired(Event):
    """It is let in no longer."""

    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCame(Event):
    """A paired device is connected."""

    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceWent(Event):
    """A paired device is connected no longer."""

    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown(Event):
    """Somebody of staff saw a person's name, phone and ID number in full, and says why."""

    person: int
    business: str
    reason: str
