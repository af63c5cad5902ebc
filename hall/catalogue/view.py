"""The view `path`: how far the hall is on its way to full one-window (D21-2, P22-1)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.catalogue.commands import NOTE
from hall.people.roles import READERS
from hall.ports import Shelf
from hall.setup import Domain, Setup
from hall.viewing import RoomView
from hall.windows.share import COMPREHENSIVE, share_face


def path_face(setup: Setup, shelf: Shelf) -> dict[str, Any]:
    """Matters that any window takes of all matters, by domain; windows that take any of all.

    `edition` changes whenever the catalogue does.
    """
    windows = [w for w in shelf.windows.all() if w.kind in COMPREHENSIVE]
    return {
        "mode": str(setup.mode),
        "marked": sum(m.undifferentiated for m in setup.matters),
        "matters": len(setup.matters),
        "themes": len(setup.themes),
        "domains": [_domain(setup, domain) for domain in setup.domains],
        "windows": len(windows),
        "any": sum(w.is_undifferentiated for w in windows),
        "share": share_face(setup, shelf.windows.all()),
        "edition": edition(shelf),
    }


def edition(shelf: Shelf) -> str:
    """Which catalogue is in force, as pages compare it; empty: the one of the hall's folder."""
    return shelf.note(NOTE) or ""


def _domain(setup: Setup, domain: Domain) -> dict[str, Any]:
    matters = [m for m in setup.matters if m.domain == domain.key]
    marked = sum(m.undifferentiated for m in matters)
    return {"domain": domain.key, "matters": len(matters), "marked": marked}


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> dict[str, Any]:
    return path_face(setup, shelf)


PATH = RoomView("path", _view, READERS, ("Window",))
