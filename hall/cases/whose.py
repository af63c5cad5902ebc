"""Whose a case is: kept while it is open, handed out and let go of with the person after it."""

from __future__ import annotations

from typing import Any

from hall.cases.case import OPEN, Case
from hall.cases.face import business_face
from hall.cases.wanted import Wanted
from hall.commands import Work
from hall.people.persons import (
    BUSINESS,
    WHILE_IT_LASTS,
    Business,
    Person,
    PersonKind,
    PersonRecord,
    count_from,
    keep_person,
    persons_like,
)
from hall.ports import Shelf
from hall.refusals import Refusal

ALSO: list[Business] = []
"""What rooms further on keep of an applicant beside the case itself."""


def keep_applicant(work: Work, case: Case, applicant: Person) -> int:
    """The record of whoever applies, kept while the case lasts."""
    record = keep_person(
        work,
        PersonKind.CASE,
        case.business,
        applicant,
        since=WHILE_IT_LASTS,
        named="applicant",
    )
    return record.id


def must_not_be_open(work: Work, want: Wanted, applicant: Person) -> None:
    """Refuse what the same person, by ID number or else by phone, has open already."""
    phone = None if applicant.id_number else applicant.phone
    same = Person(id_number=applicant.id_number, phone=phone)
    for record in persons_like(work.shelf, work.secrets, same):
        case = case_for(work.shelf, record)
        asked = (want.matter, want.theme)
        if case is not None and case.state in OPEN and (case.matter, case.theme) == asked:
            raise Refusal("case_open_already", number=case.number)


def needed(work: Work, case: Case) -> None:
    """It goes on: the days of retention don't run."""
    _count(work, case, WHILE_IT_LASTS)


def needed_no_longer(work: Work, case: Case) -> None:
    """It is over, or waits for an applicant who may never come: the days of retention begin.

    Over is what was decided without anything to issue, else what was delivered.
    """
    _count(work, case, work.at)


def _count(work: Work, case: Case, since: Any) -> None:
    if case.applicant is not None and work.shelf.of(PersonRecord).get(case.applicant) is not None:
        count_from(work, case.applicant, since)


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
    told = {
        "number": case.number,
        "name": business_face(work.setup, case)["name"],
        "state": str(case.state),
    }
    for room in ALSO:
        told |= room.tell(work, record)
    return told


def _erase(work: Work, record: PersonRecord) -> None:
    """An applicant whose case is open must still be told of it."""
    case = case_for(work.shelf, record)
    if case is not None and case.state in OPEN:
        raise Refusal("applicant_of_open_case", number=case.number)
    for room in ALSO:
        room.erase(work, record)


BUSINESS[PersonKind.CASE] = Business(tell=_tell, erase=_erase)
