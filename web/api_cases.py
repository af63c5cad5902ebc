"""The API of cases: what windows receive, departments decide, and supervisors watch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Ge, Le, doc

from hall.cases import accepting, deciding, follow_up
from hall.cases.case import CaseState
from hall.cases.deeds import deeds_face
from hall.cases.deferrals import deferrals_face
from hall.cases.face import case_face
from hall.cases.handover import HandOver, SignBatch, batch_face, batches_of
from hall.cases.known import case_of, department_of, listed_for, must_see, parts_of
from hall.cases.listing import in_state, numbered, of_applicant, of_department
from hall.cases.part import PartState
from hall.cases.showing import ShowApplicant
from hall.cases.term import Timekeeper
from hall.commands import Allowed
from hall.faces import event_face
from hall.facts import CaseNumber, Day, Department, IdNumber, Phone
from hall.people.persons import Person
from hall.people.roles import AT_WINDOWS, Role
from hall.ports import Shelf
from hall.refusals import Invalid
from web import answers_cases as shapes
from web.calls import Asked, Call
from web.repeats import Repeat

ROOM = "Cases"
READERS = Allowed(roles=AT_WINDOWS | {Role.BACK_OFFICE, Role.SUPERVISOR})
LI_MEI = {"name": "李梅", "phone": "139 8765 4321"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Exactly one of `number`, `state` and `department`; `standing` is how its part stands there.

    Back office gets its own department's, whatever it asks for.
    """

    number: CaseNumber | None = None
    state: CaseState | None = None
    department: Department | None = None
    standing: Annotated[PartState, doc("How the part stands at the department")] = PartState.SENT
    limit: Annotated[int, Ge(1), Le(500)] = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class OfDepartment:
    """Since a day, today where none is given; back office gets its own department's."""

    department: Department | None = None
    since: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoseCases:
    """An applicant at the window, by their ID number or their phone."""

    id_number: IdNumber | None = None
    phone: Phone | None = None


def some(asked: Asked) -> dict[str, Any]:
    """The cases that are asked for."""
    w, query = asked.works, asked.query
    _must_ask_for_one(asked)

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            department = listed_for(shelf, asked.by, query.department)
            if query.number is not None:
                found = numbered(w.setup, shelf, query.number, asked.by)
            elif department is not None:
                where = (department, query.standing, query.limit)
                found = of_department(w.setup, shelf, *where)
            else:
                found = in_state(w.setup, shelf, query.state, query.limit)
        return {"cases": found}

    return w.hub.offload(look)


def _must_ask_for_one(asked: Asked) -> None:
    """Back office need not say whose."""
    query = asked.query
    given = [one for one in (query.number, query.state, query.department) if one is not None]
    if asked.by.role is not Role.BACK_OFFICE and len(given) != 1:
        raise Invalid("number", "exactly_one", names="number, state, department")


def of_somebody(asked: Asked) -> dict[str, Any]:
    """The cases of whoever stands at the window; their data stay masked."""
    w, body = asked.works, asked.body
    if (body.id_number is None) == (body.phone is None):
        raise Invalid("id_number", "exactly_one", names="id_number, phone")
    person = Person(id_number=body.id_number, phone=body.phone)

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            return {"cases": of_applicant(w.setup, shelf, w.secrets, person)}

    return w.hub.offload(look)


def deferrals(asked: Asked) -> dict[str, Any]:
    """容缺台账: what was promised and hasn't come, the earliest day first."""
    w = asked.works

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            return deferrals_face(w.setup, shelf, w.clock.now())

    return w.hub.offload(look)


def one(asked: Asked) -> dict[str, Any]:
    """One case, with its parts and materials."""
    w = asked.works
    return _of_case(asked, lambda shelf, case: case_face(w.setup, shelf, case, asked.by))


def lived(asked: Asked) -> dict[str, Any]:
    """All that happened to it (J19-11)."""
    w = asked.works

    def life(shelf: Shelf, case: Any) -> dict[str, Any]:
        return {"events": [event_face(w.setup, event) for event in shelf.journal.of_case(case.id)]}

    return _of_case(asked, life)


def deeds(asked: Asked) -> dict[str, Any]:
    """What the asker's department may do with it now, and why not; others see its lead's."""
    w = asked.works
    keeper = Timekeeper(w.setup, w.clock.now())

    def may(shelf: Shelf, case: Any) -> dict[str, Any]:
        department = department_of(shelf, asked.by) or case.lead
        return deeds_face(keeper, case, parts_of(shelf, case), department)

    return _of_case(asked, may)


def _of_case(asked: Asked, face: Callable[[Shelf, Any], dict[str, Any]]) -> dict[str, Any]:
    def look() -> dict[str, Any]:
        with asked.works.store.reading() as shelf:
            case = case_of(shelf, asked.path["case"])
            must_see(shelf, asked.by, case)
            return face(shelf, case)

    found: dict[str, Any] = asked.works.hub.offload(look)
    return found


def batches(asked: Asked) -> dict[str, Any]:
    """The sheets of a department, oldest first."""
    w, query = asked.works, asked.query
    since = w.setup.day_begins(query.since or w.setup.business_date(w.clock.now()))

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            department = listed_for(shelf, asked.by, query.department)
            if department is None:
                raise Invalid("department", "missing")
            found = batches_of(shelf, department, since)
            return {"batches": [batch_face(w.setup, shelf, one) for one in found]}

    return w.hub.offload(look)


def _post(path: str, command: Any, does: str, example: dict[str, Any] | None = None) -> Call:
    return Call(
        method="POST",
        path=f"/api/v1/{path}",
        does=does,
        command=command,
        answers=shapes.Case,
        room=ROOM,
        example=example or {},
    )


LIST = [{"name": "税务登记表"}, {"name": "营业执照", "verdict": "deferred", "until": "2026-10-09"}]
LAW = "《税务登记管理办法》第十条"
CALLS = (
    Call(
        method="POST",
        path="/api/v1/cases",
        does="收件: an application, its materials checked; complete, it is accepted",
        command=accepting.ReceiveCase,
        answers=shapes.Case,
        status=201,
        room=ROOM,
        example={"window": "1", "matter": "SW-001", "applicant": LI_MEI, "materials": LIST},
    ),
    Call(
        method="GET",
        path="/api/v1/cases",
        does="Cases by number, by state, or of one department",
        handle=some,
        query=Which,
        allowed=READERS,
        answers=shapes.Cases,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/cases/find",
        does="The cases of whoever stands at the window, by ID number or phone",
        handle=of_somebody,
        body=WhoseCases,
        allowed=Allowed(roles=AT_WINDOWS),
        repeat=Repeat.NEW,
        answers=shapes.Cases,
        room=ROOM,
        example={"phone": "139 8765 4321"},
    ),
    Call(
        method="GET",
        path="/api/v1/materials/deferred",
        does="容缺台账: materials that were promised and haven't come",
        handle=deferrals,
        allowed=Allowed(roles=AT_WINDOWS | {Role.SUPERVISOR}),
        answers=shapes.Deferrals,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/cases/{case}",
        does="One case",
        handle=one,
        allowed=READERS,
        answers=shapes.Case,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/cases/{case}/life",
        does="All that happened to it",
        handle=lived,
        allowed=READERS,
        answers=shapes.Life,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/cases/{case}/deeds",
        does="What its department may do with it now, and why not",
        handle=deeds,
        allowed=READERS,
        answers=shapes.Deeds,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/cases/{case}/applicant",
        does="Whose it is, in full; it is on record",
        command=ShowApplicant,
        repeat=Repeat.NEW,
        answers=shapes.Shown,
        room=ROOM,
        example={"reason": "通知补正"},
    ),
    _post(
        "cases/{case}/resubmit",
        accepting.ResubmitCase,
        "补正后重新提交",
        {"window": "1", "materials": LIST},
    ),
    _post(
        "cases/{case}/withdraw", accepting.WithdrawCase, "撤回", {"window": "1", "reason": "不办了"}
    ),
    _post("cases/{case}/accept", deciding.AcceptCase, "受理 by the lead department"),
    _post(
        "cases/{case}/return",
        deciding.ReturnCase,
        "退回补正, once only",
        {"missing": ["营业执照"], "basis": LAW},
    ),
    _post(
        "cases/{case}/refuse",
        deciding.RefuseCase,
        "不予受理",
        {"reason": "不属于本机关职权", "basis": LAW},
    ),
    _post(
        "cases/{case}/follow-up",
        follow_up.TellFollowUp,
        "双告知: the applicant was told of follow-up matters",
        {"window": "1", "matters": ["SW-001"]},
    ),
    _post("materials/{material}/bring", accepting.BringMaterial, "容缺材料补交", {"window": "1"}),
    Call(
        method="POST",
        path="/api/v1/batches",
        does="移交: all paper that waits for a department, on one sheet",
        command=HandOver,
        answers=shapes.Batch,
        status=201,
        room=ROOM,
        example={"department": "税务局"},
    ),
    Call(
        method="POST",
        path="/api/v1/batches/{batch}/sign",
        does="签收 by the department, save what is missing",
        command=SignBatch,
        answers=shapes.Batch,
        room=ROOM,
        example={"missing": []},
    ),
    Call(
        method="GET",
        path="/api/v1/batches",
        does="The hand-over sheets of a department since a day",
        handle=batches,
        query=OfDepartment,
        allowed=READERS,
        answers=shapes.Batches,
        room=ROOM,
    ),
    _post("parts/{part}/take", deciding.TakePart, "后台签收"),
    _post(
        "parts/{part}/pause",
        deciding.PauseClock,
        "暂停计时",
        {"why": "expert-review", "reason": "组织专家评审"},
    ),
    _post("parts/{part}/resume", deciding.ResumeClock, "恢复计时"),
    _post(
        "parts/{part}/extend",
        deciding.ExtendTerm,
        "延期",
        {"to": "2026-10-16", "letter": "税函〔2026〕12号", "reason": "需实地核查"},
    ),
    _post("parts/{part}/urge", deciding.UrgePart, "催办", {"note": "请于今日办结"}),
    _post(
        "parts/{part}/explain", deciding.ExplainOverdue, "超时说明", {"explanation": "专家评审排期"}
    ),
    _post(
        "parts/{part}/decide",
        deciding.DecidePart,
        "审批决定",
        {"decision": "approved", "reason": "符合条件"},
    ),
)
