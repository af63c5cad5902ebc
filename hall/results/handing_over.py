"""移交: a department gives what it has issued to an issuing window (J19-12, Z17-6, P22-3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from annotated_types import Ge, Le, Len, doc

from hall.cases.case import Case, CaseState
from hall.cases.known import must_be_of, must_handle, part_and_case
from hall.cases.part import Part, PartState
from hall.cases.term import over_at
from hall.cases.whose import needed
from hall.commands import Answer, Work, command
from hall.facts import PartId, ShortText, WindowNumber
from hall.people.roles import AT_WINDOWS, Role
from hall.refusals import Forbidden, Refusal
from hall.results import moves
from hall.results.known import issuing_window, still_to_issue
from hall.results.result import Result, ResultState, Size
from hall.results.sheet import MOST, ResultSheet, sheet_face
from hall.setup import CaseKind, Setup

Copies = Annotated[int, Ge(1), Le(99)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What a department issues on one part of a case: a licence or decision, by its name."""

    part: PartId
    document: Annotated[ShortText, doc("证照 or 批文 by name, as the catalogue has it")]
    copies: Copies = 1
    size: Size = Size.SMALL


Papers = Annotated[tuple[Issued, ...], Len(1, MOST), doc("What goes over on this sheet")]


@command(roles=frozenset({Role.BACK_OFFICE}) | AT_WINDOWS)
class HandOverResults:
    """移交: what a department has issued goes to an issuing window on one sheet; the giver signs.

    What an immediate case issues at once may come from the window that decided it. What the window
    refused is handed over anew under the same case and name.
    """

    window: WindowNumber
    papers: Papers

    def carry_out(self, work: Work) -> Answer:
        """Refuses what isn't decided, what is there already, and windows that hand nothing out."""
        window = issuing_window(work, self.window).number
        found = [(paper, *self._mine(work, paper)) for paper in self.papers]
        sheet = ResultSheet(
            id=work.shelf.of(ResultSheet).next_id(),
            department=found[0][2].department,
            window=window,
            given_by=work.by.name,
            given_at=work.at,
            results=len(found),
        )
        work.shelf.of(ResultSheet).save(sheet)
        for paper, case, part in found:
            if part.department != sheet.department:
                raise Refusal("sheet_of_one_department", department=sheet.department)
            result = _made(work, sheet, paper, case, part)
            work.keep(moves.hand_over(result, due_of(work.setup, part)))
            needed(work, case)
            _owe_no_longer(work, case, part)
        return sheet_face(work.setup, work.shelf, sheet)

    def _mine(self, work: Work, paper: Issued) -> tuple[Case, Part]:
        case, part = part_and_case(work.shelf, paper.part)
        if work.by.role is Role.BACK_OFFICE:
            must_be_of(work, part.department)
        elif case.kind is CaseKind.IMMEDIATE:
            must_handle(work, case)
        else:
            raise Forbidden("handed_over_by_its_department", department=part.department)
        case.must_be(CaseState.ACCEPTED, CaseState.DECIDED)
        if part.state is not PartState.DECIDED:
            raise Refusal("part_not_decided", number=case.number, department=part.department)
        return case, part


def due_of(setup: Setup, part: Part) -> datetime:
    """The last moment of the promised time: by then it is at the window (J19-12)."""
    assert part.decided_at is not None
    return over_at(setup, part.last_day) if part.last_day else part.decided_at


def _owe_no_longer(work: Work, case: Case, part: Part) -> None:
    """With the last of its papers the part leaves its department's list."""
    if part.owes and not still_to_issue(work.setup, work.shelf, case, part):
        work.shelf.of(Part).save(replace(part, owes=False))


def _made(work: Work, sheet: ResultSheet, paper: Issued, case: Case, part: Part) -> Result:
    """A new result, or the one that was refused, given again."""
    former = _former(work, case, part, paper.document)
    if former is not None and former.state is not ResultState.REFUSED:
        raise Refusal("handed_over_already", number=case.number, document=paper.document)
    made = Result(
        id=former.id if former else work.shelf.of(Result).next_id(),
        case=case.id,
        number=case.number,
        part=part.id,
        department=part.department,
        document=paper.document,
        copies=paper.copies,
        size=paper.size,
        how=case.delivery,
        state=ResultState.HANDED_OVER,
        window=sheet.window,
        given_by=work.by.name,
        handed_over_at=work.at,
        sheet=sheet.id,
    )
    return replace(made, edition=former.edition + 1) if former else made


def _former(work: Work, case: Case, part: Part, document: str) -> Result | None:
    kept = work.shelf.of(Result).find(part=part.id)
    return next((one for one in kept if one.document == document), None)
