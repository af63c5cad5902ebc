"""回访: a poor rating or a complaint, until somebody has seen to it (P22-12, J19-2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

from hall.commands import Work
from hall.faces import said
from hall.people.persons import (
    BUSINESS,
    WHILE_IT_LASTS,
    Business,
    Person,
    PersonKind,
    PersonRecord,
    count_from,
    keep_person,
)
from hall.people.roles import Actor
from hall.ports import Shelf
from hall.ratings.events import FollowUpOpened
from hall.ratings.rating import Rating
from hall.refusals import Refusal, Unknown
from hall.setup import Setup
from hall.workdays.national import A_DAY, working_days_after


class About(StrEnum):
    """What is followed up."""

    RATING = "rating"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What somebody has to see to, and each step since.

    `visit` is the id of the ticket, None where nobody named one; `clerk` who served there. `text`
    is a complaint's; what came with a rating stands there. `person` is the record in the vault of
    whoever wants to be called. `steps` are `{"at", "by", "what", "note"}`.
    """

    id: int
    about: About
    opened_at: datetime
    due: datetime
    visit: int | None = None
    window: str | None = None
    clerk: str | None = None
    text: str = ""
    person: int | None = None
    taken_by: str | None = None
    open: bool = True
    contacted_at: datetime | None = None
    closed_at: datetime | None = None
    steps: tuple[dict[str, Any], ...] = ()

    def is_overdue(self, at: datetime) -> bool:
        """Whether its time is over and nobody has settled it."""
        return self.open and self.due < at

    def facts(self) -> dict[str, Any]:
        """What every event says of it."""
        return {"follow_up": self.id, "about": str(self.about), "at_window": self.window}


def due_from(setup: Setup, at: datetime) -> datetime:
    """The end of the last working day on which it is in time."""
    days = setup.ratings.follow_up_days
    last = working_days_after(setup.national, setup.local(at).date(), days)
    return setup.moment(last + A_DAY, time())


def open_follow_up(work: Work, new: FollowUp, phone: str | None, rating: Rating | None) -> FollowUp:
    """Keep it, with whoever wants to be called, and say that it is there."""
    kept = work.shelf.of(FollowUp)
    follow_up = replace(new, id=kept.next_id(), due=due_from(work.setup, work.at))
    if phone:
        person = Person(phone=phone)
        business = f"follow-up:{follow_up.id}"
        record = keep_person(work, PersonKind.COMPLAINT, business, person, WHILE_IT_LASTS)
        follow_up = replace(follow_up, person=record.id)
    kept.save(follow_up)
    level = str(rating.level) if rating else None
    work.note(FollowUpOpened(**follow_up.facts(), level=level, due=follow_up.due.isoformat()))
    return follow_up


def of_visit(shelf: Shelf, visit: int, about: About) -> list[FollowUp]:
    """What is followed up of one visit, oldest first."""
    return [one for one in shelf.of(FollowUp).find(visit=visit) if one.about is about]


def known_follow_up(shelf: Shelf, follow_up: int) -> FollowUp:
    """The follow-up of this id. Raises Unknown."""
    found = shelf.of(FollowUp).get(follow_up)
    if found is None:
        raise Unknown("unknown_follow_up", follow_up=follow_up)
    return found


def closed(work: Work, follow_up: FollowUp, done: str) -> FollowUp:
    """Settled: from now on the days of retention run for whoever wanted to be called."""
    if follow_up.person is not None:
        count_from(work, follow_up.person, work.at)
    return stepped(work, replace(follow_up, open=False, closed_at=work.at), "closed", done)


def stepped(work: Work, follow_up: FollowUp, what: str, note: str) -> FollowUp:
    """Keep it with one more step."""
    step = {"at": said(work.setup, work.at), "by": str(work.by), "what": what, "note": note}
    kept = replace(follow_up, steps=(*follow_up.steps, step))
    work.shelf.of(FollowUp).save(kept)
    return kept


def must_not_be_about(actor: Actor, clerk: str | None) -> None:
    """Nobody sees to what was said of themselves."""
    if clerk is not None and actor.is_staff() and actor.name == clerk:
        raise Refusal("about_yourself")


def late_by(follow_up: FollowUp, at: datetime) -> timedelta:
    """How long after its time; negative before."""
    return at - follow_up.due


def _of(work: Work, record: PersonRecord) -> FollowUp | None:
    number = record.business.removeprefix("follow-up:")
    return work.shelf.of(FollowUp).get(int(number)) if number.isdecimal() else None


def _tell(work: Work, record: PersonRecord) -> dict[str, Any]:
    follow_up = _of(work, record)
    if follow_up is None:
        return {}
    return {
        "about": str(follow_up.about),
        "opened_at": said(work.setup, follow_up.opened_at),
        "text": follow_up.text,
        "open": follow_up.open,
    }


def _erase(work: Work, record: PersonRecord) -> None:
    """Nobody is called back any more; what was said stays, without them."""
    follow_up = _of(work, record)
    if follow_up is not None:
        work.shelf.of(FollowUp).save(replace(follow_up, person=None))


BUSINESS[PersonKind.COMPLAINT] = Business(tell=_tell, erase=_erase)
