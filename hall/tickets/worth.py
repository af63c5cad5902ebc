"""Whether a number is given now: within the hours, and only where it can still be called.

A number ends with its business date. One that is given after the last window of its line has closed
would be dead before any opens again, and whoever holds it would come for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hall.plans.plan import Plan
from hall.ports import Shelf
from hall.setup import Setup
from hall.windows.window import Window, WindowState
from hall.workdays.national import A_DAY

OPENS = "OpenWindow"


def ends_at(setup: Setup, at: datetime) -> datetime:
    """When a number given at `at` ends, called or not: with its business date."""
    return setup.day_begins(setup.business_date(at) + A_DAY)


def is_given(setup: Setup, shelf: Shelf, may: Sequence[Window], at: datetime) -> bool:
    """Whether somebody who comes now gets a number; `may`: the windows that may take it.

    A window that stays open longer gives its line numbers past the hall's hours (P22-4).
    """
    if any(window.is_open_past(at) for window in may):
        return True
    return setup.opening.gives_tickets(at) and can_be_called(setup, shelf, may, at)


def can_be_called(setup: Setup, shelf: Shelf, may: Sequence[Window], at: datetime) -> bool:
    """Whether the hall or one of these windows is open, or will be before a number of now ends."""
    opening, ends = setup.opening, ends_at(setup, at)
    opens = opening.opens_after(at)
    if opening.is_open(at) or (opens is not None and opens < ends):
        return True
    if any(window.state is not WindowState.CLOSED for window in may):
        return True
    numbers = {window.number for window in may}
    return any(
        plan.facts.get("window") in numbers and at <= plan.due_after(at, setup.timezone) < ends
        for plan in shelf.of(Plan).find()
        if plan.command == OPENS
    )
