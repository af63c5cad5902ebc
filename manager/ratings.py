"""What the page of ratings is handed: what may be ticked as wrong, and who may act on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.people.roles import LEADERS
from hall.ports import Shelf
from hall.setup import Setup


def ratings_facts(setup: Setup, shelf: Shelf) -> Mapping[str, Any]:
    """The reasons by their keys; the roles that follow up and exclude."""
    return {
        "reasons": [[r.key, r.name.zh, r.name.en] for r in setup.ratings.offered],
        "leaders": sorted(LEADERS),
    }
