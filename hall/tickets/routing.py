"""Who is next: virtual arrival (QUEUEING.md), with the reason kept for every call.

Within a line, tickets stand in order of vᵢ = aᵢ − hᵢ. A window that serves chosen domains takes the
smallest v among them. An undifferentiated window compares lines by (t − v) / (τ·m^γ), the wait so
far as a share of what the domain promises. Tickets that were resumed for a window go first there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from hall.ports import Tickets
from hall.setup import Domain, Priority, Setup
from hall.tickets.ticket import Ticket
from hall.windows.takers import lines_of
from hall.windows.window import Window, WindowState

ELDERLY = "elderly"
UNPROMISED = 900.0
"""Seconds promised to a line that the hall has no longer, whose last tickets still wait."""
FIRST_MOMENT = datetime.min.replace(tzinfo=UTC)


class Rule(StrEnum):
    """Why a ticket was called before the others."""

    RESUMED = "resumed"
    FIRST_IN_LINE = "first-in-line"
    LONGEST_SHARE = "longest-share"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Choice:
    """A ticket, and why this one: the rule, its virtual arrival, and who came second.

    Who has a head start counts as having come so many minutes earlier: that is part of the reason.
    """

    ticket: Ticket
    rule: Rule
    runner_up: Ticket | None = None
    share: float | None = None

    def why(self) -> dict[str, Any]:
        """The reason as the journal keeps it."""
        why: dict[str, Any] = {"rule": str(self.rule), "v": self.ticket.place.isoformat()}
        if self.ticket.place < self.ticket.arrived_at:
            early = self.ticket.arrived_at - self.ticket.place
            why["counts_earlier"] = round(early.total_seconds() / 60)
            if self.ticket.appointment is not None:
                why["appointment"] = self.ticket.appointment.isoformat()
        if self.share is not None:
            why["share"] = round(self.share, 3)
        if self.runner_up is not None:
            why["runner_up"] = self.runner_up.number
            why["runner_up_v"] = self.runner_up.place.isoformat()
        return why


def head_start(
    setup: Setup, priority: str | None, appointment: datetime | None, at: datetime
) -> timedelta:
    """hᵢ: the best head start this visitor may claim; a late appointment has lost its own."""
    starts = [timedelta()]
    starts += [p.head_start for p in setup.priorities if p.key == priority]
    if appointment is not None and at - appointment <= setup.line.appointment_late_after:
        starts.append(setup.line.appointment_head_start)
    return max(starts)


def priority_by_age(setup: Setup, age: int | None) -> str | None:
    """优先 by the age on the card, where the hall wants it."""
    limit = setup.line.elderly_from_age
    if age is None or limit is None or age < limit:
        return None
    return next((p.key for p in setup.priorities if p.key == ELDERLY), None)


def best_priority(setup: Setup, *keys: str | None) -> str | None:
    """The priority with the largest head start among those claimed."""
    claimed: list[Priority] = [p for p in setup.priorities if p.key in keys]
    return max(claimed, key=lambda p: p.head_start).key if claimed else None


MeanService = Callable[[Domain], timedelta]


def choose(
    window: Window, tickets: Tickets, setup: Setup, at: datetime, mean: MeanService
) -> Choice | None:
    """The next ticket for this window and why; None when nobody waits for it.

    Nobody is called before their virtual arrival: who is booked for later waits for their hour.
    """
    kept = tickets.kept_for(window.number)
    if kept and kept[0].resumed:
        return Choice(kept[0], Rule.RESUMED, kept[1] if len(kept) > 1 else None)
    anywhere = window.is_undifferentiated
    heads = [*kept[:2], *_heads(tickets, lines_of(window, tickets), anywhere=anywhere)]
    heads = [ticket for ticket in heads if not ticket.is_early(at)]
    if not heads:
        return None
    if not anywhere:
        return _smallest(heads)
    return _largest_share(heads, setup, at, mean)


def _heads(tickets: Tickets, lines: Iterable[str], *, anywhere: bool) -> Iterable[Ticket]:
    for domain in lines:
        first = tickets.first_in_line(domain, anywhere=anywhere)
        if first is not None:
            yield first
            second = tickets.second_in_line(domain, anywhere=anywhere)
            if second is not None:
                yield second


def _smallest(heads: list[Ticket]) -> Choice:
    first, *others = sorted(heads, key=lambda ticket: ticket.order)
    return Choice(first, Rule.FIRST_IN_LINE, others[0] if others else None)


def _largest_share(heads: list[Ticket], setup: Setup, at: datetime, mean: MeanService) -> Choice:
    targets = {d.key: _target(d, setup.line.gamma, mean) for d in setup.domains}

    def share(ticket: Ticket) -> float:
        return (at - ticket.place).total_seconds() / targets.get(ticket.domain, UNPROMISED)

    first, *others = sorted(heads, key=lambda ticket: (-share(ticket), ticket.order))
    return Choice(first, Rule.LONGEST_SHARE, others[0] if others else None, share(first))


def _target(domain: Domain, gamma: float, mean: MeanService) -> float:
    weight = (mean(domain).total_seconds() / 60) ** gamma if gamma else 1.0
    return max(1.0, domain.target_wait.total_seconds()) * weight


def longest_idle_first(windows: Iterable[Window]) -> list[Window]:
    """Idle windows in the order in which they call by themselves.

    Domain windows come before undifferentiated ones, and who rests longest before the others.
    Where nobody sits yet, nobody is called to.
    """
    idle = [w for w in windows if w.state is WindowState.IDLE and w.is_staffed]
    return sorted(idle, key=lambda w: (w.is_undifferentiated, w.since or FIRST_MOMENT))
