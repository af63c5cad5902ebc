"""首问负责: a visitor who was referred on, until they have arrived (D21-7, P22-7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from hall.commands import Work
from hall.guidance.events import ReferralSettled

if TYPE_CHECKING:
    from hall.tickets.ticket import Ticket


class Place(StrEnum):
    """Where to: a window or a line of this hall, a department's back office, or somewhere else."""

    WINDOW = "window"
    DOMAIN = "domain"
    DEPARTMENT = "department"
    ELSEWHERE = "elsewhere"


class Outcome(StrEnum):
    """Open until they have arrived, or don't want to go there any more."""

    OPEN = "open"
    ARRIVED = "arrived"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Referral:
    """What somebody asked, whither they were referred and why.

    `to` is a window's number, a domain's key, or a name. `by` was asked first and answers for it
    while it is open. `ticket` is the ticket they hold from then on, where they hold one.
    """

    id: int
    day: date
    text: str
    matter: str | None
    place: Place
    to: str
    reason: str
    by: str
    at: datetime
    ticket: int | None = None
    outcome: Outcome = Outcome.OPEN
    settled_by: str | None = None
    settled_at: datetime | None = None
    note: str | None = None


def settle(work: Work, referral: Referral, outcome: Outcome, how: str, note: str | None) -> None:
    """Keep what became of it, and who says so."""
    settled = replace(
        referral, outcome=outcome, settled_by=str(work.by), settled_at=work.at, note=note
    )
    work.shelf.of(Referral).save(settled)
    work.note(
        ReferralSettled(
            referral=referral.id,
            place=str(referral.place),
            to=referral.to,
            outcome=str(outcome),
            first=referral.by,
            how=how,
            note=note,
        )
    )


def take_back(work: Work, ticket: Ticket, at: datetime) -> None:
    """Whoever was referred on with their ticket, at this moment, never was."""
    for referral in work.shelf.of(Referral).find(ticket=ticket.id):
        if referral.outcome is Outcome.OPEN and referral.at == at:
            settle(work, referral, Outcome.WITHDRAWN, "taken-back", None)


def arrive(work: Work, ticket: Ticket) -> None:
    """A window serves them: whoever was asked first need not answer for them any longer."""
    for referral in work.shelf.of(Referral).find(ticket=ticket.id):
        if referral.outcome is Outcome.OPEN:
            settle(work, referral, Outcome.ARRIVED, "served", None)
