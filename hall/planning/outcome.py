"""What became of a day: the figures by which two ways of running it are compared.

Waits run from arrival to the first call, in minutes. Somebody is overtaken when one of the same
line who came later is called before them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from hall.progress import Recorded


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one day, or of one line of it. Minutes; None where nobody was called."""

    tickets: int
    called: int
    never_called: int
    mean: float | None
    p90: float | None
    longest: float | None
    overtaken: int

    def face(self) -> dict[str, Any]:
        """As the API says it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Wait:
    arrived: datetime
    called: datetime | None


def outcome(events: Sequence[Recorded], domain: str | None = None) -> Outcome:
    """The figures of the day that `events` tell of; of one line, where `domain` is given."""
    waits = list(_waits(events, domain).values())
    minutes = sorted(_minutes(w) for w in waits if w.called is not None)
    return Outcome(
        tickets=len(waits),
        called=len(minutes),
        never_called=len(waits) - len(minutes),
        mean=round(sum(minutes) / len(minutes), 2) if minutes else None,
        p90=round(quantile(minutes, 0.9), 2) if minutes else None,
        longest=round(minutes[-1], 2) if minutes else None,
        overtaken=_overtaken(events, domain),
    )


def quantile(ordered: Sequence[float], share: float) -> float:
    """The least value that `share` of all values don't exceed (nearest rank)."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def _waits(events: Sequence[Recorded], domain: str | None) -> dict[int, _Wait]:
    """By ticket: when it arrived, and when it was called first, at its first line."""
    waits: dict[int, _Wait] = {}
    for event in events:
        ticket = event.data.get("ticket")
        if event.kind == "TicketIssued" and domain in (None, event.data["domain"]):
            waits[event.data["ticket"]] = _Wait(_arrived(event), None)
        elif event.kind == "TicketCalled" and ticket in waits and waits[ticket].called is None:
            waits[ticket] = _Wait(waits[ticket].arrived, event.at)
    return waits


def _arrived(event: Recorded) -> datetime:
    said = event.data.get("arrived_at")
    return datetime.fromisoformat(said) if said else event.at


def _minutes(wait: _Wait) -> float:
    assert wait.called
    return max(0.0, (wait.called - wait.arrived).total_seconds() / 60)


def _overtaken(events: Sequence[Recorded], domain: str | None) -> int:
    """How many were called after somebody of their line who came later."""
    lines = {e.data["domain"] for e in events if e.kind == "TicketIssued"}
    return sum(_overtaken_in(events, line) for line in lines if domain in (None, line))


def _overtaken_in(events: Sequence[Recorded], line: str) -> int:
    called = [w for w in _waits(events, line).values() if w.called is not None]
    latest, count = datetime.min, 0
    for wait in sorted(called, key=lambda w: (w.called, w.arrived)):
        arrived = wait.arrived.replace(tzinfo=None)
        count += arrived < latest
        latest = max(latest, arrived)
    return count
