"""Trying rules on a recorded day."""

from __future__ import annotations

from datetime import date
from typing import Any

from hall.planning.trial import try_rules
from hall.ports import Shelf
from hall.settings.routing import Routing
from hall.setup import Setup
from store.memory import MemoryStore


def trial_face(configured: Setup, shelf: Shelf, day: date, rules: Routing) -> dict[str, Any]:
    """The day as it was beside the day under these rules. It takes seconds: reckon it aside."""
    return try_rules(configured, shelf, day, rules.applied, MemoryStore).face()
