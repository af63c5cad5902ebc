"""Who acts: staff with a role, paired devices, and the hall's own clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person of staff is there for."""

    GUIDE = "guide"
    CLERK = "clerk"
    ISSUING_CLERK = "issuing-clerk"
    BACK_OFFICE = "back-office"
    SHIFT_LEADER = "shift-leader"
    MANAGER = "manager"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class DeviceKind(StrEnum):
    """What a paired screen is there for."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    SIGN = "sign"
    LOCKER = "locker"
    RATER = "rater"


class ActorKind(StrEnum):
    """What kind of one it is that acts."""

    STAFF = "staff"
    DEVICE = "device"
    HALL = "hall"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that sends commands and watches views.

    `name` is the staff name or the device's name; `place` is the zone of a display, the window of a
    sign or a rater; `department` is whose back office a person is, "" for everybody else.
    """

    kind: ActorKind
    name: str = ""
    role: Role | None = None
    device: DeviceKind | None = None
    place: str = ""
    department: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else str(self.kind)

    def is_staff(self, *roles: Role) -> bool:
        """Whether this is a person of staff, of one of `roles` where some are given."""
        return self.kind is ActorKind.STAFF and (not roles or self.role in roles)

    def is_device(self, *kinds: DeviceKind) -> bool:
        """Whether this is a paired device, of one of `kinds` where some are given."""
        return self.kind is ActorKind.DEVICE and (not kinds or self.device in kinds)


HALL = Actor(ActorKind.HALL, "clock")
STRANGER = Actor(ActorKind.STRANGER)

LEADERS = frozenset({Role.SHIFT_LEADER, Role.MANAGER, Role.ADMINISTRATOR})
READERS = LEADERS | {Role.SUPERVISOR}
"""Who looks at how the hall goes, and changes nothing by that."""
MANAGERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
BELOW_MANAGER = frozenset(
    {Role.GUIDE, Role.CLERK, Role.ISSUING_CLERK, Role.BACK_OFFICE, Role.SHIFT_LEADER}
)
"""Roles whose accounts a manager may look after; supervisors watch over managers, too."""
AT_WINDOWS = frozenset({Role.CLERK, Role.ISSUING_CLERK}) | LEADERS
AT_THE_LINE = frozenset({Role.GUIDE}) | AT_WINDOWS
EVERYONE = frozenset(Role)
