"""The view `supervision`: the lights of all departments, and paper that is late (J19-7, J19-8)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.cases.at_work import SHOWN, how_many, urgency, worst_first
from hall.cases.handover import how_many_late, late_parts
from hall.cases.office import KINDS, MOST, part_row
from hall.cases.part import Part
from hall.cases.term import Light
from hall.faces import Face
from hall.people.roles import READERS
from hall.ports import Shelf
from hall.setup import Setup
from hall.viewing import RoomView

URGED = (Light.RED, Light.YELLOW)


def supervision_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Each department with work by its lights; then red and yellow ones, and late hand-overs."""
    of = setup.departments
    lit = [part for one in of for part in worst_first(shelf, one, MOST, URGED)]
    late = [part for one in of for part in late_parts(shelf, one, at)]
    rows = [_counts(shelf, one, at) for one in of]
    return {
        "departments": [row for row in rows if any(row[light] for light in SHOWN)],
        "lit": [part_row(setup, shelf, part, at) for part in sorted(lit, key=urgency)],
        "late": [part_row(setup, shelf, part, at) for part in sorted(late, key=_waits_since)],
    }


def _counts(shelf: Shelf, department: str, at: datetime) -> Face:
    lights = {str(light): count for light, count in how_many(shelf, department).items()}
    return {"department": department, **lights, "late": how_many_late(shelf, department, at)}


def _waits_since(part: Part) -> tuple[str, int]:
    return str(part.hand_over_by), part.id


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return supervision_face(setup, shelf, at)


SUPERVISION = RoomView("supervision", _view, READERS, KINDS)
