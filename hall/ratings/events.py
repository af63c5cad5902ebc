"""What happens to ratings and complaints. What a visitor typed stands in none of these."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingEvent(Event):
    """Something that happened to a rating: the id of the visit's ticket, and where that ended."""

    visit: int
    at_window: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingGiven(RatingEvent):
    """A visitor rated their visit: how, and where they did."""

    level: str
    via: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingExplained(RatingEvent):
    """Whoever rated at the window ticked afterwards what was wrong."""

    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingQuestioned(RatingEvent):
    """Somebody holds it to be mistaken or malicious, and says why; so far it counts."""

    level: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingExcluded(RatingEvent):
    """A second person agrees: it stays on record and counts no more."""

    level: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingUpheld(RatingEvent):
    """A second person disagrees: it counts."""

    level: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpEvent(Event):
    """Something that happened to a follow-up: of a rating or a complaint, about which window."""

    follow_up: int
    about: str
    at_window: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpOpened(FollowUpEvent):
    """A poor rating or a complaint came in; until then it is to be seen to."""

    level: str | None
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpNoted(FollowUpEvent):
    """Somebody saw to it; `contacted`: they have spoken with the visitor."""

    note: str
    contacted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpClosed(FollowUpEvent):
    """It is settled: how. `seconds` after it was due, negative before."""

    done: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpReopened(FollowUpEvent):
    """It wasn't settled after all; until then it is to be."""

    reason: str
    due: str
