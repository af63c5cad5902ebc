"""The view `results`: what came to the issuing windows, what to tell, what waits, what is away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hall.cases.case import Delivery
from hall.faces import Face
from hall.outbox.notice import Notice, NoticeState
from hall.people.roles import AT_WINDOWS, Role
from hall.ports import Shelf, Span
from hall.results.face import result_face
from hall.results.parcel import STILL_HERE, Parcel, ParcelState, parcel_face
from hall.results.receipt import receipt_face
from hall.results.result import Result, ResultState
from hall.setup import Setup
from hall.viewing import RoomView

MOST = 500
"""Results in each list."""
KINDS = ("Result", "ApplicantTold", "Parcel", "Notice", "Case")
UNTOLD = (ResultState.REGISTERED, ResultState.STORED, ResultState.POSTED)
"""Where a result may be although its applicant hasn't been told yet."""
AT_THE_RESULTS = AT_WINDOWS | {Role.SUPERVISOR}
"""Who watches what lies at the issuing windows."""


def results_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Everything that lies at the issuing windows or is under way, and what was delivered today.

    Whoever hasn't been told stands in `to_tell`, wherever their result is by now (J19-13).
    """

    def faces(results: Iterable[Result]) -> list[Face]:
        return [result_face(setup, shelf, one, at) for one in results]

    def those(state: ResultState) -> list[Result]:
        return list(shelf.of(Result).find(state=state, limit=MOST))

    def told(state: ResultState) -> list[Result]:
        return list(shelf.of(Result).find(state=state, told_at=Span(), limit=MOST))

    today = setup.day_begins(setup.business_date(at))
    delivered = shelf.of(Result).find(fed_back_at=Span(today, None), limit=MOST, newest=True)
    to_tell = sorted(_untold(shelf), key=lambda one: (str(one.tell_by), one.id))
    return {
        "came": faces(those(ResultState.HANDED_OVER)),
        "to_tell": [
            {**face, "call": _must_be_called(shelf, one)}
            for face, one in zip(faces(to_tell), to_tell, strict=True)
        ],
        "waiting": faces(those(ResultState.READY)),
        "stored": faces(told(ResultState.STORED)),
        "posted": faces(told(ResultState.POSTED)),
        "refused": faces(those(ResultState.REFUSED)),
        "parcels": [parcel_face(setup, one) for one in _parcels(shelf)],
        "delivered": [
            {**result_face(setup, shelf, one, at), "receipt": receipt_face(setup, shelf, one)}
            for one in delivered
        ],
    }


def _untold(shelf: Shelf) -> Iterable[Result]:
    kept = shelf.of(Result)
    return (one for state in UNTOLD for one in kept.find(state=state, told_at=None, limit=MOST))


def _must_be_called(shelf: Shelf, result: Result) -> bool:
    """Whether no message will tell them: nobody has their number, or it was given up."""
    if result.state is ResultState.REGISTERED and result.how is not Delivery.WINDOW:
        return False  # they are told as it is posted or stored
    sent = shelf.of(Notice).find(case=result.case)
    return not any(one.about == result.id and one.state is NoticeState.WAITING for one in sent)


def _parcels(shelf: Shelf) -> Iterable[Parcel]:
    return (
        parcel
        for state in ParcelState
        if state in STILL_HERE
        for parcel in shelf.of(Parcel).find(state=state, limit=MOST)
    )


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return results_face(setup, shelf, at)


RESULTS = RoomView("results", _view, AT_THE_RESULTS, KINDS)
