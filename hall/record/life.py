"""The life of one ticket, from its events: in which state it was, from when until when, where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hall.progress import Recorded

WAITING, CALLED, SERVING, HELD, MISSED = "waiting", "called", "serving", "held", "missed"
BEGINS = {
    "TicketIssued": WAITING,
    "TicketCalled": CALLED,
    "TicketStarted": SERVING,
    "TicketMissed": MISSED,
    "TicketRestored": WAITING,
    "TicketHeld": HELD,
    "TicketResumed": WAITING,
    "TicketTransferred": WAITING,
    "TicketReleased": WAITING,
    "TicketKept": WAITING,
}
"""The state that an event begins; what ends a ticket begins none."""
ENDS = frozenset({"TicketFinished", "TicketCancelled", "TicketExpired"})
AT_A_WINDOW = frozenset({CALLED, SERVING, HELD, MISSED})


@dataclass(frozen=True, slots=True)
class Span:
    """A ticket in one state. `ends_at` None: it is so now. `by` is who began it.

    `calls` is how often it was called meanwhile.
    """

    state: str
    begins_at: datetime
    ends_at: datetime | None
    domain: str
    window: str | None
    by: str
    calls: int = 0

    def seconds(self, at: datetime) -> float:
        """How long it lasted; of one that lasts, until `at`."""
        return ((self.ends_at or at) - self.begins_at) / timedelta(seconds=1)


def life(events: Iterable[Recorded]) -> tuple[Span, ...]:
    """The spans of a ticket's life in order, one beginning where the last one ended."""
    spans: list[Span] = []
    for event in events:
        if event.kind == "TicketRecalled" and spans:
            spans[-1] = replace(spans[-1], calls=spans[-1].calls + 1)
            continue
        if event.kind == "TicketTakenBack" and _take_back(spans, event.data["state"]):
            continue
        state = _begun_by(event)
        if (state is None and event.kind not in ENDS) or _goes_on(spans, state, event):
            continue
        if spans and spans[-1].ends_at is None:
            spans[-1] = replace(spans[-1], ends_at=event.at)
        if state is not None:
            spans.append(_begin(state, event))
    return tuple(span for span in spans if span.ends_at != span.begins_at)


def _begun_by(event: Recorded) -> str | None:
    if event.kind == "TicketTakenBack":
        return str(event.data["state"])
    return BEGINS.get(event.kind)


def _take_back(spans: list[Span], state: str) -> bool:
    """A press that was taken back never was: the state before it goes on."""
    for place in range(len(spans) - 1, max(-1, len(spans) - 3), -1):
        if spans[place].state == state:
            del spans[place + 1 :]
            spans[-1] = replace(spans[-1], ends_at=None)
            return True
    return False


def _goes_on(spans: list[Span], state: str | None, event: Recorded) -> bool:
    """A ticket that waits and was only moved to the same line goes on waiting."""
    last = spans[-1] if spans else None
    same = last is not None and last.ends_at is None and last.state == state == WAITING
    return same and last is not None and last.domain == event.data["domain"]


def _begin(state: str, event: Recorded) -> Span:
    window = event.data.get("window") if state in AT_A_WINDOW else None
    called = 1 if event.kind == "TicketCalled" else 0
    return Span(state, event.at, None, event.data["domain"], window, event.by, called)
