"""What is kept how long, and what forgets it when its time is over.

A room that keeps something of people joins by a line in `KEPT`. Counts and durations stand in
tickets, paces and events that hold no person: forgetting changes no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hall.alerts.alert import Alert
from hall.commands import Work
from hall.guidance.referral import Outcome, Referral
from hall.inspections.finding import Finding
from hall.people.persons import PersonKind, PersonRecord
from hall.plans.plan import Plan
from hall.ports import Shelf, Span
from hall.ratings.follow_up import FollowUp
from hall.ratings.rating import Rating
from hall.results.locked import old_receipts
from hall.results.receipt import Receipt
from hall.setup import Setup
from hall.workdays.national import A_DAY

AT_ONCE = 500
"""How many of a kind are forgotten in one go, so that no call waits for it."""
PLAN = "forget-old"
Find = Callable[[Shelf, datetime, int], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of data: its setting in `Retention`, and which of it is older than a moment."""

    key: str
    setting: str
    shape: type[Any]
    key_of: str
    old: Find

    def days(self, setup: Setup) -> int:
        """How many days it is kept, as the settings say now."""
        days: int = getattr(setup.retention, self.setting)
        return days

    def forget(self, work: Work) -> int:
        """Forget what is too old, no more than `AT_ONCE`; how many were."""
        before = work.at - timedelta(days=self.days(work.setup))
        kept = work.shelf.of(self.shape)
        old = [getattr(one, self.key_of) for one in self.old(work.shelf, before, AT_ONCE)]
        for key in old:
            kept.drop(key)
        return len(old)


def _persons(kind: PersonKind) -> Find:
    def old(shelf: Shelf, before: datetime, limit: int) -> Iterable[PersonRecord]:
        return shelf.of(PersonRecord).find(kind=kind, since=Span(None, before), limit=limit)

    return old


def _alerts(shelf: Shelf, before: datetime, limit: int) -> Iterable[Alert]:
    oldest = shelf.of(Alert).find(id=Span(), limit=limit)
    return [alert for alert in oldest if alert.ended_at is not None and alert.ended_at < before]


def _findings(shelf: Shelf, before: datetime, limit: int) -> Iterable[Finding]:
    closed = shelf.of(Finding).find(open=False, due=Span(None, before), limit=limit)
    return [found for found in closed if found.closed_at is None or found.closed_at < before]


def _ratings(shelf: Shelf, before: datetime, limit: int) -> Iterable[Rating]:
    return shelf.of(Rating).find(at=Span(None, before), limit=limit)


def _follow_ups(shelf: Shelf, before: datetime, limit: int) -> Iterable[FollowUp]:
    return shelf.of(FollowUp).find(open=False, closed_at=Span(None, before), limit=limit)


def _referrals(shelf: Shelf, before: datetime, limit: int) -> Iterable[Referral]:
    kept, old = shelf.of(Referral), Span(None, before)
    found = [one for o in Outcome for one in kept.find(outcome=o, at=old, limit=limit)]
    return found[:limit]


KEPT: tuple[Kept, ...] = (
    *(Kept(str(kind), f"{kind}_days", PersonRecord, "id", _persons(kind)) for kind in PersonKind),
    Kept("finding", "finding_days", Finding, "id", _findings),
    Kept("referral", "referral_days", Referral, "id", _referrals),
    Kept("receipt", "case_days", Receipt, "result", old_receipts),
    Kept("rating", "rating_days", Rating, "ticket", _ratings),
    Kept("follow-up", "complaint_days", FollowUp, "id", _follow_ups),
    Kept("alert", "alert_days", Alert, "id", _alerts),
)


def plan_forgetting(work: Work, command: Any) -> None:
    """Let the hall forget every night at its hour; what is planned already stays."""
    if work.shelf.of(Plan).get(PLAN) is None:
        work.plan(PLAN, next_night(work.setup, work.at), command)


def next_night(setup: Setup, at: datetime) -> datetime:
    """When the hall's hour of forgetting comes next."""
    local = setup.local(at)
    tonight = datetime.combine(local, setup.retention.at, local.tzinfo)
    night = tonight if tonight > local else tonight + A_DAY
    return night.astimezone(at.tzinfo)
