"""How results look from outside; of an applicant only what the mask leaves."""

from __future__ import annotations

from datetime import datetime

from hall.cases.face import business_face
from hall.cases.known import case_of
from hall.faces import Face, said
from hall.people.persons import face_of
from hall.ports import Shelf
from hall.results.result import Result, ResultState
from hall.setup import Setup


def result_face(setup: Setup, shelf: Shelf, result: Result, at: datetime) -> Face:
    """A result, for staff. `late`: its applicant should have been told by now (J19-13)."""
    case = case_of(shelf, result.case)
    return {
        **head_face(setup, result),
        **business_face(setup, case),
        "applicant": face_of(shelf, case.applicant),
        "part": result.part,
        "size": str(result.size),
        "sheet": result.sheet,
        "given_by": result.given_by,
        "registered_by": result.registered_by,
        "reason": result.reason,
        "late": _is_late(result, at),
        "edition": result.edition,
    }


def head_face(setup: Setup, result: Result) -> Face:
    """What is no secret of anybody: where it is, and since when."""
    return {
        "result": result.id,
        "case": result.case,
        "number": result.number,
        "department": result.department,
        "document": result.document,
        "copies": result.copies,
        "how": str(result.how),
        "state": str(result.state),
        "window": result.window,
        "place": result.place,
        "handed_over_at": said(setup, result.handed_over_at),
        "registered_at": said(setup, result.registered_at),
        "tell_by": said(setup, result.tell_by),
        "told_at": said(setup, result.told_at),
        "delivered_at": said(setup, result.delivered_at),
        "delivered_how": result.delivered_how and str(result.delivered_how),
    }


def _is_late(result: Result, at: datetime) -> bool:
    """What they have in hand, nobody has to tell them of any more."""
    over = result.told_at is not None or result.state is ResultState.DELIVERED
    return not over and result.tell_by is not None and result.tell_by < at
