"""What happens with a case at the window: received, complete or not, corrected, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from annotated_types import doc

from hall.cases import moves
from hall.cases.case import Case, CaseState, Delivery, Visit
from hall.cases.checking import Materials, deferred, keep_materials
from hall.cases.cutoff import hand_over_by
from hall.cases.deferrals import wait_no_longer
from hall.cases.face import case_face
from hall.cases.known import case_of, keeper_of, materials_of, must_be_seen, parts_of
from hall.cases.material import CaseMaterial
from hall.cases.part import Part, PartState
from hall.cases.turning import plan_turns
from hall.cases.wanted import Wanted, wanted
from hall.cases.whose import keep_applicant, must_not_be_open, needed, needed_no_longer
from hall.commands import Answer, Work, command
from hall.facts import (
    CaseId,
    Edition,
    Key,
    MaterialId,
    Reason,
    ShortText,
    WindowNumber,
)
from hall.people.persons import Person
from hall.people.roles import AT_WINDOWS
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import AcceptedBy, CaseKind
from hall.tickets.ticket import TicketState
from hall.windows.steps import mine
from hall.windows.window import WindowState

COUNTED_AS = "case"
"""Under this name the numbers of a date's cases are counted."""


@command(roles=AT_WINDOWS)
class ReceiveCase(Materials):
    """收件: an application for exactly one of `matter` and `theme`, its list checked (J19-3).

    Complete: it is accepted and its clock runs, or the department says so where the hall has it
    that way (P22-11). Something missing: the one-time notice (J19-4). `identity` is what the clerk
    has seen of the applicant. It belongs to the ticket that the window serves; without one it is
    recorded all the same, and that shows (J19-6).
    """

    window: WindowNumber
    matter: Key | None = None
    theme: Key | None = None
    applicant: Person
    identity: Annotated[ShortText, doc("What was seen: 身份证, 营业执照 …")] = "身份证"
    delivery: Delivery = Delivery.WINDOW
    again: Annotated[bool, doc("It is meant, although the same person's is open")] = False

    def carry_out(self, work: Work) -> Answer:
        """Refuses an applicant without a name, and a list that isn't checked as a whole."""
        visit = _visit(work, self.window)
        want = wanted(work.setup, self.matter, self.theme)
        if not (self.applicant.name or "").strip():
            raise Invalid("applicant.name", "missing")
        listed = {material.name: material.deferrable for material in want.materials}
        self.against(work, listed)
        if not self.again:
            must_not_be_open(work, want, self.applicant)
        case = self._made(work, want, visit)
        materials = keep_materials(work, case, listed, self.materials)
        work.keep(moves.receive(case, deferred(materials)))
        for part in _parts(work, case, want):
            work.shelf.of(Part).save(part)
        _go_on(work, case, self)
        return _answer(work, case)

    def _made(self, work: Work, want: Wanted, visit: Visit) -> Case:
        cases = work.shelf.of(Case)
        counted = work.shelf.tickets.take_number(work.today, COUNTED_AS)
        case = Case(
            id=cases.next_id(),
            number=f"{work.today:%Y%m%d}-{counted:04d}",
            token=work.secrets.token(),
            kind=want.kind,
            domain=want.domain,
            matter=want.matter,
            theme=want.theme,
            lead=want.lead,
            state=CaseState.RECEIVED,
            delivery=self.delivery,
            window=visit.window,
            clerk=work.by.name,
            received_at=work.at,
            identity=self.identity,
            ticket=visit.ticket,
            recorded_after_seconds=visit.recorded_after_seconds,
        )
        return replace(case, applicant=keep_applicant(work, case, self.applicant))


@command(roles=AT_WINDOWS)
class ResubmitCase(Materials):
    """补正后重新提交: the list checked anew; complete, it is accepted and its clock starts anew."""

    case: CaseId
    window: WindowNumber
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a list with something missing: a case goes back once only (J19-4)."""
        visit = _visit(work, self.window)
        case = case_of(work.shelf, self.case)
        must_be_seen(case, self.seen)
        case.must_be(CaseState.CORRECTION)
        listed = {m.name: m.deferrable for m in materials_of(work.shelf, case)}
        self.against(work, listed)
        if self.missing:
            raise Refusal("returned_already", number=case.number)
        materials = keep_materials(work, case, listed, self.materials)
        work.keep(moves.resubmit(case, visit, deferred(materials)))
        needed(work, case)
        _go_on(work, case_of(work.shelf, case.id), self)
        return _answer(work, case)


@command(roles=AT_WINDOWS)
class WithdrawCase:
    """撤回, at any window: the applicant wants it no more; possible until it is decided."""

    case: CaseId
    window: WindowNumber
    reason: Reason
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """Every clock of it stops."""
        _visit(work, self.window)
        case = case_of(work.shelf, self.case)
        must_be_seen(case, self.seen)
        work.keep(moves.withdraw(keeper_of(work), case, parts_of(work.shelf, case), self.reason))
        wait_no_longer(work, case)
        plan_turns(work)
        needed_no_longer(work, case)
        return _answer(work, case)


@command(roles=AT_WINDOWS)
class BringMaterial:
    """容缺材料补交, at any window: a deferred material is here (J19-5)."""

    material: MaterialId
    window: WindowNumber

    def carry_out(self, work: Work) -> Answer:
        """Late ones are taken too, and it shows."""
        _visit(work, self.window)
        material = work.shelf.of(CaseMaterial).get(self.material)
        if material is None:
            raise Unknown("unknown_material")
        case = case_of(work.shelf, material.case)
        work.keep(moves.bring(keeper_of(work), case, material))
        return _answer(work, case)


def accept(work: Work, case: Case) -> None:
    """受理: the clock of each part starts; an immediate case has no paper to carry."""
    parts = parts_of(work.shelf, case)
    by = None if case.kind is CaseKind.IMMEDIATE else hand_over_by(work.setup, work.at)
    work.keep(moves.accept(keeper_of(work), case, parts, by))
    plan_turns(work)


def _go_on(work: Work, case: Case, materials: Materials) -> None:
    """Back to the applicant, accepted here, or left to the department to say so."""
    if materials.missing:
        work.keep(moves.send_back(case, parts_of(work.shelf, case), materials.lacks()))
        needed_no_longer(work, case)
    elif work.setup.supervision.accepted_by is AcceptedBy.WINDOW:
        accept(work, case)


def _parts(work: Work, case: Case, want: Wanted) -> list[Part]:
    first = work.shelf.of(Part).next_id()
    return [
        Part(
            id=first + at,
            case=case.id,
            department=share.department,
            matter=share.matter,
            lead=at == 0,
            state=PartState.WAITING,
            promised=share.working_days,
        )
        for at, share in enumerate(want.shares)
    ]


def _visit(work: Work, number: str) -> Visit:
    """Who sits at an open window takes applications there; the ticket served is whose they are.

    Whoever is only called hasn't come yet. Refuses a window that is closed.
    """
    window = mine(work, number)
    if window.state is WindowState.CLOSED:
        raise Refusal("window_closed", window=number)
    ticket = work.shelf.tickets.get(window.ticket) if window.ticket else None
    if ticket is None or ticket.state is not TicketState.SERVING or ticket.started_at is None:
        return Visit(number)
    return Visit(number, ticket.id, (work.at - ticket.started_at).total_seconds())


def _answer(work: Work, case: Case) -> Answer:
    return case_face(work.setup, work.shelf, case_of(work.shelf, case.id), work.by)
