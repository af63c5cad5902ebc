"""评价: a visitor rates their visit, once, wherever they do it first (P22-12)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Len

from hall.commands import Answer, Work, command
from hall.facts import Key, Phone, Remark, TicketId, Token, WindowNumber
from hall.people.roles import DeviceKind
from hall.ratings.events import RatingExplained, RatingGiven
from hall.ratings.follow_up import About, FollowUp, open_follow_up
from hall.ratings.rating import Level, Rating, Via
from hall.ratings.rules import has_reasons, must_be_rateable
from hall.ratings.screen import SHOWN_AFTER, invited
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.tickets.ticket import Ticket

RATER = frozenset({DeviceKind.RATER})
Reasons = Annotated[tuple[Key, ...], Len(0, 12)]


@dataclass(frozen=True, slots=True)
class Said:
    """All that a visitor says."""

    level: Level
    via: Via
    reasons: tuple[str, ...] = ()
    text: str = ""
    phone: str | None = None


@command(anyone=True)
class RateVisit:
    """Rate the visit whose slip one holds; with what was wrong, and a number to be called at."""

    token: Token
    level: Level
    reasons: Reasons = ()
    text: Remark | None = None
    phone: Phone | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a visit that isn't over, or was over too long ago, or has been rated."""
        ticket = work.shelf.tickets.by_token(self.token)
        if ticket is None:
            raise Unknown("unknown_ticket")
        text = (self.text or "").strip()
        return _rate(work, ticket, Said(self.level, Via.PHONE, self.reasons, text, self.phone))


@command(devices=RATER)
class RateAtWindow:
    """A tap on the screen at a window: `visit` is the one that the screen invited."""

    window: WindowNumber
    visit: TicketId
    level: Level

    def carry_out(self, work: Work) -> Answer:
        """Refuses once the invitation is over, so that nobody rates for somebody else."""
        _must_stand_at(work, self.window)
        ticket = invited(work.setup, work.shelf, self.window, work.at)
        if ticket is None or ticket.id != self.visit:
            raise Refusal("invitation_over")
        return _rate(work, ticket, Said(self.level, Via.WINDOW))


@command(devices=RATER)
class ExplainRating:
    """What was wrong, ticked at the window right after a poor rating."""

    window: WindowNumber
    visit: TicketId
    reasons: Annotated[tuple[Key, ...], Len(1, 12)]

    def carry_out(self, work: Work) -> Answer:
        """Refuses a rating that wasn't given here just now, and a second time."""
        _must_stand_at(work, self.window)
        rating = work.shelf.of(Rating).get(self.visit)
        if rating is None or rating.window != self.window or rating.via is not Via.WINDOW:
            raise Refusal("invitation_over")
        if rating.reasons or work.at - rating.at > SHOWN_AFTER:
            raise Refusal("invitation_over")
        reasons = _known_reasons(work, rating.level, self.reasons)
        work.shelf.of(Rating).save(replace(rating, reasons=reasons))
        work.note(RatingExplained(visit=rating.ticket, at_window=rating.window, reasons=reasons))
        return {"rated": True}


def _rate(work: Work, ticket: Ticket, said: Said) -> Answer:
    must_be_rateable(work.setup, work.shelf, ticket, work.at)
    rating = Rating(
        ticket=ticket.id,
        day=ticket.business_date,
        level=said.level,
        via=said.via,
        at=work.at,
        domain=ticket.domain,
        matter=ticket.matter,
        window=ticket.window,
        clerk=ticket.clerk,
        reasons=_known_reasons(work, said.level, said.reasons),
        text=said.text,
    )
    work.shelf.of(Rating).save(rating)
    work.note(
        RatingGiven(
            visit=ticket.id,
            at_window=rating.window,
            level=str(rating.level),
            via=str(rating.via),
            reasons=rating.reasons,
        )
    )
    if rating.is_poor:
        new = FollowUp(
            0, About.RATING, work.at, work.at, ticket.id, rating.window, clerk=rating.clerk
        )
        open_follow_up(work, new, said.phone, rating)
    return {"rated": True}


def _known_reasons(work: Work, level: Level, reasons: tuple[str, ...]) -> tuple[str, ...]:
    """As the hall's list has them; only poor ratings have any."""
    known = {reason.key for reason in work.setup.ratings.offered}
    if set(reasons) - known:
        raise Invalid("reasons", "unknown")
    if reasons and not has_reasons(level):
        raise Invalid("reasons", "only_poor")
    return tuple(dict.fromkeys(reasons))


def _must_stand_at(work: Work, window: str) -> None:
    if work.by.is_device(*RATER) and work.by.place != window:
        raise Forbidden("not_allowed", command="RateAtWindow")
