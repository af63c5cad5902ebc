"""How long windows were open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from hall.figures.sums import EVERY_LINE, OPEN_MS, Sum
from hall.figures.wanted import ONE_DAY, Wanted
from hall.ports import Shelf
from hall.setup import Setup

Step = tuple[datetime, str, str]
"""When, which kind of event (WindowOpened, WindowPaused, WindowClosed), at which window."""


def openings(
    setup: Setup, shelf: Shelf, asked: Wanted, until: datetime | None = None
) -> Sequence[Sum]:
    """How long each window was open on these dates, up to `until` where that is earlier."""
    begins, ends = asked.span(setup)
    opened = open_seconds(setup, shelf.figures.steps(begins, ends), until or ends)
    return [
        Sum(window, EVERY_LINE, {OPEN_MS: round(opened[window] * 1000)})
        for window in sorted(opened)
    ]


def open_seconds(setup: Setup, steps: Iterable[Step], until: datetime) -> Mapping[str, float]:
    """By window: the seconds that it was open and not paused, up to `until`.

    Every date begins with all windows closed; one that nobody closed is open to its date's end.
    """
    since: dict[str, datetime] = {}
    sums: defaultdict[str, float] = defaultdict(float)
    for at, kind, window in steps:
        if kind == "WindowOpened":
            sums[window] += _spell(setup, since.pop(window, at), at)
            since[window] = at
        elif window in since:
            sums[window] += _spell(setup, since.pop(window), at)
    for window, begun in since.items():
        sums[window] += _spell(setup, begun, until)
    return {window: round(seconds, 3) for window, seconds in sums.items()}


def _spell(setup: Setup, begun: datetime, ended: datetime) -> float:
    night = setup.day_begins(setup.business_date(begun) + ONE_DAY)
    return max(0.0, (min(ended, night) - begun).total_seconds())
