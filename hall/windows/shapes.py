"""The shapes that a window has had, as the journal tells them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hall.ports import Shelf
from hall.progress import Recorded
from hall.setup import Name, WindowKind


def last_shape(shelf: Shelf, number: str) -> Recorded:
    """The event that gave a window its shape; whoever asks knows that it is there."""
    (last,) = shelf.journal.last_shapes(number, 1)
    return last


def shape_in(told: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a window in what such an event has told, but until when it is open."""
    return {
        "name": Name(**told["name"]),
        "kind": WindowKind(told["window_kind"]),
        "domains": tuple(told["domains"]),
        "zone": told["zone"],
        "exception": told["exception"],
    }


def open_until_in(told: Mapping[str, Any]) -> datetime | None:
    """Until when the window was to be open by it."""
    until = told["open_until"]
    return datetime.fromisoformat(until) if until else None
