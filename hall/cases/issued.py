"""What the catalogue says is issued on a case, by which of its departments (J19-12)."""

from __future__ import annotations

from collections.abc import Iterable

from hall.cases.case import Case
from hall.cases.part import Decision, Part
from hall.setup import Matter, Setup


def issued_on(setup: Setup, case: Case, part: Part) -> tuple[str, ...]:
    """The licences or decisions that a department issues on its part; none where it is denied.

    What was noted at the decision holds, whatever the catalogue calls it since.
    """
    if part.decision is Decision.DENIED:
        return ()
    if part.issues is not None:
        return part.issues
    matters = (m for m in _matters(setup, case) if m.department == part.department)
    return tuple(dict.fromkeys(one for matter in matters for one in matter.issues))


def issues_anything(setup: Setup, case: Case, parts: Iterable[Part]) -> bool:
    """Whether the applicant is to get something."""
    return any(issued_on(setup, case, part) for part in parts)


def _matters(setup: Setup, case: Case) -> Iterable[Matter]:
    theme = setup.theme(case.theme) if case.theme else None
    codes = theme.matters if theme else (case.matter or "",)
    return (matter for code in codes if (matter := setup.matter(code)) is not None)
