"""The view `issued:DEPARTMENT`: what a department still hands over, and what became of the rest.

What was delivered stands there as soon as it is on record, so that the department knows by the end
of the next working day at the latest; whether it came later is said of each (J19-16).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hall.cases.case import Case, CaseState
from hall.cases.face import business_face
from hall.cases.known import case_of, is_own
from hall.cases.part import Part
from hall.faces import Face, said
from hall.people.roles import READERS, Role
from hall.ports import Shelf, Span
from hall.refusals import Unknown
from hall.results.face import head_face
from hall.results.handing_over import due_of
from hall.results.known import still_to_issue
from hall.results.result import Result, ResultState
from hall.setup import Setup
from hall.viewing import RoomView

MOST = 500
SHOWN = timedelta(days=14)
"""How long a delivery stands on the department's page."""
KINDS = ("Result", "ApplicantTold", "Part", "Case")


def issued_face(setup: Setup, shelf: Shelf, department: str, at: datetime) -> Face:
    """What a department has to hand over, what came back to it, what is away, what is delivered."""
    if department not in setup.departments:
        raise Unknown("unknown_department", department=department[:80])
    kept = shelf.of(Result)
    away = [s for s in ResultState if s not in (ResultState.REFUSED, ResultState.DELIVERED)]
    delivered = kept.find(
        department=department, fed_back_at=Span(at - SHOWN, None), limit=MOST, newest=True
    )
    return {
        "department": department,
        "to_hand_over": _to_hand_over(setup, shelf, department, at),
        "refused": [
            {**_row(setup, shelf, one), "reason": one.reason}
            for one in kept.find(department=department, state=ResultState.REFUSED, limit=MOST)
        ],
        "away": [
            _row(setup, shelf, one)
            for state in away
            for one in kept.find(department=department, state=state, limit=MOST)
        ],
        "delivered": [
            {
                **_row(setup, shelf, one),
                "feedback_by": said(setup, one.feedback_by),
                "fed_back_at": said(setup, one.fed_back_at),
                "feedback_late": is_late(one),
            }
            for one in delivered
        ],
    }


def is_late(result: Result) -> bool:
    """Whether the department heard of the delivery too late (J19-16)."""
    heard, by = result.fed_back_at, result.feedback_by
    return heard is not None and by is not None and heard > by


def _row(setup: Setup, shelf: Shelf, result: Result) -> Face:
    case = case_of(shelf, result.case)
    return {**head_face(setup, result), **business_face(setup, case), "part": result.part}


def _to_hand_over(setup: Setup, shelf: Shelf, department: str, at: datetime) -> list[Face]:
    """What the catalogue says is issued on what was decided, and hasn't been handed over yet."""
    decided = shelf.of(Part).find(department=department, owes=True, limit=MOST)
    cases = ((case_of(shelf, part.case), part) for part in decided)
    return [
        _due(setup, case, part, document, at)
        for case, part in cases
        if case.state in (CaseState.ACCEPTED, CaseState.DECIDED)
        for document in still_to_issue(setup, shelf, case, part)
    ]


def _due(setup: Setup, case: Case, part: Part, document: str, at: datetime) -> Face:
    due = due_of(setup, part)
    return {
        "case": case.id,
        "number": case.number,
        "part": part.id,
        **business_face(setup, case),
        "document": document,
        "due": said(setup, due),
        "late": due < at,
    }


def _view(setup: Setup, shelf: Shelf, which: str, at: datetime) -> dict[str, Any]:
    return issued_face(setup, shelf, which, at)


ISSUED = RoomView("issued", _view, READERS | {Role.BACK_OFFICE}, KINDS, single=False, own=is_own)
