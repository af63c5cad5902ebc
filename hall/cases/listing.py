"""Lists of cases: of a department, a state, a number, a window today, or an applicant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from hall.cases.case import Case, CaseState
from hall.cases.checking import deferred
from hall.cases.face import head_face, part_face
from hall.cases.known import materials_of, may_see, parts_of
from hall.cases.office import KINDS
from hall.cases.part import Part, PartState
from hall.cases.whose import case_for
from hall.faces import Face
from hall.people.persons import Person, persons_like
from hall.people.roles import AT_WINDOWS, READERS, Actor
from hall.ports import Secrets, Shelf, Span
from hall.setup import Setup
from hall.viewing import RoomView

MOST = 500


def of_department(
    setup: Setup, shelf: Shelf, department: str, state: PartState, limit: int
) -> list[Face]:
    """Cases with a part there that stands so; `part` is that part.

    Oldest first, what is over newest first.
    """
    over = state in (PartState.DECIDED, PartState.DROPPED)
    found = shelf.of(Part).find(department=department, state=state, limit=limit, newest=over)
    cases = ((shelf.of(Case).get(part.case), part) for part in found)
    return [
        {**head_face(setup, case, parts_of(shelf, case)), "part": part_face(setup, part)}
        for case, part in cases
        if case is not None
    ]


def in_state(setup: Setup, shelf: Shelf, state: CaseState, limit: int) -> list[Face]:
    """Cases that stand so, newest first."""
    found = shelf.of(Case).find(state=state, limit=limit, newest=True)
    return list(_heads(setup, shelf, found))


def numbered(setup: Setup, shelf: Shelf, number: str, by: Actor) -> list[Face]:
    """The case of this number, where there is one that `by` may see: nobody else learns of it."""
    found = [case for case in shelf.of(Case).find(number=number) if may_see(shelf, by, case)]
    return list(_heads(setup, shelf, found))


def at_window(setup: Setup, shelf: Shelf, window: str, at: datetime) -> list[Face]:
    """What this window received today, newest first; `deferred` counts what is still to come."""
    today = Span(setup.day_begins(setup.business_date(at)))
    found = shelf.of(Case).find(window=window, received_at=today, limit=MOST, newest=True)
    return [_row(setup, shelf, case) for case in found]


def of_applicant(setup: Setup, shelf: Shelf, secrets: Secrets, asked: Person) -> list[Face]:
    """Every case of whoever has this ID number or phone, newest first."""
    records = persons_like(shelf, secrets, asked)
    found = (case for record in reversed(records) if (case := case_for(shelf, record)) is not None)
    return list(_heads(setup, shelf, found))


def _row(setup: Setup, shelf: Shelf, case: Case) -> Face:
    parts, materials = parts_of(shelf, case), materials_of(shelf, case)
    ticket = shelf.tickets.get(case.ticket) if case.ticket else None
    return {
        **head_face(setup, case, parts),
        "ticket": ticket.number if ticket else None,
        "deferred": len(deferred(materials)),
        "changes": case.edition + sum(part.edition for part in parts),
    }


def _heads(setup: Setup, shelf: Shelf, found: Iterable[Case]) -> Iterator[Face]:
    return ({**head_face(setup, case, parts_of(shelf, case)), "part": None} for case in found)


def _view(setup: Setup, shelf: Shelf, window: str, at: datetime) -> dict[str, Any]:
    return {"window": window, "cases": at_window(setup, shelf, window, at)}


AT_THE_WINDOW = RoomView("cases", _view, AT_WINDOWS | READERS, KINDS, single=False)
