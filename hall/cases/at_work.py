"""What departments have to decide: the worst light first, and how much there is under each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hall.cases.face import WORST_FIRST
from hall.cases.part import Part
from hall.cases.part_moves import WITH_THE_DEPARTMENT
from hall.cases.term import Light
from hall.ports import Shelf, Span

SHOWN = (Light.RED, Light.YELLOW, Light.PAUSED, Light.GREEN)
"""What a clock may show while its part is with its department, the worst first."""
SOME_DAY = Span(date.min, None)


def worst_first(
    shelf: Shelf, department: str, limit: int, lights: Sequence[Light] = SHOWN
) -> list[Part]:
    """What is under these lights, the worst first, and under each light the earliest last day."""
    found: list[Part] = []
    for light in lights:
        if len(found) < limit:
            found += sorted(_under(shelf, department, light, limit), key=urgency)
    return found[:limit]


def how_many(shelf: Shelf, department: str) -> dict[Light, int]:
    """How many it has under each light."""
    return {
        light: sum(shelf.of(Part).count(**facts) for facts in _facts(department, light))
        for light in SHOWN
    }


def urgency(part: Part) -> tuple[int, str, int]:
    """What is sorted by this has the worst light first, then the earliest last day."""
    return WORST_FIRST.index(part.light), str(part.last_day or ""), part.id


def _under(shelf: Shelf, department: str, light: Light, limit: int) -> list[Part]:
    asked = _facts(department, light)
    return [part for facts in asked for part in shelf.of(Part).find(**facts, limit=limit)]


def _facts(department: str, light: Light) -> list[dict[str, Any]]:
    """A clock that rests has no last day."""
    last_day = None if light is Light.PAUSED else SOME_DAY
    return [
        {"department": department, "state": state, "light": light, "last_day": last_day}
        for state in WITH_THE_DEPARTMENT
    ]
