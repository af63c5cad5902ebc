"""The shapes that a window has had, as the journal tells them."""

from __future__ import annotations

from hall.ports import Shelf
from hall.progress import Recorded


def shapes_of(shelf: Shelf, number: str) -> list[Recorded]:
    """The events that shaped a window, oldest first."""
    journal = shelf.journal
    return [e for e in journal.shaping(journal.version() + 1) if e.data["window"] == number]
