"""剔除: a mistaken or malicious rating counts no more once two people agree; it stays on record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hall.commands import Answer, Work, command
from hall.facts import Reason, TicketId
from hall.people.roles import LEADERS
from hall.ratings.events import FollowUpClosed, RatingExcluded, RatingQuestioned, RatingUpheld
from hall.ratings.follow_up import About, closed, late_by, must_not_be_about, of_visit
from hall.ratings.rating import Rating, Standing
from hall.refusals import Forbidden, Refusal, Unknown


@command(roles=LEADERS)
class ProposeExclusion:
    """Say that a rating is mistaken or malicious, and why. It counts until somebody else agrees."""

    visit: TicketId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that is proposed or excluded already, and one of oneself."""
        rating = _known(work, self.visit, Standing.COUNTS)
        work.note(RatingQuestioned(**_about(rating), reason=self.reason))
        return _kept(
            work,
            replace(
                rating,
                standing=Standing.PROPOSED,
                reason=self.reason,
                proposed_by=str(work.by),
                proposed_at=work.at,
                settled_by=None,
                settled_at=None,
            ),
        )


@command(roles=LEADERS)
class ConfirmExclusion:
    """A second person agrees: it counts no more, and nobody has to follow it up."""

    visit: TicketId

    def carry_out(self, work: Work) -> Answer:
        """Refuses whoever proposed it."""
        rating = _settled(work, self.visit, Standing.EXCLUDED)
        work.note(RatingExcluded(**_about(rating), reason=rating.reason))
        for one in of_visit(work.shelf, rating.ticket, About.RATING):
            if one.open:
                kept = closed(work, one, rating.reason)
                late = late_by(kept, work.at).total_seconds()
                work.note(FollowUpClosed(**kept.facts(), done=rating.reason, seconds=late))
        return _kept(work, rating)


@command(roles=LEADERS)
class UpholdRating:
    """A second person disagrees: it counts, as before."""

    visit: TicketId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses whoever proposed it."""
        rating = _settled(work, self.visit, Standing.COUNTS)
        work.note(RatingUpheld(**_about(rating), reason=self.reason))
        return _kept(work, rating)


def _settled(work: Work, visit: int, standing: Standing) -> Rating:
    rating = _known(work, visit, Standing.PROPOSED)
    if rating.proposed_by == str(work.by):
        raise Forbidden("second_person_decides")
    return replace(rating, standing=standing, settled_by=str(work.by), settled_at=work.at)


def _known(work: Work, visit: int, standing: Standing) -> Rating:
    rating = work.shelf.of(Rating).get(visit)
    if rating is None:
        raise Unknown("unknown_rating", visit=visit)
    must_not_be_about(work.by, rating.clerk)
    if rating.standing is not standing:
        raise _refusal_of(rating)
    return rating


def _refusal_of(rating: Rating) -> Refusal:
    match rating.standing:
        case Standing.COUNTS:
            return Refusal("rating_counts", visit=rating.ticket)
        case Standing.PROPOSED:
            return Refusal("rating_proposed", visit=rating.ticket)
        case Standing.EXCLUDED:
            return Refusal("rating_excluded", visit=rating.ticket)


def _kept(work: Work, rating: Rating) -> Answer:
    work.shelf.of(Rating).save(rating)
    return {"visit": rating.ticket, "standing": str(rating.standing)}


def _about(rating: Rating) -> dict[str, Any]:
    return {"visit": rating.ticket, "at_window": rating.window, "level": str(rating.level)}
