"""Whose a case is: handed out and let go of with the person, not while it is open."""

from __future__ import annotations

from typing import Any

from hall.cases.case import OVER, Case
from hall.cases.face import business_face
from hall.commands import Work
from hall.people.persons import BUSINESS, Business, PersonKind, PersonRecord
from hall.ports import Shelf
from hall.refusals import Refusal


def case_for(shelf: Shelf, record: PersonRecord) -> Case | None:
    """The case for which the vault keeps somebody."""
    number = record.business.removeprefix("case-")
    if record.kind is not PersonKind.CASE or not number.isdecimal():
        return None
    return shelf.of(Case).get(int(number))


def _tell(work: Work, record: PersonRecord) -> dict[str, Any]:
    case = case_for(work.shelf, record)
    if case is None:
        return {}
    return {
        "number": case.number,
        "name": business_face(work.setup, case)["name"],
        "state": str(case.state),
    }


def _erase(work: Work, record: PersonRecord) -> None:
    """An applicant whose case is open must still be told of it."""
    case = case_for(work.shelf, record)
    if case is not None and case.state not in OVER:
        raise Refusal("applicant_of_open_case", number=case.number)


BUSINESS[PersonKind.CASE] = Business(tell=_tell, erase=_erase)
