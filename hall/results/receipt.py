"""送达回证: who took a result, what was seen of them, and how they signed (D21-9, J19-14)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from hall.cases.case import Delivery
from hall.cases.whose import ALSO, case_for
from hall.commands import Work
from hall.faces import Face, said
from hall.people.persons import Business, PersonRecord, face_of
from hall.ports import Shelf
from hall.refusals import Refusal
from hall.results.known import results_of
from hall.results.result import Result, ResultState
from hall.setup import Setup


class Signed(StrEnum):
    """How delivery was signed for.

    CODE, QR, CARD: by what opened the door of a cell. STAFF: they say that a cell's result was
    taken, and why. CARRIER: to who brought it.
    """

    TABLET = "tablet"
    PAPER = "paper"
    CODE = "code"
    QR = "qr"
    CARD = "card"
    STAFF = "staff"
    CARRIER = "carrier"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is kept of one delivery, under the id of its result.

    `agent` is the record in the vault of whoever took it for the applicant, None: the applicant
    did. `identity` is what was seen of them. `drawing_locked` is what was drawn on the tablet.
    """

    result: int
    case: int
    how: Delivery
    signed: Signed
    window: str
    by: str
    at: datetime
    identity: str = ""
    agent: int | None = None
    drawing_locked: str | None = None


def receipt_face(setup: Setup, shelf: Shelf, result: Result) -> Face | None:
    """The receipt of a result, for staff; the signature itself is in none."""
    receipt = shelf.of(Receipt).get(result.id)
    if receipt is None:
        return None
    return {
        "result": receipt.result,
        "how": str(receipt.how),
        "signed": str(receipt.signed),
        "window": receipt.window,
        "by": receipt.by,
        "at": said(setup, receipt.at),
        "identity": receipt.identity,
        "agent": face_of(shelf, receipt.agent),
        "drawn": receipt.drawing_locked is not None,
    }


def _tell(work: Work, record: PersonRecord) -> dict[str, Any]:
    """What was issued to somebody, and how it was delivered."""
    return {
        "results": [
            {
                "document": result.document,
                "state": str(result.state),
                "receipt": receipt_face(work.setup, work.shelf, result),
            }
            for result in _results(work, record)
        ]
    }


def _erase(work: Work, record: PersonRecord) -> None:
    """Who still has to get something is told of it first; of what they got the signature goes."""
    receipts = work.shelf.of(Receipt)
    for result in _results(work, record):
        if result.state is not ResultState.DELIVERED:
            raise Refusal("applicant_of_open_case", number=result.number)
        if (receipt := receipts.get(result.id)) is not None:
            receipts.save(replace(receipt, drawing_locked=None))


def _results(work: Work, record: PersonRecord) -> list[Result]:
    case = case_for(work.shelf, record)
    return results_of(work.shelf, case) if case is not None else []


ALSO.append(Business(tell=_tell, erase=_erase))
