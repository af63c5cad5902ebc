"""送达: an applicant has a result; with the last one their case is over (J19-14, J19-16)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hall.cases import moves as case_moves
from hall.cases.case import Case, CaseState, Delivery
from hall.cases.deciding import AFTER_DECISION
from hall.cases.known import case_of, keeper_of, parts_of
from hall.cases.whose import needed_no_longer
from hall.commands import Work
from hall.outbox.notice import overtake
from hall.results import moves
from hall.results.known import feedback_by, result_of, results_of, still_to_issue
from hall.results.moves import Handed
from hall.results.result import Result, ResultState


def deliver(work: Work, result: Result, how: Delivery, to: str, at: datetime | None = None) -> None:
    """It is handed over, now or `at`; with the last of its case the days of retention begin."""
    then = at or work.at
    handed = Handed(then, how, to, feedback_by(work.setup, then))
    work.keep(moves.deliver(result_of(work.shelf, result.id), handed, work.at))
    overtake(work, result.case, result.id)
    end_where_done(work, case_of(work.shelf, result.case))


def end_where_done(work: Work, case: Case) -> None:
    """办结送达: nothing of a decided case is on its way or still to be issued."""
    if case.state is not CaseState.DECIDED:
        return
    results = results_of(work.shelf, case)
    if results and not _any_open(results) and not _any_to_issue(work, case):
        work.keep(case_moves.deliver(keeper_of(work), case))
        needed_no_longer(work, case)


def _any_to_issue(work: Work, case: Case) -> bool:
    parts = parts_of(work.shelf, case)
    return any(still_to_issue(work.setup, work.shelf, case, part) for part in parts)


def _any_open(results: Iterable[Result]) -> bool:
    return any(result.state is not ResultState.DELIVERED for result in results)


AFTER_DECISION.append(end_where_done)
