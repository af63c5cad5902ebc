"""The view `office:DEPARTMENT`: what is on its way there, what is due, what was decided today."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.cases.at_work import worst_first
from hall.cases.case import Case, CaseState
from hall.cases.face import business_face, part_face
from hall.cases.handover import batch_face, how_much_waits, unsigned, waiting_for
from hall.cases.known import case_of, is_own, materials_of, parts_of
from hall.cases.material import Verdict
from hall.cases.part import Part
from hall.faces import Face, said
from hall.people.roles import READERS, Role
from hall.ports import Shelf, Span
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
    today = setup.day_begins(setup.business_date(at))
    decided = shelf.of(Part).find(
        department=department, decided_at=Span(today, None), limit=MOST, newest=True
    )
    return {
        "department": department,
        "sheets": _sheets(setup, shelf, department, at),
        "waiting": _waiting(setup, shelf, department, at),
        "received": _received(setup, shelf, department),
        "due": [part_row(setup, shelf, part, at) for part in worst_first(shelf, department, MOST)],
        "decided": [part_row(setup, shelf, part, at) for part in decided],
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


def _sheets(setup: Setup, shelf: Shelf, department: str, at: datetime) -> list[Face]:
    """Hand-over sheets that wait for the department's signature, the earliest cut-off first."""
    waiting = unsigned(shelf, department)
    return [{**batch_face(setup, shelf, one), "late": one.due < at} for one in waiting]


def _waiting(setup: Setup, shelf: Shelf, department: str, at: datetime) -> Face:
    """Paper that still lies at the windows: how much, when the first is due, how much is late."""
    first = next(iter(waiting_for(shelf, department, limit=1)), None)
    return {
        "count": how_much_waits(shelf, department),
        "due": said(setup, first.hand_over_by if first else None),
        "late": how_much_waits(shelf, department, at),
    }


def _received(setup: Setup, shelf: Shelf, department: str) -> list[Face]:
    """What the department has to accept, where the hall leaves that to it (P22-11)."""
    led = shelf.of(Case).find(lead=department, state=CaseState.RECEIVED, limit=MOST)
    return [_case_row(setup, shelf, case) for case in led]


def _view(setup: Setup, shelf: Shelf, which: str, at: datetime) -> dict[str, Any]:
    return office_face(setup, shelf, which, at)


OFFICE = RoomView("office", _view, READERS | {Role.BACK_OFFICE}, KINDS, single=False, own=is_own)
