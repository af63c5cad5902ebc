"""Lists of cases: of one department, of one state, of one number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hall.cases.case import Case, CaseState
from hall.cases.face import head_face, part_face
from hall.cases.known import may_see, parts_of
from hall.cases.part import Part, PartState
from hall.faces import Face
from hall.people.roles import Actor
from hall.ports import Shelf
from hall.setup import Setup


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


def _heads(setup: Setup, shelf: Shelf, found: Iterable[Case]) -> Iterator[Face]:
    return ({**head_face(setup, case, parts_of(shelf, case)), "part": None} for case in found)
