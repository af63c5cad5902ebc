"""The view `ratings`: what to follow up, what waits for a second person, what came."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.faces import Face, said
from hall.people.persons import face_of
from hall.people.roles import READERS
from hall.ports import Shelf, Span
from hall.ratings.follow_up import FollowUp
from hall.ratings.rating import Rating, Standing
from hall.setup import Setup
from hall.viewing import RoomView

OPEN_SHOWN = 500
LATELY_SHOWN = 100
KINDS = ("Rating", "FollowUp", "Person", "Old")


def rating_face(setup: Setup, shelf: Shelf, rating: Rating) -> Face:
    """A rating as leaders see it; the visit by its number, nobody by name."""
    ticket = shelf.tickets.get(rating.ticket)
    return {
        "visit": rating.ticket,
        "number": ticket.number if ticket else None,
        "day": rating.day.isoformat(),
        "level": str(rating.level),
        "via": str(rating.via),
        "at": said(setup, rating.at),
        "domain": rating.domain,
        "matter": rating.matter,
        "window": rating.window,
        "clerk": rating.clerk,
        "reasons": list(rating.reasons),
        "text": rating.text,
        "standing": str(rating.standing),
        "reason": rating.reason,
        "proposed_by": rating.proposed_by,
        "proposed_at": said(setup, rating.proposed_at),
        "settled_by": rating.settled_by,
        "settled_at": said(setup, rating.settled_at),
    }


def follow_up_face(setup: Setup, shelf: Shelf, one: FollowUp, at: datetime) -> Face:
    """What is followed up, with the rating it came of; the phone only masked."""
    rating = shelf.of(Rating).get(one.visit) if one.visit and str(one.about) == "rating" else None
    ticket = shelf.tickets.get(one.visit) if one.visit else None
    return {
        "follow_up": one.id,
        "about": str(one.about),
        "number": ticket.number if ticket else None,
        "window": one.window,
        "clerk": one.clerk,
        "text": one.text,
        "rating": rating_face(setup, shelf, rating) if rating else None,
        "caller": face_of(shelf, one.person),
        "taken_by": one.taken_by,
        "opened_at": said(setup, one.opened_at),
        "due": said(setup, one.due),
        "overdue": one.is_overdue(at),
        "open": one.open,
        "contacted_at": said(setup, one.contacted_at),
        "closed_at": said(setup, one.closed_at),
        "steps": list(one.steps),
    }


def ratings_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Open follow-ups, the first due first; those closed lately; proposals; the latest ratings."""
    kept, ratings = shelf.of(FollowUp), shelf.of(Rating)
    waiting = kept.find(open=True, due=Span(), limit=OPEN_SHOWN)
    closed = kept.find(open=False, due=Span(), limit=LATELY_SHOWN, newest=True)
    proposed = ratings.find(standing=Standing.PROPOSED, limit=OPEN_SHOWN)
    lately = ratings.find(at=Span(), limit=LATELY_SHOWN, newest=True)
    return {
        "open": [follow_up_face(setup, shelf, one, at) for one in waiting],
        "closed": [follow_up_face(setup, shelf, one, at) for one in closed],
        "proposed": [rating_face(setup, shelf, one) for one in proposed],
        "lately": [rating_face(setup, shelf, one) for one in lately],
    }


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return ratings_face(setup, shelf, at)


RATINGS = RoomView("ratings", _view, READERS, KINDS)
