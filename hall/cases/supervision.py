"""The view `supervision`: the lights of all departments, and paper that is late (J19-7, J19-8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hall.cases.face import WORST_FIRST
from hall.cases.handover import late_parts
from hall.cases.office import KINDS, MOST, part_row
from hall.cases.part import Part, PartState
from hall.cases.term import Light
from hall.faces import Face
from hall.people.roles import READERS
from hall.ports import Shelf
from hall.setup import Setup
from hall.viewing import RoomView

SHOWN = (Light.RED, Light.YELLOW, Light.PAUSED, Light.GREEN)
URGED = (Light.RED, Light.YELLOW)


def supervision_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Each department with work by its lights; then red and yellow ones, and late hand-overs."""
    of = {one: _at_work(shelf, one) for one in setup.departments}
    lit = [part for parts in of.values() for part in parts if part.light in URGED]
    late = [part for one in of for part in late_parts(shelf, one, at)]
    return {
        "departments": [
            _counts(one, parts, sum(p.department == one for p in late))
            for one, parts in of.items()
            if parts
        ],
        "lit": [part_row(setup, shelf, part, at) for part in sorted(lit, key=_urgency)],
        "late": [part_row(setup, shelf, part, at) for part in sorted(late, key=_waits_since)],
    }


def _at_work(shelf: Shelf, department: str) -> list[Part]:
    states = (PartState.SENT, PartState.TAKEN)
    found = (shelf.of(Part).find(department=department, state=s, limit=MOST) for s in states)
    return [part for parts in found for part in parts]


def _counts(department: str, parts: Sequence[Part], late: int) -> Face:
    lights = Counter(part.light for part in parts)
    counted = {str(light): lights[light] for light in SHOWN}
    return {"department": department, **counted, "late": late}


def _urgency(part: Part) -> tuple[int, str, int]:
    return WORST_FIRST.index(part.light), str(part.last_day or ""), part.id


def _waits_since(part: Part) -> tuple[str, int]:
    return str(part.hand_over_by), part.id


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return supervision_face(setup, shelf, at)


SUPERVISION = RoomView("supervision", _view, READERS, KINDS)
