"""The view `case:TOKEN`: a case and its results as whoever holds its token sees them."""

from __future__ import annotations

from datetime import datetime

from hall.cases.case import Case
from hall.cases.held import case_held, held_face
from hall.faces import Face, said
from hall.ports import Shelf
from hall.results.known import results_of
from hall.results.result import AT_ISSUING, Result, ResultState
from hall.setup import Setup


def held(setup: Setup, shelf: Shelf, token: str, at: datetime) -> Face:
    """Where it stands, and where its results are. Raises Unknown."""
    case = case_held(shelf, token)
    results = [one for one in results_of(shelf, case) if one.state in AT_ISSUING]
    return {
        **held_face(setup, shelf, case, at),
        "results": [_result(setup, shelf, case, one) for one in results],
    }


def _result(setup: Setup, shelf: Shelf, case: Case, result: Result) -> Face:
    """`place` is the cabinet and cell in which it lies; elsewhere that is no business of theirs."""
    stored = result.state is ResultState.STORED
    return {
        "document": result.document,
        "state": str(result.state),
        "window": result.window,
        "place": result.place if stored else None,
        "delivered_at": said(setup, result.delivered_at),
        "posted": _posted(shelf, case, result),
    }


def _posted(shelf: Shelf, case: Case, result: Result) -> Face | None:
    if result.state is not ResultState.POSTED:
        return None
    told = [
        event.data
        for event in shelf.journal.of_case(case.id)
        if event.kind == "ResultPosted" and event.data["result"] == result.id
    ]
    return {"carrier": told[-1]["carrier"], "tracking": told[-1]["tracking"]} if told else None
