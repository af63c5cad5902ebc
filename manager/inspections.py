"""What the page of inspections is handed: the places one may look at, and who sits there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.ports import Shelf
from hall.setup import Setup


def inspections_facts(setup: Setup, shelf: Shelf) -> Mapping[str, Any]:
    """Every window with its zone, names and clerk; everybody who may be given a finding."""
    return {
        "windows": [[w.number, w.zone, w.name.zh, w.name.en, w.clerk] for w in shelf.windows.all()],
        "owners": [[s.name, s.display] for s in shelf.people.all_staff() if s.active],
    }
