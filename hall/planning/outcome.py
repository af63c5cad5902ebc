"""What became of a day: the figures by which two ways of running it are compared.

What a wait is, and who is overtaken, is said in hall/figures: the same as in the hall's figures.
Here waits are in minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from hall.figures.tally import quantile
from hall.figures.visits import overtaken, wait_of
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
    seconds = sorted(wait_of(w.arrived, w.called) for w in waits if w.called is not None)
    return Outcome(
        tickets=len(waits),
        called=len(seconds),
        never_called=len(waits) - len(seconds),
        mean=_minutes(sum(seconds) / len(seconds)) if seconds else None,
        p90=_minutes(quantile([seconds], 90)) if seconds else None,
        longest=_minutes(seconds[-1]) if seconds else None,
        overtaken=_overtaken(events, domain),
    )


def _minutes(seconds: float) -> float:
    return round(seconds / 60, 2)


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


def _overtaken(events: Sequence[Recorded], domain: str | None) -> int:
    """How many were called after somebody of their line who came later."""
    lines = {e.data["domain"] for e in events if e.kind == "TicketIssued"}
    return sum(_overtaken_in(events, line) for line in lines if domain in (None, line))


def _overtaken_in(events: Sequence[Recorded], line: str) -> int:
    waits = _waits(events, line).values()
    return sum(overtaken((w.called, w.arrived) for w in waits if w.called is not None))
