"""A stretch of dates, reckoned from what is on record: what months and reports are made of."""

from __future__ import annotations

from datetime import datetime

from hall.figures.figure import By
from hall.figures.opening import openings
from hall.figures.sums import Sum, joined
from hall.figures.ticketless import ticketless
from hall.figures.wanted import Wanted
from hall.ports import Shelf
from hall.setup import Setup


def sums_of_stretch(
    setup: Setup, shelf: Shelf, asked: Wanted, until: datetime | None = None
) -> list[Sum]:
    """One sum for each part and line: its visits, what has no ticket, and by window how long it
    was open, up to `until`.
    """
    opened = openings(setup, shelf, asked, until) if asked.by is By.WINDOW else ()
    return joined([*shelf.figures.sums(asked), *ticketless(setup, shelf, asked), *opened])
