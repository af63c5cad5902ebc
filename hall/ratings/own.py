"""What a clerk sees of their own ratings: sums, when there are enough to hide in (P22-12)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from hall.ports import Shelf, Span
from hall.ratings.rating import POOR, Level, Rating, Standing
from hall.setup import Setup

DAYS = 30
MOST = 10_000


def own_sums(setup: Setup, shelf: Shelf, clerk: str, at: datetime) -> dict[str, Any]:
    """Of the last 30 business dates before today; without the sums where they are too few.

    Today's are left out, or the sums before and after a visit would tell how that one rated.
    """
    last = setup.business_date(at) - timedelta(days=1)
    first = last - timedelta(days=DAYS - 1)
    span = Span(first, last + timedelta(days=1))
    found = shelf.of(Rating).find(clerk=clerk, day=span, limit=MOST)
    counts = Counter(r.level for r in found if r.standing is not Standing.EXCLUDED)
    rated = counts.total()
    enough = rated >= setup.ratings.least_shown
    satisfied = sum(count for level, count in counts.items() if level not in POOR)
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "least": setup.ratings.least_shown,
        "enough": enough,
        "rated": rated if enough else None,
        "satisfaction": round(satisfied / rated, 4) if enough else None,
        "levels": {str(level): counts[level] for level in Level} if enough else None,
    }
