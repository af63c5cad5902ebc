"""What a department may do with a case now, and why not: the moves themselves are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hall.cases import moves, part_moves
from hall.cases.case import Case
from hall.cases.material import Lacks
from hall.cases.part import Decision, Part, Pause
from hall.cases.part_moves import Extension
from hall.cases.term import Timekeeper
from hall.faces import Face
from hall.refusals import Forbidden, Refusal
from hall.workdays.national import working_days_after

Try = Callable[[], Any]


def deeds_face(keeper: Timekeeper, case: Case, parts: list[Part], department: str) -> Face:
    """Of each deed why the rules refuse it now, None where they don't.

    Under `case` what its lead department does, under `part` what `department` does with its own;
    `part` is None where it has none.
    """
    own = next((part for part in parts if part.department == department), None)
    return {
        "case": _why_nots(_with_case(keeper, case, parts, department)),
        "part": _why_nots(_with_part(keeper, case, own)) if own else None,
    }


def _with_case(
    keeper: Timekeeper, case: Case, parts: list[Part], department: str
) -> dict[str, Try]:
    def its_lead(move: Try) -> Try:
        def tried() -> None:
            if case.lead != department:
                raise Forbidden("case_of_another_department", department=case.lead)
            move()

        return tried

    return {
        "accept": its_lead(lambda: moves.accept(keeper, case, parts, None)),
        "return": its_lead(lambda: moves.send_back(case, parts, Lacks((), ""))),
        "refuse": its_lead(lambda: moves.refuse(keeper, case, parts, "", "")),
    }


def _with_part(keeper: Timekeeper, case: Case, part: Part) -> dict[str, Try]:
    said = (Decision.APPROVED, "")
    return {
        "take": lambda: part_moves.take(keeper, case, part, ""),
        "pause": lambda: part_moves.pause(keeper, case, part, (Pause.HEARING, "")),
        "resume": lambda: part_moves.resume(keeper, case, part),
        "extend": lambda: part_moves.extend(keeper, case, part, _longer(keeper, part)),
        "explain": lambda: part_moves.explain(keeper, case, part, ""),
        "decide": lambda: part_moves.decide(keeper, case, part, said, ""),
    }


def _longer(keeper: Timekeeper, part: Part) -> Extension:
    """An extension by one working day: whether any is possible."""
    until = part.last_day or keeper.today
    return Extension(working_days_after(keeper.setup.national, until, 1), "", "")


def _why_nots(tries: dict[str, Try]) -> Face:
    return {deed: _why_not(tried) for deed, tried in tries.items()}


def _why_not(tried: Try) -> Face | None:
    try:
        tried()
    except Refusal as refusal:
        return {"key": refusal.key, "facts": refusal.facts}
    return None
