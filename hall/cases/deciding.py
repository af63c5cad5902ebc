"""What departments do with their part of a case: take it, rest its clock, decide (P22-11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from annotated_types import Len, doc

from hall.cases import moves, part_moves
from hall.cases.accepting import accept
from hall.cases.case import Case
from hall.cases.checking import deferred, mark_missing, must_be_listed
from hall.cases.deferrals import wait_no_longer
from hall.cases.face import case_face
from hall.cases.issued import issues_anything
from hall.cases.known import (
    case_of,
    keeper_of,
    materials_of,
    must_be_of,
    must_be_seen,
    must_handle,
    part_and_case,
    part_of,
    parts_of,
)
from hall.cases.material import Lacks
from hall.cases.part import Decision, Part, PartState, Pause
from hall.cases.part_moves import Extension
from hall.cases.turning import plan_turns
from hall.cases.whose import needed_no_longer
from hall.commands import Answer, Work, command
from hall.facts import CaseId, Day, Edition, LegalBasis, MaterialName, PartId, Reason, ShortText
from hall.people.roles import AT_WINDOWS, Role
from hall.progress import Progress
from hall.refusals import Forbidden, Refusal
from hall.setup import CaseKind

DEPARTMENTS = frozenset({Role.BACK_OFFICE})
WATCHERS = AT_WINDOWS | {Role.SUPERVISOR}
"""Who asks a department to get it done."""
AFTER_DECISION: list[Callable[[Work, Case], None]] = []
"""What rooms further on do once a case is decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPart:
    """A part of a case, as whoever acts has seen it: in between nobody may have changed it."""

    part: PartId
    seen: Edition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCase:
    """A case, as whoever acts has seen it."""

    case: CaseId
    seen: Edition | None = None

    def for_its_lead(self, work: Work) -> Case:
        """The case, for the department that answers for all of it."""
        case = case_of(work.shelf, self.case)
        must_be_of(work, case.lead)
        must_be_seen(case, self.seen)
        return case


@command(roles=DEPARTMENTS)
class AcceptCase(OfCase):
    """受理 by the lead department, where the hall leaves that to it: the clocks start (P22-11)."""

    def carry_out(self, work: Work) -> Answer:
        """The window tells the applicant, and hands out the notice."""
        case = self.for_its_lead(work)
        accept(work, case)
        return _case(work, case)


@command(roles=DEPARTMENTS)
class ReturnCase(OfCase):
    """退回补正: by the lead department, once only, with everything that is missing (J19-4)."""

    missing: Annotated[tuple[MaterialName, ...], Len(1, 100)]
    basis: LegalBasis
    note: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Every clock is off until the applicant has brought it."""
        case = self.for_its_lead(work)
        listed = materials_of(work.shelf, case)
        must_be_listed([material.name for material in listed], self.missing)
        lacks = Lacks(self.missing, self.basis, self.note)
        work.keep(moves.send_back(case, parts_of(work.shelf, case), lacks))
        mark_missing(work, case, self.missing)
        plan_turns(work)
        needed_no_longer(work, case)
        return _case(work, case)


@command(roles=DEPARTMENTS)
class RefuseCase(OfCase):
    """不予受理 by the lead department, with the reason and the law (P22-11)."""

    reason: Reason
    basis: LegalBasis

    def carry_out(self, work: Work) -> Answer:
        """The window tells the applicant."""
        case = self.for_its_lead(work)
        parts = parts_of(work.shelf, case)
        work.keep(moves.refuse(keeper_of(work), case, parts, self.reason, self.basis))
        wait_no_longer(work, case)
        plan_turns(work)
        needed_no_longer(work, case)
        return _case(work, case)


@command(roles=DEPARTMENTS)
class TakePart(OfPart):
    """后台签收: the department has the application; later than its cut-off shows (J19-7)."""

    def carry_out(self, work: Work) -> Answer:
        """Refuses what was taken already."""
        case, part = part_of(work, self.part, self.seen)
        return _kept(work, part_moves.take(keeper_of(work), case, part, work.by.name), case)


@command(roles=DEPARTMENTS)
class PauseClock(OfPart):
    """暂停计时: for a higher level, a hearing, an expert review or a public notice (J19-9)."""

    why: Pause
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses what is overdue."""
        case, part = part_of(work, self.part, self.seen)
        why = (self.why, self.reason)
        return _kept(work, part_moves.pause(keeper_of(work), case, part, why), case)


@command(roles=DEPARTMENTS)
class ResumeClock(OfPart):
    """恢复计时: the days that were left go on from the next working day."""

    def carry_out(self, work: Work) -> Answer:
        """Refuses a clock that runs."""
        case, part = part_of(work, self.part, self.seen)
        return _kept(work, part_moves.resume(keeper_of(work), case, part), case)


@command(roles=DEPARTMENTS)
class ExtendTerm(OfPart):
    """延期: by a signed letter, at the latest one working day before the last one (J19-10)."""

    to: Day
    letter: Annotated[ShortText, doc("批准函件 number")]
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses on the last day, and a day that isn't a working day."""
        case, part = part_of(work, self.part, self.seen)
        longer = Extension(self.to, self.letter, self.reason)
        return _kept(work, part_moves.extend(keeper_of(work), case, part, longer), case)


@command(roles=WATCHERS)
class UrgePart:
    """催办: ask a department to get its part done (J19-8)."""

    part: PartId
    note: Reason

    def carry_out(self, work: Work) -> Answer:
        """On record, with the light that it had."""
        case, part = part_and_case(work.shelf, self.part)
        return _kept(work, part_moves.urge(case, part, self.note), case)


@command(roles=DEPARTMENTS)
class ExplainOverdue(OfPart):
    """超时说明: why it is overdue; without one it can't be decided (J19-8)."""

    explanation: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses what isn't overdue."""
        case, part = part_of(work, self.part, self.seen)
        return _kept(work, part_moves.explain(keeper_of(work), case, part, self.explanation), case)


@command(roles=DEPARTMENTS | AT_WINDOWS)
class DecidePart(OfPart):
    """审批决定: by the department; an immediate case is decided at the window too (Z17-4)."""

    decision: Decision
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """With the last of its parts the whole case is decided."""
        case, part = self._mine(work)
        if self.decision is Decision.APPROVED:
            _must_be_complete(work, case)
        said = (self.decision, self.reason)
        work.keep(part_moves.decide(keeper_of(work), case, part, said, work.by.name))
        if all(one.state is PartState.DECIDED for one in parts_of(work.shelf, case)):
            work.keep(moves.complete(keeper_of(work), case))
            wait_no_longer(work, case)
            if not issues_anything(work.setup, case, parts_of(work.shelf, case)):
                needed_no_longer(work, case)
            for hear in AFTER_DECISION:
                hear(work, case_of(work.shelf, case.id))
        plan_turns(work)
        return _case(work, case)

    def _mine(self, work: Work) -> tuple[Case, Part]:
        if work.by.role is Role.BACK_OFFICE:
            return part_of(work, self.part, self.seen)
        case, part = part_and_case(work.shelf, self.part)
        if case.kind is not CaseKind.IMMEDIATE:
            raise Forbidden("decided_by_its_department", department=part.department)
        must_handle(work, case)
        must_be_seen(part, self.seen)
        return case, part


def _must_be_complete(work: Work, case: Case) -> None:
    """What was deferred has to come before it is approved (J19-5)."""
    for material in deferred(materials_of(work.shelf, case)):
        raise Refusal("deferred_has_not_come", material=material.name, until=f"{material.until}")


def _kept(work: Work, progress: Progress, case: Case) -> Answer:
    work.keep(progress)
    plan_turns(work)
    return _case(work, case)


def _case(work: Work, case: Case) -> Answer:
    return case_face(work.setup, work.shelf, case_of(work.shelf, case.id), work.by)
