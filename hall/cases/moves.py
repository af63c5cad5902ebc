"""What can happen to a case. Each move hands back the new states and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce

from hall.cases import part_moves
from hall.cases.case import OVER, Case, CaseState, Visit
from hall.cases.events import (
    CaseAccepted,
    CaseDecided,
    CaseDelivered,
    CaseReceived,
    CaseRefused,
    CaseResubmitted,
    CaseReturned,
    CaseWithdrawn,
    MaterialArrived,
)
from hall.cases.material import CaseMaterial, Lacks, Verdict
from hall.cases.part import Part, PartState
from hall.cases.term import Timekeeper
from hall.progress import Progress
from hall.refusals import Refusal

RETURNS = 1
"""How often a case may go back for correction (J19-4)."""


def receive(case: Case, deferred: Sequence[CaseMaterial]) -> Progress:
    """收件: the application is here."""
    event = CaseReceived(
        **case.about(),
        at_window=case.window,
        case_kind=str(case.kind),
        visit=case.ticket,
        seconds=case.recorded_after_seconds,
        deferred=tuple(material.name for material in deferred),
    )
    return Progress((case,), (event,))


def accept(
    keeper: Timekeeper, case: Case, parts: Sequence[Part], hand_over_by: datetime | None
) -> Progress:
    """受理: the clock of each part starts."""
    case.must_be(CaseState.RECEIVED)
    begun = [part_moves.begin(keeper, case, part, hand_over_by) for part in parts]
    accepted = replace(_next(case), state=CaseState.ACCEPTED, accepted_at=keeper.at)
    event = CaseAccepted(
        **case.about(),
        departments=tuple(part.department for part in parts),
        last_day=max(str(part.last_day) for one in begun for part in one.changed),
        again=case.returned > 0,
    )
    return reduce(Progress.then, begun, Progress((accepted,), (event,)))


def send_back(case: Case, parts: Sequence[Part], lacks: Lacks) -> Progress:
    """补正: everything that is missing, told at once and once only; every clock is off."""
    case.must_be(CaseState.RECEIVED, CaseState.ACCEPTED)
    if case.returned >= RETURNS:
        raise Refusal("returned_already", number=case.number)
    for part in parts:
        if part.state is PartState.DECIDED:
            raise Refusal("part_is_decided", number=case.number, department=part.department)
    back = replace(_next(case), state=CaseState.CORRECTION, returned=case.returned + 1)
    event = CaseReturned(
        **case.about(), missing=lacks.materials, basis=lacks.basis, note=lacks.note
    )
    return Progress((back, *map(part_moves.wait, parts)), (event,))


def resubmit(case: Case, visit: Visit, deferred: Sequence[CaseMaterial]) -> Progress:
    """补正材料已提交: it stands where it stood when it was received."""
    case.must_be(CaseState.CORRECTION)
    again = replace(_next(case), state=CaseState.RECEIVED)
    event = CaseResubmitted(
        **case.about(),
        at_window=visit.window,
        visit=visit.ticket,
        deferred=tuple(material.name for material in deferred),
    )
    return Progress((again,), (event,))


def refuse(
    keeper: Timekeeper, case: Case, parts: Sequence[Part], reason: str, basis: str
) -> Progress:
    """不予受理, by law and with its reason."""
    case.must_be(CaseState.RECEIVED, CaseState.CORRECTION)
    over = replace(_next(case), state=CaseState.REFUSED, over_at=keeper.at)
    event = CaseRefused(**case.about(), reason=reason, basis=basis)
    return Progress((over, *map(part_moves.drop, parts)), (event,))


def withdraw(keeper: Timekeeper, case: Case, parts: Sequence[Part], reason: str) -> Progress:
    """撤回: the applicant wants it no more; possible until it is decided."""
    case.must_be(CaseState.RECEIVED, CaseState.CORRECTION, CaseState.ACCEPTED)
    over = replace(_next(case), state=CaseState.WITHDRAWN, over_at=keeper.at)
    event = CaseWithdrawn(**case.about(), reason=reason)
    return Progress((over, *map(part_moves.drop, parts)), (event,))


def bring(keeper: Timekeeper, case: Case, material: CaseMaterial) -> Progress:
    """容缺材料补交: what was promised is here."""
    if case.state in OVER:
        raise Refusal(f"case_is_{case.state}", number=case.number)
    if material.verdict is not Verdict.DEFERRED or material.until is None:
        raise Refusal("not_deferred", material=material.name)
    here = replace(material, verdict=Verdict.RECEIVED, arrived_at=keeper.at)
    days = (keeper.today - material.until).days
    event = MaterialArrived(**case.about(), material=material.name, days=days)
    return Progress((here, _next(case)), (event,))


def complete(keeper: Timekeeper, case: Case) -> Progress:
    """办结: the last of its departments has decided."""
    decided = replace(_next(case), state=CaseState.DECIDED, decided_at=keeper.at)
    return Progress((decided,), (CaseDecided(**case.about()),))


def deliver(keeper: Timekeeper, case: Case) -> Progress:
    """送达: the applicant has all that was issued."""
    case.must_be(CaseState.DECIDED)
    over = replace(_next(case), state=CaseState.DELIVERED, over_at=keeper.at)
    return Progress((over,), (CaseDelivered(**case.about()),))


def _next(case: Case) -> Case:
    return replace(case, edition=case.edition + 1)
