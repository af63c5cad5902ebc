"""好差评: what somebody says of their visit, in five levels (P22-12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Level(StrEnum):
    """非常满意, 满意, 基本满意, 不满意, 非常不满意. Who wasn't asked or says nothing has none."""

    VERY_GOOD = "very-good"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    VERY_POOR = "very-poor"


POOR = frozenset({Level.POOR, Level.VERY_POOR})
"""差评: these are followed up."""


class Via(StrEnum):
    """Where it was given: on the screen at the window, or on the page that the slip leads to."""

    WINDOW = "window"
    PHONE = "phone"


class Standing(StrEnum):
    """Whether it counts: somebody may propose to leave it out, a second person decides."""

    COUNTS = "counts"
    PROPOSED = "proposed"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Rating:
    """The one rating of a visit, kept under the id of its ticket.

    `day` is the visit's business date; `window` and `clerk` are those where it ended. `reasons` are
    keys of `Ratings.offered`, `text` what was typed. `reason` is what speaks against it as
    `proposed_by` says, `settled_by` who decided about that last.
    """

    ticket: int
    day: date
    level: Level
    via: Via
    at: datetime
    domain: str
    matter: str | None
    window: str | None
    clerk: str | None
    reasons: tuple[str, ...] = ()
    text: str = ""
    standing: Standing = Standing.COUNTS
    reason: str = ""
    proposed_by: str | None = None
    proposed_at: datetime | None = None
    settled_by: str | None = None
    settled_at: datetime | None = None

    @property
    def is_poor(self) -> bool:
        """Whether somebody has to ask what went wrong."""
        return self.level in POOR
