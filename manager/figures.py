"""What the page of figures is handed: what each figure is counted in, and the matters' names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.figures.figure import FIGURES, OF_WINDOWS
from hall.ports import Shelf
from hall.setup import Setup


def figures_facts(setup: Setup, shelf: Shelf) -> Mapping[str, Any]:
    """The unit of every figure in its order, and every matter with its name."""
    return {
        "units": [[figure.key, str(figure.unit)] for figure in (*FIGURES, *OF_WINDOWS)],
        "matters": [[m.code, m.name] for m in setup.matters],
    }
