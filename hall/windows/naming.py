"""What a window is called once it does something else: a sign never names what isn't done there."""

from __future__ import annotations

from hall.setup import Name, Setup, WindowKind
from hall.windows.window import Window

NAMED_AT_MOST = 2
"""Domains that fit into a window's name."""
ANY = Name("综合服务", "Any Matter")


def name_after(setup: Setup, window: Window, kind: WindowKind, domains: tuple[str, ...]) -> Name:
    """The name of `window` once it has this shape.

    A name that somebody chose stays. One that only said what was done there says what is done now.
    """
    before = (window.kind, frozenset(window.domains))
    if before == (kind, frozenset(domains)) or not _says_its_work(setup, window):
        return window.name
    return _name_of(setup, kind, domains)


def _says_its_work(setup: Setup, window: Window) -> bool:
    return window.name in (
        *(domain.name for domain in setup.domains),
        *(_planned(setup, window.kind, window.domains)),
        _joined(setup, window.domains),
        ANY,
    )


def _name_of(setup: Setup, kind: WindowKind, domains: tuple[str, ...]) -> Name:
    """As the hall calls its windows of this shape; otherwise by what is done there."""
    planned = _planned(setup, kind, domains)
    if planned:
        return planned[0]
    return _joined(setup, domains) if 0 < len(domains) <= NAMED_AT_MOST else ANY


def _planned(setup: Setup, kind: WindowKind, domains: tuple[str, ...]) -> list[Name]:
    wanted = (kind, frozenset(domains))
    return [w.name for w in setup.windows if (w.kind, frozenset(w.domains)) == wanted]


def _joined(setup: Setup, domains: tuple[str, ...]) -> Name:
    names = [d.name for key in domains if (d := setup.domain(key)) is not None]
    return Name("、".join(n.zh for n in names), ", ".join(n.en for n in names))
