"""What every command about a result begins with: the result, its case, and the issuing window."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hall.cases.case import Case
from hall.cases.cutoff import hand_over_by
from hall.cases.issued import issued_on
from hall.cases.known import case_of
from hall.cases.part import Part
from hall.cases.showing import MAY_OPEN
from hall.cases.term import over_at
from hall.commands import Work
from hall.ports import Shelf
from hall.refusals import Refusal, Unknown
from hall.results.result import AT_ISSUING, Result
from hall.setup import Setup, WindowKind
from hall.windows.steps import find, mine
from hall.windows.window import Window, WindowState
from hall.workdays.national import working_days_after


def result_of(shelf: Shelf, result_id: int) -> Result:
    """The result of this id. Raises Unknown."""
    result = shelf.of(Result).get(result_id)
    if result is None:
        raise Unknown("unknown_result")
    return result


def result_and_case(work: Work, result_id: int, seen: int | None) -> tuple[Result, Case]:
    """A result as whoever acts has seen it, and its case."""
    result = result_of(work.shelf, result_id)
    if seen is not None and seen != result.edition:
        raise Refusal("changed_meanwhile", seen=seen, edition=result.edition)
    return result, case_of(work.shelf, result.case)


def results_of(shelf: Shelf, case: Case) -> list[Result]:
    """All that was handed over on a case."""
    return list(shelf.of(Result).find(case=case.id))


def still_to_issue(setup: Setup, shelf: Shelf, case: Case, part: Part) -> list[str]:
    """What is issued on a part, and its department hasn't handed over."""
    there = {one.document for one in shelf.of(Result).find(part=part.id)}
    return [one for one in issued_on(setup, case, part) if one not in there]


def lies_at_own_window(work: Work, case: Case) -> bool:
    """Whether whoever asks sits at the issuing window where a result of this case lies."""
    windows = {one.window for one in results_of(work.shelf, case) if one.state in AT_ISSUING}
    found = (work.shelf.windows.get(number) for number in windows)
    return any(window is not None and window.clerk == work.by.name for window in found)


def hands_out(window: Window, windows: Iterable[Window]) -> bool:
    """Whether results are handed out here: an issuing window, or one that serves its line."""
    if window.kind is WindowKind.ISSUING:
        return True
    lines = {line for w in windows if w.kind is WindowKind.ISSUING for line in w.domains}
    return bool(lines.intersection(window.domains))


def must_hand_out(work: Work, window: Window) -> None:
    """Refuse a window at which no results are handed out (Z17-6)."""
    if not hands_out(window, work.shelf.windows.all()):
        raise Refusal("not_an_issuing_window", window=window.number)


def issuing_window(work: Work, number: str) -> Window:
    """The window of this number, where results go to."""
    window = find(work, number)
    must_hand_out(work, window)
    return window


def at_issuing_window(work: Work, number: str) -> Window:
    """The open issuing window at which whoever asks works."""
    window = mine(work, number)
    must_hand_out(work, window)
    if window.state is WindowState.CLOSED:
        raise Refusal("window_closed", window=number)
    return window


def tell_by(setup: Setup, at: datetime) -> datetime:
    """Received in the morning: by 14:00, in the afternoon: by 17:00 (J19-13).

    The hall's cut-offs for paper (J19-7) are these too; after them, the next working day's.
    """
    return hand_over_by(setup, at)


def feedback_by(setup: Setup, delivered_at: datetime) -> datetime:
    """When the department knows at the latest: as the next working day ends (J19-16)."""
    day = setup.local(delivered_at).date()
    return over_at(setup, working_days_after(setup.national, day, 1))


MAY_OPEN.append(lies_at_own_window)
