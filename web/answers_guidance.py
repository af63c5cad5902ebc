"""Answers of the guide desk."""

from __future__ import annotations

from typing_extensions import TypedDict

from web.answers import Ticket


class ReferredOn(TypedDict):
    """A referral is made; `ticket` is the one they hold from now on, null where they have none."""

    referral: int
    ticket: Ticket | None


class AgentShown(TypedDict):
    """Who acts for the holder of a ticket, in full."""

    ticket: str
    name: str | None
    phone: str | None


class Settled(TypedDict):
    """What became of a referral."""

    referral: int
    outcome: str


class Referral(TypedDict):
    """Whom somebody referred on, whither and why, and what became of it."""

    referral: int
    text: str
    matter: str | None
    place: str
    to: str
    reason: str
    by: str
    at: str
    number: str | None
    outcome: str
    settled_by: str | None
    settled_at: str | None
    note: str | None


class Referrals(TypedDict):
    """The referrals of a business date, oldest first."""

    referrals: list[Referral]
