"""移交单: results that go from a department to the issuing window together; both sides sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hall.commands import Work
from hall.faces import Face, said
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.results.events import ResultSheetSigned
from hall.results.result import Result, ResultState
from hall.setup import Setup

MOST = 200
"""Results on one sheet: what somebody carries, and signs for at a glance."""


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """What a department gave to an issuing window at once.

    `given_by` has signed as giver; `taken_by` signs with the last result that is registered or
    refused.
    """

    id: int
    department: str
    window: str
    given_by: str
    given_at: datetime
    results: int
    refused: int = 0
    taken_by: str | None = None
    taken_at: datetime | None = None


def sheet_of(shelf: Shelf, sheet_id: int) -> ResultSheet:
    """The sheet of this id. Raises Unknown."""
    sheet = shelf.of(ResultSheet).get(sheet_id)
    if sheet is None:
        raise Unknown("unknown_result_sheet")
    return sheet


def on_sheet(shelf: Shelf, sheet: ResultSheet) -> Sequence[Result]:
    """What stands on it, but for what has been handed over anew on another one."""
    return shelf.of(Result).find(sheet=sheet.id)


def sign_where_done(work: Work, sheet_id: int | None, *, refused: bool) -> None:
    """接收签名: nothing on the sheet is left to look at, so whoever looked at the last signs."""
    if sheet_id is None:
        return
    sheet = sheet_of(work.shelf, sheet_id)
    sheet = replace(sheet, refused=sheet.refused + refused)
    left = [r for r in on_sheet(work.shelf, sheet) if r.state is ResultState.HANDED_OVER]
    if not left:
        sheet = replace(sheet, taken_by=work.by.name, taken_at=work.at)
        work.note(
            ResultSheetSigned(
                sheet=sheet.id,
                department=sheet.department,
                at_window=sheet.window,
                refused=sheet.refused,
            )
        )
    work.shelf.of(ResultSheet).save(sheet)


def sheet_face(setup: Setup, shelf: Shelf, sheet: ResultSheet) -> Face:
    """A sheet, who signed it when, and what stands on it."""
    return {
        "sheet": sheet.id,
        "department": sheet.department,
        "window": sheet.window,
        "given_by": sheet.given_by,
        "given_at": said(setup, sheet.given_at),
        "taken_by": sheet.taken_by,
        "taken_at": said(setup, sheet.taken_at),
        "refused": sheet.refused,
        "results": [
            {
                "result": one.id,
                "number": one.number,
                "document": one.document,
                "copies": one.copies,
                "state": str(one.state),
                "reason": one.reason,
            }
            for one in on_sheet(shelf, sheet)
        ],
    }
