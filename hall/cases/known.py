"""What every command about a case begins with: the case, its parts, and who may act on them."""

from __future__ import annotations

from hall.cases.case import Case
from hall.cases.material import CaseMaterial
from hall.cases.part import Part
from hall.cases.term import Timekeeper
from hall.commands import Work
from hall.people.roles import Actor, Role
from hall.ports import Shelf
from hall.refusals import Forbidden, Refusal, Unknown
from hall.windows.steps import SITTING


def keeper_of(work: Work) -> Timekeeper:
    """The clocks as they are at the moment of this command."""
    return Timekeeper(work.setup, work.at)


def case_of(shelf: Shelf, case_id: int) -> Case:
    """The case of this id. Raises Unknown."""
    case = shelf.of(Case).get(case_id)
    if case is None:
        raise Unknown("unknown_case")
    return case


def parts_of(shelf: Shelf, case: Case) -> list[Part]:
    """Its parts, the lead's first."""
    return sorted(shelf.of(Part).find(case=case.id), key=lambda part: not part.lead)


def materials_of(shelf: Shelf, case: Case) -> list[CaseMaterial]:
    """Its materials, in the order of the list."""
    return list(shelf.of(CaseMaterial).find(case=case.id))


def part_of(work: Work, part_id: int, seen: int | None) -> tuple[Case, Part]:
    """A part and its case, for somebody of its department who has seen this edition of it."""
    case, part = part_and_case(work.shelf, part_id)
    must_be_of(work, part.department)
    must_be_seen(part, seen)
    return case, part


def part_and_case(shelf: Shelf, part_id: int) -> tuple[Case, Part]:
    """A part and its case. Raises Unknown."""
    part = shelf.of(Part).get(part_id)
    if part is None:
        raise Unknown("unknown_case")
    return case_of(shelf, part.case), part


def must_be_of(work: Work, department: str) -> None:
    """Back office acts for its own department only."""
    if department_of(work.shelf, work.by) != department:
        raise Forbidden("case_of_another_department", department=department)


def must_see(shelf: Shelf, by: Actor, case: Case) -> None:
    """Refuse whoever may not see it."""
    if not may_see(shelf, by, case):
        raise Forbidden("case_of_another_department", department=case.lead)


def listed_for(shelf: Shelf, by: Actor, asked: str | None) -> str | None:
    """Whose lists somebody gets: back office its own department's, anybody else what they ask for.

    Refuses back office that belongs to no department yet.
    """
    if by.role is not Role.BACK_OFFICE:
        return asked
    own = department_of(shelf, by)
    if own is None:
        raise Refusal("no_department_yet")
    return own


def may_see(shelf: Shelf, by: Actor, case: Case) -> bool:
    """Back office sees what its department has a part in; who else is asked elsewhere."""
    if by.role is not Role.BACK_OFFICE:
        return True
    return department_of(shelf, by) in {part.department for part in parts_of(shelf, case)}


def must_handle(work: Work, case: Case) -> None:
    """Refuse the clerks of other windows."""
    if not handles(work.shelf, work.by, case):
        raise Forbidden("case_of_another_window", window=case.window)


def handles(shelf: Shelf, by: Actor, case: Case) -> bool:
    """Whoever leads; or the clerk who received it, or who sits now where it was received."""
    if by.role not in SITTING or case.clerk == by.name:
        return True
    window = shelf.windows.get(case.window)
    return window is not None and window.clerk == by.name


def is_own(department: str, by: Actor) -> bool:
    """Whether a department's page is somebody's own: back office watches no other one's."""
    return by.role is not Role.BACK_OFFICE or by.department == department


def department_of(shelf: Shelf, by: Actor) -> str | None:
    """Whose back office somebody is; None for whoever is none."""
    staff = shelf.people.staff(by.name) if by.is_staff(Role.BACK_OFFICE) else None
    return staff.department if staff else None


def must_be_seen(thing: Case | Part, seen: int | None) -> None:
    """Refuse whoever decides by what stood there before somebody else changed it."""
    if seen is not None and seen != thing.edition:
        raise Refusal("changed_meanwhile", seen=seen, edition=thing.edition)
