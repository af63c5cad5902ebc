"""What happens with a case at the window: received, complete or not, corrected, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from annotated_types import Len, doc

from hall.cases import moves
from hall.cases.case import Case, CaseState, Delivery
from hall.cases.checking import Materials, keep_materials
from hall.cases.cutoff import hand_over_by
from hall.cases.face import case_face
from hall.cases.known import case_of, keeper_of, must_be_seen, parts_of
from hall.cases.material import CaseMaterial, Verdict
from hall.cases.part import Part, PartState
from hall.cases.term import Light
from hall.cases.turning import plan_turns
from hall.cases.wanted import Wanted, wanted
from hall.commands import Answer, Work, command
from hall.facts import (
    CaseId,
    Edition,
    Key,
    MaterialId,
    Reason,
    WindowNumber,
)
from hall.people.persons import WHILE_IT_LASTS, Person, PersonKind, count_from, keep_person
from hall.people.roles import AT_WINDOWS
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import AcceptedBy, CaseKind
from hall.tickets.ticket import Ticket, TicketState
from hall.windows.steps import mine

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
    identity: Annotated[str, Len(1, 60), doc("What was seen: 身份证, 营业执照 …")] = "身份证"
    delivery: Delivery = Delivery.WINDOW

    def carry_out(self, work: Work) -> Answer:
        """Refuses an applicant without a name, and a list that isn't checked as a whole."""
        window = mine(work, self.window)
        want = wanted(work.setup, self.matter, self.theme)
        if not (self.applicant.name or "").strip():
            raise Invalid("applicant.name", "missing")
        self.against(work, want.materials)
        case = self._made(work, want, _served(work, window.ticket))
        materials = keep_materials(work, case, self.materials)
        work.keep(moves.receive(case, [m for m in materials if m.verdict is Verdict.DEFERRED]))
        _go_on(work, case, want, self)
        return _answer(work, case)

    def _made(self, work: Work, want: Wanted, ticket: Ticket | None) -> Case:
        cases = work.shelf.of(Case)
        counted = work.shelf.tickets.take_number(work.today, COUNTED_AS)
        began = ticket.started_at if ticket else None
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
            window=self.window,
            clerk=work.by.name,
            received_at=work.at,
            ticket=ticket.id if ticket else None,
            waited_seconds=(work.at - began).total_seconds() if began else None,
        )
        applicant = keep_person(
            work, PersonKind.CASE, case.business, self.applicant, since=WHILE_IT_LASTS
        )
        return replace(case, applicant=applicant.id)


@command(roles=AT_WINDOWS)
class ResubmitCase(Materials):
    """补正后重新提交: the list checked anew; complete, it is accepted and its clock starts anew."""

    case: CaseId
    window: WindowNumber
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a list with something missing: a case goes back once only (J19-4)."""
        mine(work, self.window)
        case = case_of(work.shelf, self.case)
        must_be_seen(case, self.seen)
        case.must_be(CaseState.CORRECTION)
        want = wanted(work.setup, case.matter, case.theme)
        self.against(work, want.materials)
        if self.missing:
            raise Refusal("returned_already", number=case.number)
        keep_materials(work, case, self.materials)
        work.keep(moves.resubmit(case, self.window))
        _go_on(work, case_of(work.shelf, case.id), want, self)
        return _answer(work, case)


@command(roles=AT_WINDOWS)
class WithdrawCase:
    """撤回: the applicant wants it no more; possible until it is decided."""

    case: CaseId
    reason: Reason
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """Every clock of it stops."""
        case = case_of(work.shelf, self.case)
        must_be_seen(case, self.seen)
        work.keep(moves.withdraw(keeper_of(work), case, parts_of(work.shelf, case), self.reason))
        end(work, case)
        return _answer(work, case)


@command(roles=AT_WINDOWS)
class BringMaterial:
    """容缺材料补交: a deferred material is here (J19-5)."""

    material: MaterialId

    def carry_out(self, work: Work) -> Answer:
        """Late ones are taken too, and it shows."""
        material = work.shelf.of(CaseMaterial).get(self.material)
        if material is None:
            raise Unknown("unknown_material")
        case = case_of(work.shelf, material.case)
        work.keep(moves.bring(keeper_of(work), case, material))
        return _answer(work, case)


def accept(work: Work, case: Case, want: Wanted) -> None:
    """受理: a part for each department, each with a clock of its own."""
    days = [share.working_days for share in want.shares]
    work.keep(moves.accept(keeper_of(work), case, _parts(work, case, want), days))
    plan_turns(work)


def _go_on(work: Work, case: Case, want: Wanted, materials: Materials) -> None:
    """Back to the applicant, accepted here, or left to the department to say so."""
    if materials.missing:
        work.keep(moves.send_back(case, (), materials.lacks()))
    elif work.setup.supervision.accepted_by is AcceptedBy.WINDOW:
        accept(work, case, want)


def _parts(work: Work, case: Case, want: Wanted) -> list[Part]:
    first = work.shelf.of(Part).next_id()
    by = None if want.kind is CaseKind.IMMEDIATE else hand_over_by(work.setup, work.at)
    return [
        Part(
            id=first + at,
            case=case.id,
            department=share.department,
            matter=share.matter,
            lead=at == 0,
            state=PartState.SENT,
            light=Light.OFF,
            hand_over_by=by,
        )
        for at, share in enumerate(want.shares)
    ]


def _served(work: Work, ticket_id: int | None) -> Ticket | None:
    """The ticket that the window serves now; whoever is only called hasn't come yet."""
    ticket = work.shelf.tickets.get(ticket_id) if ticket_id else None
    return ticket if ticket and ticket.state is TicketState.SERVING else None


def end(work: Work, case: Case) -> None:
    """It is over: its lights are off, and the days of retention begin."""
    plan_turns(work)
    if case.applicant is not None:
        count_from(work, case.applicant, work.at)


def _answer(work: Work, case: Case) -> Answer:
    return case_face(work.setup, work.shelf, case_of(work.shelf, case.id))
