"""The view `results`: what came to the issuing windows, what to tell, what waits, what is away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hall.faces import Face
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
KINDS = ("Result", "ApplicantTold", "Parcel", "Case")
READERS = AT_WINDOWS | {Role.SUPERVISOR}


def results_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Everything that lies at the issuing windows or is under way, and what was delivered today."""

    def faces(results: Iterable[Result]) -> list[Face]:
        return [result_face(setup, shelf, one, at) for one in results]

    def those(state: ResultState) -> list[Result]:
        return list(shelf.of(Result).find(state=state, limit=MOST))

    today = setup.day_begins(setup.business_date(at))
    delivered = shelf.of(Result).find(fed_back_at=Span(today, None), limit=MOST, newest=True)
    to_tell = sorted(those(ResultState.REGISTERED), key=lambda one: (str(one.tell_by), one.id))
    return {
        "came": faces(those(ResultState.HANDED_OVER)),
        "to_tell": faces(to_tell),
        "waiting": faces(those(ResultState.READY)),
        "stored": faces(those(ResultState.STORED)),
        "posted": faces(those(ResultState.POSTED)),
        "refused": faces(those(ResultState.REFUSED)),
        "parcels": [parcel_face(setup, one) for one in _parcels(shelf)],
        "delivered": [
            {**result_face(setup, shelf, one, at), "receipt": receipt_face(setup, shelf, one)}
            for one in delivered
        ],
    }


def _parcels(shelf: Shelf) -> Iterable[Parcel]:
    return (
        parcel
        for state in ParcelState
        if state in STILL_HERE
        for parcel in shelf.of(Parcel).find(state=state, limit=MOST)
    )


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return results_face(setup, shelf, at)


RESULTS = RoomView("results", _view, READERS, KINDS)
