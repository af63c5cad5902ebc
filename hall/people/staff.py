"""Staff and their sessions, paired devices and the codes that pair them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hall.people.roles import Actor, ActorKind, DeviceKind, Role


@dataclass(frozen=True, slots=True)
class Staff:
    """A person who works in the hall. `password` is a hash; None: only a one-time link signs in.

    `language` is their own choice, "" while they have made none; `must_choose`: a new password at
    the next sign-in, before anything else. `department` is whose back office they are.
    """

    name: str
    display: str
    role: Role
    password: str | None
    language: str = ""
    active: bool = True
    must_choose: bool = False
    signed_in_at: datetime | None = None
    department: str | None = None

    @property
    def actor(self) -> Actor:
        """This person as the author of commands."""
        behind = self.department if self.role is Role.BACK_OFFICE else None
        return Actor(ActorKind.STAFF, self.name, role=self.role, department=behind or "")


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in. Only the hash of its token is kept; `once` sessions are sign-in links."""

    token_hash: str
    staff: str
    began_at: datetime
    ends_at: datetime
    once: bool = False


@dataclass(frozen=True, slots=True)
class Device:
    """A paired screen or kiosk. `place` is the zone of a display, the window of a sign."""

    name: str
    kind: DeviceKind
    place: str
    token_hash: str
    paired_at: datetime
    paired_by: str

    @property
    def actor(self) -> Actor:
        """This device as the author of commands."""
        return Actor(ActorKind.DEVICE, self.name, device=self.kind, place=self.place)


@dataclass(frozen=True, slots=True)
class Pairing:
    """A screen that asks to be let in, showing `code` until a manager confirms it or it ends.

    `claim_hash` is the hash of a secret that only that screen holds; it fetches the token with it.
    """

    code: str
    claim_hash: str
    kind: DeviceKind
    place: str
    name: str
    asked_at: datetime
    ends_at: datetime
    confirmed_by: str | None = None
