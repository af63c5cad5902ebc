"""The API of ratings: given by visitors, seen to by leaders; and of complaints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Ge, Le

from hall.commands import Allowed
from hall.people.roles import AT_WINDOWS, READERS
from hall.ports import Span
from hall.ratings.complaining import Complain, TakeComplaint
from hall.ratings.excluding import ConfirmExclusion, ProposeExclusion, UpholdRating
from hall.ratings.follow_up import FollowUp
from hall.ratings.following import CloseFollowUp, NoteFollowUp, ReopenFollowUp, ShowCaller
from hall.ratings.giving import ExplainRating, RateAtWindow, RateVisit
from hall.ratings.own import own_sums
from hall.ratings.rating import Level, Rating
from hall.ratings.view import follow_up_face, rating_face
from web import answers_ratings as answers
from web.calls import Asked, Call
from web.repeats import Repeat

ROOM = "Ratings"
LOOK = Allowed(roles=READERS)
BY_PHONE = "30 per 10 minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichRatings:
    """Of one level, or of all."""

    level: Level | None = None
    limit: Annotated[int, Ge(1), Le(1000)] = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichFollowUps:
    """Open ones, or those that are closed."""

    open: bool = True
    limit: Annotated[int, Ge(1), Le(1000)] = 500


def ratings(asked: Asked) -> dict[str, Any]:
    """Ratings, newest first."""
    w, query = asked.works, asked.query
    look = {} if query.level is None else {"level": query.level}

    def read() -> dict[str, Any]:
        with w.store.reading() as shelf:
            found = shelf.of(Rating).find(**look, at=Span(), limit=query.limit, newest=True)
            return {"ratings": [rating_face(w.setup, shelf, one) for one in found]}

    return w.hub.offload(read)


def follow_ups(asked: Asked) -> dict[str, Any]:
    """Follow-ups, the first due first."""
    w, query = asked.works, asked.query
    at = w.clock.now()

    def read() -> dict[str, Any]:
        with w.store.reading() as shelf:
            found = shelf.of(FollowUp).find(open=query.open, due=Span(), limit=query.limit)
            return {"follow_ups": [follow_up_face(w.setup, shelf, one, at) for one in found]}

    return w.hub.offload(read)


def own(asked: Asked) -> dict[str, Any]:
    """What one's own ratings add up to."""
    w = asked.works

    def read() -> dict[str, Any]:
        with w.store.reading() as shelf:
            return own_sums(w.setup, shelf, asked.by.name, w.clock.now())

    return w.hub.offload(read)


CALLS = (
    Call(
        method="POST",
        path="/api/v1/tickets/{token}/rating",
        does="评价: the holder rates the visit, once",
        command=RateVisit,
        answers=answers.Rated,
        room=ROOM,
        status=201,
        often=BY_PHONE,
        example={"level": "poor", "reasons": ["wait"], "text": "等了一个小时"},
    ),
    Call(
        method="POST",
        path="/api/v1/tickets/{token}/complaint",
        does="投诉: the holder complains, at any point of the visit",
        command=Complain,
        answers=answers.Complained,
        room=ROOM,
        status=201,
        often=BY_PHONE,
        example={"text": "窗口收了复印费", "phone": "13800000001"},
    ),
    Call(
        method="POST",
        path="/api/v1/complaints",
        does="Take a complaint at the guide desk",
        command=TakeComplaint,
        answers=answers.Complained,
        room=ROOM,
        status=201,
        example={"text": "空调太冷", "window": "3"},
    ),
    Call(
        method="POST",
        path="/api/v1/windows/{window}/rating",
        does="A tap on the rating screen beside a window",
        command=RateAtWindow,
        answers=answers.Rated,
        room=ROOM,
        status=201,
        example={"visit": 12, "level": "very-good"},
    ),
    Call(
        method="POST",
        path="/api/v1/windows/{window}/rating/reasons",
        does="What was wrong, ticked there after a poor one",
        command=ExplainRating,
        answers=answers.Rated,
        room=ROOM,
        example={"visit": 12, "reasons": ["wait"]},
    ),
    Call(
        method="GET",
        path="/api/v1/ratings",
        does="Ratings, newest first",
        handle=ratings,
        query=WhichRatings,
        allowed=LOOK,
        answers=answers.Ratings,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/ratings/own",
        does="What one's own ratings add up to, when they are enough",
        handle=own,
        allowed=Allowed(roles=AT_WINDOWS),
        answers=answers.OwnSums,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/ratings/{visit}/propose-exclusion",
        does="剔除: say that a rating is mistaken or malicious",
        command=ProposeExclusion,
        answers=answers.Standing,
        room=ROOM,
        example={"reason": "本人来电说点错了"},
    ),
    Call(
        method="POST",
        path="/api/v1/ratings/{visit}/confirm-exclusion",
        does="A second person agrees: it counts no more",
        command=ConfirmExclusion,
        answers=answers.Standing,
        room=ROOM,
        example={},
    ),
    Call(
        method="POST",
        path="/api/v1/ratings/{visit}/uphold",
        does="A second person disagrees: it counts",
        command=UpholdRating,
        answers=answers.Standing,
        room=ROOM,
        example={"reason": "录像与评价相符"},
    ),
    Call(
        method="GET",
        path="/api/v1/follow-ups",
        does="回访: poor ratings and complaints that somebody has to see to",
        handle=follow_ups,
        query=WhichFollowUps,
        allowed=LOOK,
        answers=answers.FollowUps,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/follow-ups/{follow_up}/note",
        does="Say what was done about it, or that somebody has spoken with them",
        command=NoteFollowUp,
        answers=answers.FollowedUp,
        room=ROOM,
        example={"note": "已电话致歉", "contacted": True},
    ),
    Call(
        method="POST",
        path="/api/v1/follow-ups/{follow_up}/close",
        does="It is settled",
        command=CloseFollowUp,
        answers=answers.FollowedUp,
        room=ROOM,
        example={"done": "增开一个窗口，群众表示理解"},
    ),
    Call(
        method="POST",
        path="/api/v1/follow-ups/{follow_up}/reopen",
        does="It wasn't settled after all",
        command=ReopenFollowUp,
        answers=answers.FollowedUp,
        room=ROOM,
        example={"reason": "群众仍不满意"},
    ),
    Call(
        method="POST",
        path="/api/v1/follow-ups/{follow_up}/caller",
        does="The phone to call, in full; it is on record",
        command=ShowCaller,
        repeat=Repeat.NEW,
        answers=answers.Caller,
        room=ROOM,
        example={"reason": "回访"},
    ),
)
