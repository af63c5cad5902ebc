"""通知: a line of text at the foot of wall screens, in its zones and its time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hall.ports import Shelf
from hall.setup import Setup


@dataclass(frozen=True, slots=True)
class Message:
    """A message; no zones: everywhere, the kiosks too. `incident`: it stands alone, in amber.

    `from_at` and `until`: None is from the beginning, and until somebody takes it off.
    """

    id: int
    zh: str
    en: str
    zones: tuple[str, ...]
    incident: bool
    from_at: datetime | None
    until: datetime | None
    by: str
    at: datetime

    def state(self, at: datetime) -> str:
        """upcoming, now or over."""
        if self.until is not None and at >= self.until:
            return "over"
        return "upcoming" if self.from_at is not None and at < self.from_at else "now"

    def is_for(self, zone: str | None) -> bool:
        """Whether it concerns this zone; None: a kiosk, which stands before all of them."""
        return not self.zones or zone in self.zones


def shown(messages: Iterable[Message], zone: str | None, at: datetime) -> list[Message]:
    """What stands there now, newest first; while there is an incident, incidents alone."""
    now = [m for m in messages if m.state(at) == "now" and m.is_for(zone)]
    now.sort(key=lambda m: (m.from_at or m.at, m.id), reverse=True)
    return [m for m in now if m.incident] or now


def lines(setup: Setup, shelf: Shelf, zone: str, at: datetime) -> list[dict[str, object]]:
    """The messages of a wall in their order, the hall's standing one last."""
    now = shown(shelf.of(Message).find(), zone, at)
    faces: list[dict[str, object]] = [
        {"zh": m.zh, "en": m.en or m.zh, "incident": m.incident} for m in now
    ]
    standing = setup.screens.message
    if standing.zh and not any(m.incident for m in now):
        faces.append({"zh": standing.zh, "en": standing.en or standing.zh, "incident": False})
    return faces


def incident(shelf: Shelf, at: datetime) -> dict[str, str] | None:
    """What the kiosks must say before anything else; None where all is as usual."""
    now = [m for m in shown(shelf.of(Message).find(), None, at) if m.incident]
    return {"zh": now[0].zh, "en": now[0].en or now[0].zh} if now else None
