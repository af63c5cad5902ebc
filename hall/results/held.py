"""The view `case:TOKEN`: a case and its results as whoever holds its token sees them."""

from __future__ import annotations

from datetime import datetime

from hall.cases.held import case_held, held_face
from hall.faces import Face, said
from hall.ports import Shelf
from hall.results.known import results_of
from hall.results.parcel import Parcel
from hall.results.result import AT_ISSUING, Result, ResultState
from hall.setup import Setup


def held(setup: Setup, shelf: Shelf, token: str, at: datetime) -> Face:
    """Where it stands, and where its results are. Raises Unknown."""
    case = case_held(shelf, token)
    results = [one for one in results_of(shelf, case) if one.state in AT_ISSUING]
    return {
        **held_face(setup, shelf, case, at),
        "results": [_result(setup, shelf, one) for one in results],
    }


def _result(setup: Setup, shelf: Shelf, result: Result) -> Face:
    """`place` is the cabinet and cell in which it lies; elsewhere that is no business of theirs."""
    stored = result.state is ResultState.STORED
    return {
        "document": result.document,
        "state": str(result.state),
        "window": result.window,
        "place": result.place if stored else None,
        "delivered_at": said(setup, result.delivered_at),
        "posted": _posted(shelf, result),
    }


def _posted(shelf: Shelf, result: Result) -> Face | None:
    if result.state is not ResultState.POSTED:
        return None
    last = shelf.of(Parcel).find(result=result.id, limit=1, newest=True)
    return {"carrier": last[0].carrier, "tracking": last[0].tracking} if last else None
