"""Which window takes what: the list that is kept and public (P22-5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hall.setup import Matter, Setup, Theme
from hall.windows.window import Window

Departments = tuple[tuple[str, tuple[Matter, ...]], ...]


def matters_at(setup: Setup, window: Window) -> list[Matter]:
    """The matters that this window takes, in the hall's order; open or not."""
    return [m for m in setup.matters if _takes(setup, window, m.domain, m.code, None)]


def themes_at(setup: Setup, window: Window) -> list[Theme]:
    """The themes that this window takes."""
    return [t for t in setup.themes if _takes(setup, window, t.domain, None, t.key)]


def windows_for(setup: Setup, matter: Matter, windows: Iterable[Window]) -> list[Window]:
    """The windows that take a matter."""
    return [w for w in windows if _takes(setup, w, matter.domain, matter.code, None)]


def by_department(matters: Iterable[Matter]) -> Departments:
    """Matters under their departments, each in the order in which it comes first."""
    found: dict[str, list[Matter]] = {}
    for matter in matters:
        found.setdefault(matter.department, []).append(matter)
    return tuple((department, tuple(its)) for department, its in found.items())


def lines_at(setup: Setup, window: Window) -> Sequence[str]:
    """The keys of the lines without matters and themes that it serves: guidance, issuing."""
    filled = {m.domain for m in setup.matters} | {t.domain for t in setup.themes}
    return [d.key for d in setup.domains if d.key not in filled and d.key in window.domains]


def _takes(
    setup: Setup, window: Window, domain: str, matter: str | None, theme: str | None
) -> bool:
    return window.may_take(domain, anywhere=setup.is_for_anywhere(domain, matter, theme))
