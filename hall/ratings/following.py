"""回访处理: what leaders do about a poor rating or a complaint, until it is settled (P22-12)."""

from __future__ import annotations

from dataclasses import replace

from hall.commands import Answer, Work, command
from hall.faces import said
from hall.facts import FollowUpId, Reason
from hall.people.persons import show
from hall.people.roles import LEADERS
from hall.ratings.events import FollowUpClosed, FollowUpNoted, FollowUpReopened
from hall.ratings.follow_up import (
    FollowUp,
    closed,
    due_from,
    known_follow_up,
    late_by,
    must_not_be_about,
    stepped,
)
from hall.refusals import Refusal, Unknown


@command(roles=LEADERS)
class NoteFollowUp:
    """Say what was done; `contacted`: somebody has spoken with the visitor."""

    follow_up: FollowUpId
    note: Reason
    contacted: bool = False

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that is closed, and what was said of oneself."""
        one = _mine(work, self.follow_up, is_open=True)
        if self.contacted:
            one = replace(one, contacted_at=one.contacted_at or work.at)
        kept = stepped(work, one, "contacted" if self.contacted else "noted", self.note)
        work.note(FollowUpNoted(**kept.facts(), note=self.note, contacted=self.contacted))
        return _answer(work, kept)


@command(roles=LEADERS)
class CloseFollowUp:
    """It is settled: what came of it."""

    follow_up: FollowUpId
    done: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that is closed already, and what was said of oneself."""
        one = _mine(work, self.follow_up, is_open=True)
        kept = closed(work, one, self.done)
        late = late_by(kept, work.at).total_seconds()
        work.note(FollowUpClosed(**kept.facts(), done=self.done, seconds=late))
        return _answer(work, kept)


@command(roles=LEADERS)
class ReopenFollowUp:
    """It wasn't settled after all."""

    follow_up: FollowUpId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Its working days run anew. Refuses one that is open."""
        one = _mine(work, self.follow_up, is_open=False)
        due = due_from(work.setup, work.at)
        kept = stepped(
            work, replace(one, open=True, closed_at=None, due=due), "reopened", self.reason
        )
        work.note(FollowUpReopened(**kept.facts(), reason=self.reason, due=due.isoformat()))
        return _answer(work, kept)


@command(roles=LEADERS, answer_is_secret=True)
class ShowCaller:
    """The phone of whoever wants to be called, in full; that it was shown is on record."""

    follow_up: FollowUpId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses where nobody left a number, or it is forgotten by now."""
        one = _mine(work, self.follow_up, is_open=None)
        if one.person is None:
            raise Unknown("unknown_person", person=0)
        return {"follow_up": one.id, "phone": show(work, one.person, self.reason).phone}


def _mine(work: Work, follow_up: int, *, is_open: bool | None) -> FollowUp:
    one = known_follow_up(work.shelf, follow_up)
    must_not_be_about(work.by, one.clerk)
    if is_open is not None and one.open is not is_open:
        raise Refusal("follow_up_open" if one.open else "follow_up_closed", follow_up=one.id)
    return one


def _answer(work: Work, one: FollowUp) -> Answer:
    return {"follow_up": one.id, "open": one.open, "due": said(work.setup, one.due)}
