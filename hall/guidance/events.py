"""What happens at the guide desk. No visitor's or agent's name stands here."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event
from hall.tickets.events import TicketEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentNamed(TicketEvent):
    """陪同 (`way` beside) or 代办 (instead): the account `agent`, or somebody of the holder's own.

    `person` is their id in the vault, null for staff.
    """

    way: str
    agent: str | None
    person: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralMade(Event):
    """首问负责: somebody was referred on to `to`, a window, line, department or place elsewhere.

    `text` is what they asked, `number` the ticket they held, null where they had none. `domain` is
    the line of that ticket, else of the matter. `window` is where they asked, null at the guide
    desk.
    """

    referral: int
    window: str | None
    place: str
    to: str
    text: str
    reason: str
    domain: str | None
    matter: str | None
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralSettled(Event):
    """What became of a referral: arrived or withdrawn. `first` was asked first and answered for it.

    `how` is confirmed where somebody said so, served where a window began to serve their ticket,
    taken-back where the press that referred them on was undone.
    """

    referral: int
    place: str
    to: str
    outcome: str
    first: str
    how: str
    note: str | None
