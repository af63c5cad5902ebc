"""Answers of ratings and of what is followed up."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict


class Rated(TypedDict):
    """The rating is kept."""

    rated: bool


class Standing(TypedDict):
    """A rating, and whether it counts: counts, proposed (to be excluded), or excluded."""

    visit: int
    standing: str


class FollowedUp(TypedDict):
    """A follow-up as it is now."""

    follow_up: int
    open: bool
    due: str


class Complained(TypedDict):
    """A complaint is kept; by then somebody has seen to it."""

    follow_up: int
    due: str


class Caller(TypedDict):
    """Whom to call about a follow-up."""

    follow_up: int
    phone: str | None


class Rating(TypedDict):
    """How one visit was rated; `visit` is the id of its ticket."""

    visit: int
    number: str | None
    day: str
    level: str
    via: str
    at: str
    domain: str
    matter: str | None
    window: str | None
    clerk: str | None
    reasons: list[str]
    text: str
    standing: str
    reason: str
    proposed_by: str | None
    proposed_at: str | None
    settled_by: str | None
    settled_at: str | None


class Ratings(TypedDict):
    """Ratings, newest first."""

    ratings: list[Rating]


class FollowUp(TypedDict):
    """A poor rating or a complaint, and each step since; the phone is masked."""

    follow_up: int
    about: str
    number: str | None
    window: str | None
    clerk: str | None
    text: str
    rating: Rating | None
    caller: dict[str, Any] | None
    taken_by: str | None
    opened_at: str
    due: str
    overdue: bool
    open: bool
    contacted_at: str | None
    closed_at: str | None
    steps: list[dict[str, Any]]


class FollowUps(TypedDict):
    """Follow-ups, the first due first."""

    follow_ups: list[FollowUp]


OwnSums = TypedDict(
    "OwnSums",
    {
        "from": str,
        "to": str,
        "least": int,
        "enough": bool,
        "rated": int | None,
        "satisfaction": float | None,
        "levels": dict[str, int] | None,
    },
)
"""One's own ratings added up; null while they are fewer than `least`."""
