"""A report: the figures of a stretch of business dates, in all and parted by something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from hall.figures import months
from hall.figures.figure import By
from hall.figures.stretch import sums_of_stretch
from hall.figures.sums import OPEN_MS, Sum, counted
from hall.figures.tally import ratio, tally
from hall.figures.wanted import Wanted
from hall.ports import Shelf
from hall.setup import Setup

Parts = Mapping[str, Sequence[Sum]]


def report(setup: Setup, shelf: Shelf, asked: Wanted, at: datetime) -> dict[str, Any]:
    """As the API says it: `total`, and a row for each group that anything is known of."""
    sums = sums_of_dates(setup, shelf, asked, at)
    parts: defaultdict[str, list[Sum]] = defaultdict(list)
    for one in sums:
        parts[one.part].append(one)
    rows = {part: asdict(tally(its, asked.targets)) for part, its in parts.items()}
    if asked.by is By.WINDOW:
        _add_loads(shelf, asked, parts, rows)
    return {
        "from": asked.first.isoformat(),
        "to": asked.last.isoformat(),
        "by": str(asked.by),
        "domain": asked.domain,
        "total": asdict(tally(sums, asked.targets)),
        "rows": [{"key": key, **rows[key]} for key in _ordered(setup, asked.by, rows)],
    }


def sums_of_dates(setup: Setup, shelf: Shelf, asked: Wanted, at: datetime) -> list[Sum]:
    """Months that are over as they are kept, all other dates from what is on record."""
    kept = months.within(asked, shelf.figures.months(months.way(setup)))
    sums = list(shelf.figures.kept(kept, asked))
    for first, last in months.gaps(asked, kept):
        sums += sums_of_stretch(setup, shelf, replace(asked, first=first, last=last), at)
    return sums


def _add_loads(shelf: Shelf, asked: Wanted, parts: Parts, rows: dict[str, dict[str, Any]]) -> None:
    busy = shelf.figures.busy(asked.first, asked.last)
    for window in {*busy, *rows}:
        row = rows.setdefault(window, asdict(tally([], {})))
        opened = counted(parts.get(window, ()))[OPEN_MS] / 1000
        row["open_seconds"] = round(opened, 1)
        row["busy_seconds"] = round(busy.get(window, 0.0), 1)
        row["load"] = ratio(busy.get(window, 0.0), opened)


def _ordered(setup: Setup, by: By, rows: Mapping[str, Mapping[str, Any]]) -> Sequence[str]:
    """Time runs on, lines stand as in the hall, windows by number, the rest by how many came."""
    if by is By.DOMAIN:
        places = {d.key: place for place, d in enumerate(setup.domains)}
        return sorted(rows, key=lambda key: (places.get(key, len(places)), key))
    if by is By.WINDOW or by is By.HOUR:
        return sorted(rows, key=lambda key: (not key, len(key), key))
    if by is By.DAY:
        return sorted(rows)
    return sorted(rows, key=lambda key: (not key, -rows[key]["arrivals"], key))
