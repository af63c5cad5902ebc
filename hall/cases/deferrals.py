"""容缺台账: every material that was promised and hasn't come, by its day (J19-5, J21-3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from hall.cases.case import OPEN, Case
from hall.cases.checking import deferred, mark_missing
from hall.cases.face import business_face
from hall.cases.known import materials_of, parts_of
from hall.cases.material import CaseMaterial, Verdict
from hall.commands import Work
from hall.faces import Face
from hall.facts import FIRST_DAY
from hall.people.persons import face_of
from hall.people.roles import AT_WINDOWS, READERS
from hall.ports import Shelf, Span
from hall.setup import Setup
from hall.viewing import RoomView

EVER = Span(FIRST_DAY)
MOST = 500
"""Promised materials that the ledger shows, the earliest day first."""


def deferrals_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """The ledger; `days` are calendar days until the promised one, below 0: overdue."""
    rows = list(_rows(setup, shelf, at))
    return {"materials": rows, "overdue": sum(row["days"] < 0 for row in rows)}


def wait_no_longer(work: Work, case: Case) -> None:
    """The case is over: what was promised hasn't come, and nobody waits for it."""
    promised = deferred(materials_of(work.shelf, case))
    mark_missing(work, case, [material.name for material in promised])


def _rows(setup: Setup, shelf: Shelf, at: datetime) -> Iterator[Face]:
    for material in shelf.of(CaseMaterial).find(verdict=Verdict.DEFERRED, until=EVER, limit=MOST):
        case = shelf.of(Case).get(material.case)
        if case is not None and case.state in OPEN and material.until is not None:
            yield _row(setup, shelf, case, material, at)


def _row(setup: Setup, shelf: Shelf, case: Case, material: CaseMaterial, at: datetime) -> Face:
    parts = parts_of(shelf, case)
    return {
        "material": material.id,
        "name": material.name,
        "until": str(material.until),
        "days": (material.until - setup.local(at).date()).days if material.until else 0,
        "note": material.note,
        "case": case.id,
        "number": case.number,
        "of": business_face(setup, case),
        "departments": [part.department for part in parts],
        "window": case.window,
        "clerk": case.clerk,
        "applicant": face_of(shelf, case.applicant),
    }


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return deferrals_face(setup, shelf, at)


DEFERRALS = RoomView("deferrals", _view, AT_WINDOWS | READERS, ("Case", "Material", "Part"))
