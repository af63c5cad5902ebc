"""What can happen to one department's part of a case, and to its clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hall.cases.case import Case, CaseState
from hall.cases.events import (
    ClockPaused,
    ClockResumed,
    LightTurned,
    OverdueExplained,
    PartDecided,
    PartTaken,
    PartUrged,
    TermExtended,
)
from hall.cases.issued import issued_on
from hall.cases.part import Decision, Part, PartState, Pause
from hall.cases.term import Light, Term, Timekeeper
from hall.progress import Progress
from hall.refusals import Refusal

WITH_THE_DEPARTMENT = (PartState.SENT, PartState.TAKEN)


@dataclass(frozen=True, slots=True)
class Extension:
    """延期: until when, by which signed letter, and why (J19-10)."""

    to: date
    letter: str
    reason: str


def take(keeper: Timekeeper, case: Case, part: Part, by: str) -> Progress:
    """后台签收: the department has it."""
    _must_be_at_work(case, part)
    if part.state is not PartState.SENT:
        raise Refusal("taken_already", number=case.number, department=part.department)
    taken = replace(_next(part), state=PartState.TAKEN, taken_at=keeper.at, taken_by=by)
    late = (keeper.at - part.hand_over_by).total_seconds() if part.hand_over_by else 0.0
    return Progress((taken,), (PartTaken(**_of(case, part), seconds=late),))


def pause(keeper: Timekeeper, case: Case, part: Part, why: tuple[Pause, str]) -> Progress:
    """暂停计时, for one of the things whose time doesn't count, with its reason."""
    _must_be_at_work(case, part)
    rests = keeper.pause(part.term)
    kind, reason = why
    event = ClockPaused(**_of(case, part), why=str(kind), reason=reason, left=rests.left or 0)
    return Progress((_timed(keeper, _next(part), rests),), (event,))


def resume(keeper: Timekeeper, case: Case, part: Part) -> Progress:
    """恢复计时."""
    _must_be_at_work(case, part)
    runs = keeper.resume(part.term)
    event = ClockResumed(**_of(case, part), last_day=str(runs.last_day))
    return Progress((), (event,)).then(_lit(keeper, case, _next(part), runs))


def extend(keeper: Timekeeper, case: Case, part: Part, longer: Extension) -> Progress:
    """延期."""
    _must_be_at_work(case, part)
    event = TermExtended(
        **_of(case, part),
        before=str(part.last_day),
        last_day=str(longer.to),
        letter=longer.letter,
        reason=longer.reason,
    )
    term = keeper.extend(part.term, longer.to)
    return Progress((), (event,)).then(_lit(keeper, case, _next(part), term))


def begin(keeper: Timekeeper, case: Case, part: Part, hand_over_by: datetime | None) -> Progress:
    """受理: its clock starts, and its paper is on the way."""
    sent = replace(_next(part), state=PartState.SENT, hand_over_by=hand_over_by, light=Light.GREEN)
    return _lit(keeper, case, sent, keeper.begin(part.promised))


def turn(keeper: Timekeeper, case: Case, part: Part) -> Progress:
    """亮灯: the clock shows what it shows now; told once, however long nobody looked.

    What runs is reckoned anew by the calendar and the hours as they are known now.
    """
    return _lit(keeper, case, part, keeper.again(part.term))


def urge(case: Case, part: Part, note: str) -> Progress:
    """催办."""
    _must_be_at_work(case, part)
    return Progress((), (PartUrged(**_of(case, part), light=str(part.light), note=note),))


def explain(keeper: Timekeeper, case: Case, part: Part, why: str) -> Progress:
    """超时说明: only what is overdue needs one."""
    _must_be_at_work(case, part)
    if not keeper.is_over(part.term):
        raise Refusal("not_overdue", number=case.number, department=part.department)
    explained = replace(_next(part), explanation=why)
    event = OverdueExplained(**_of(case, part), explanation=why)
    return Progress((explained,), (event,))


def decide(
    keeper: Timekeeper, case: Case, part: Part, said: tuple[Decision, str], by: str
) -> Progress:
    """审批决定, with its reason. What is overdue is explained first; a clock that rests runs on."""
    _must_be_at_work(case, part)
    if part.term.rests:
        raise Refusal("clock_rests")
    if keeper.is_over(part.term) and not part.explanation:
        raise Refusal("explain_first", number=case.number, day=str(part.last_day))
    decision, reason = said
    decided = replace(
        _off(part),
        state=PartState.DECIDED,
        decision=decision,
        decided_at=keeper.at,
        decided_by=by,
    )
    issues = issued_on(keeper.setup, case, decided)
    decided = replace(decided, issues=issues, owes=bool(issues))
    seconds = keeper.late(part.term).total_seconds()
    event = PartDecided(**_of(case, part), decision=str(decision), reason=reason, seconds=seconds)
    return Progress((decided,), (event,))


def wait(part: Part) -> Part:
    """补正: nothing is with its department until its case is accepted again."""
    again = replace(_off(part), state=PartState.WAITING, batch=None, taken_at=None, taken_by=None)
    return replace(again, last_day=None, left=None, began=None, days=None, hand_over_by=None)


def drop(part: Part) -> Part:
    """The part of a case that stops: what was decided stays so, anything else has no clock more."""
    if part.state is PartState.DECIDED:
        return part
    return replace(_off(part), state=PartState.DROPPED)


def _lit(keeper: Timekeeper, case: Case, part: Part, term: Term) -> Progress:
    """The part with this clock; where its light is another one now, that is told."""
    lit = _timed(keeper, part, term)
    resumed = part.light is Light.PAUSED and lit.light is Light.GREEN
    if lit.light is part.light or resumed:
        return Progress((lit,), ())
    event = LightTurned(
        **_of(case, part),
        light=str(lit.light),
        since=(keeper.lit_since(term) or keeper.at).isoformat(),
        last_day=str(lit.last_day),
    )
    return Progress((lit,), (event,))


def _timed(keeper: Timekeeper, part: Part, term: Term) -> Part:
    return replace(
        part,
        last_day=term.last_day,
        left=term.left,
        began=term.began,
        days=term.days,
        light=keeper.light(term),
        turns_at=keeper.turns_at(term),
    )


def _off(part: Part) -> Part:
    return replace(_next(part), light=Light.OFF, turns_at=None)


def _next(part: Part) -> Part:
    return replace(part, edition=part.edition + 1)


def _must_be_at_work(case: Case, part: Part) -> None:
    case.must_be(CaseState.ACCEPTED)
    if part.state not in WITH_THE_DEPARTMENT:
        raise Refusal(f"part_is_{part.state}", number=case.number, department=part.department)


def _of(case: Case, part: Part) -> dict[str, Any]:
    return {**case.about(), "part": part.id, "department": part.department}
