"""Why a case went back or ended, as its record has it."""

from __future__ import annotations

from hall.cases.case import Case, CaseState
from hall.faces import Face
from hall.ports import Shelf

TOLD = {
    CaseState.CORRECTION: "CaseReturned",
    CaseState.REFUSED: "CaseRefused",
    CaseState.WITHDRAWN: "CaseWithdrawn",
}
"""States that have a reason, and the event that keeps it."""


def why_of(shelf: Shelf, case: Case) -> Face | None:
    """The note or reason and the law, where its state has one; None until that is on record."""
    kind = TOLD.get(case.state)
    if kind is None:
        return None
    told = [event.data for event in shelf.journal.of_case(case.id) if event.kind == kind]
    if not told:
        return None
    return {"note": told[-1].get("note") or told[-1].get("reason"), "basis": told[-1].get("basis")}
