"""The view `office:DEPARTMENT`: what is on its way there, what is due, what was decided today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from hall.cases.case import Case, CaseState
from hall.cases.face import WORST_FIRST, business_face, part_face
from hall.cases.handover import Batch, batch_face
from hall.cases.known import case_of, materials_of, parts_of
from hall.cases.material import Verdict
from hall.cases.part import Part, PartState
from hall.faces import Face, said
from hall.people.roles import READERS, Actor, Role
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.setup import Setup
from hall.viewing import RoomView
from hall.workdays.national import working_days_between

MOST = 500
"""Parts of one department that its page shows."""
KINDS = ("Case", "Part", "Batch", "Light", "Clock", "Term", "Overdue", "Material", "Follow")


def office_face(setup: Setup, shelf: Shelf, department: str, at: datetime) -> Face:
    """All that a back office has before it. Raises Unknown where the hall has none such."""
    if department not in setup.departments:
        raise Unknown("unknown_department", department=department[:80])
    sent, taken, decided = (
        shelf.of(Part).find(department=department, state=state, limit=MOST, newest=newest)
        for state, newest in (
            (PartState.SENT, False),
            (PartState.TAKEN, False),
            (PartState.DECIDED, True),
        )
    )
    today = setup.day_begins(setup.business_date(at))
    return {
        "department": department,
        "sheets": _sheets(setup, shelf, sent, at),
        "waiting": _waiting(setup, sent, at),
        "received": _received(setup, shelf, department),
        "due": [part_row(setup, shelf, part, at) for part in _worst_first((*sent, *taken))],
        "decided": [
            part_row(setup, shelf, part, at)
            for part in decided
            if part.decided_at and part.decided_at >= today
        ],
    }


def part_row(setup: Setup, shelf: Shelf, part: Part, at: datetime) -> Face:
    """A part in a list. `days` are working days left, below 0: over; `changes` grows with each."""
    return {
        **_case_row(setup, shelf, case_of(shelf, part.case)),
        "part": part_face(setup, part),
        "days": _days_left(setup, part, at),
    }


def _case_row(setup: Setup, shelf: Shelf, case: Case) -> Face:
    parts = parts_of(shelf, case)
    deferred = [m for m in materials_of(shelf, case) if m.verdict is Verdict.DEFERRED]
    return {
        "case": case.id,
        "number": case.number,
        "kind": str(case.kind),
        "state": str(case.state),
        **business_face(setup, case),
        "received_at": said(setup, case.received_at),
        "deferred": len(deferred),
        "changes": case.edition + sum(part.edition for part in parts),
    }


def _days_left(setup: Setup, part: Part, at: datetime) -> int | None:
    if part.last_day is None:
        return part.left
    return working_days_between(setup.national, setup.local(at).date(), part.last_day)


def _worst_first(parts: Iterable[Part]) -> list[Part]:
    def urgency(part: Part) -> tuple[int, str, int]:
        return WORST_FIRST.index(part.light), str(part.last_day or ""), part.id

    return sorted(parts, key=urgency)


def _sheets(setup: Setup, shelf: Shelf, sent: Sequence[Part], at: datetime) -> list[Face]:
    """Hand-over sheets that wait for the department's signature, the earliest cut-off first."""
    ids = {part.batch for part in sent if part.batch is not None}
    found = (shelf.of(Batch).get(one) for one in ids)
    waiting = sorted((b for b in found if b and b.taken_at is None), key=lambda b: (b.due, b.id))
    return [{**batch_face(setup, shelf, one), "late": one.due < at} for one in waiting]


def _waiting(setup: Setup, sent: Sequence[Part], at: datetime) -> Face:
    """Paper that still lies at the windows: how much, when the first is due, how much is late."""
    due = [p.hand_over_by for p in sent if p.batch is None and p.hand_over_by is not None]
    return {
        "count": len(due),
        "due": said(setup, min(due, default=None)),
        "late": sum(moment < at for moment in due),
    }


def _received(setup: Setup, shelf: Shelf, department: str) -> list[Face]:
    """What the department has to accept, where the hall leaves that to it (P22-11)."""
    waiting = shelf.of(Part).find(department=department, state=PartState.WAITING, limit=MOST)
    led = (case_of(shelf, part.case) for part in waiting if part.lead)
    return [_case_row(setup, shelf, case) for case in led if case.state is CaseState.RECEIVED]


def _is_own(department: str, actor: Actor) -> bool:
    return actor.role is not Role.BACK_OFFICE or actor.department == department


def _view(setup: Setup, shelf: Shelf, which: str, at: datetime) -> dict[str, Any]:
    return office_face(setup, shelf, which, at)


OFFICE = RoomView("office", _view, READERS | {Role.BACK_OFFICE}, KINDS, single=False, own=_is_own)
