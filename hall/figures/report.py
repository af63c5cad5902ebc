"""A report: the figures of a stretch of business dates, in all and parted by something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hall.figures.figure import By
from hall.figures.opening import ONE_DAY, open_seconds
from hall.figures.tally import NOBODY, Tally, ratio
from hall.ports import Shelf
from hall.refusals import Invalid, Unknown
from hall.setup import Setup

LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures: of these business dates (both included), of one line or all, parted by `by`.

    `targets`: the wait that each domain promises. `clocks`: from when on the hall's clocks were how
    many seconds ahead of UTC.
    """

    first: date
    last: date
    by: By
    domain: str | None
    targets: Mapping[str, timedelta]
    clocks: tuple[tuple[datetime, int], ...]

    def hour(self, at: datetime) -> int:
        """The hour that the hall's clocks showed."""
        ahead = [seconds for since, seconds in self.clocks if since <= at][-1]
        return (at + timedelta(seconds=ahead)).hour


def wanted(
    setup: Setup, first: date, last: date, by: By = By.DAY, domain: str | None = None
) -> Wanted:
    """Raises Invalid for dates the wrong way round or too far apart, Unknown for the domain."""
    if last < first:
        raise Invalid("to", "too_small")
    if last - first > LONGEST:
        raise Invalid("to", "too_large")
    if domain is not None and setup.domain(domain) is None:
        raise Unknown("unknown_domain", domain=domain[:80])
    targets = {d.key: d.target_wait for d in setup.domains}
    return Wanted(first, last, by, domain, targets, _clocks(setup, first, last))


def report(setup: Setup, shelf: Shelf, asked: Wanted, at: datetime) -> dict[str, Any]:
    """As the API says it: `total`, and a row for each group that anything is known of."""
    found = dict(shelf.figures.tallies(asked))
    total = found.pop(None, None)
    rows = {str(key): _face(tally) for key, tally in found.items()}
    if asked.by is By.WINDOW:
        _add_loads(setup, shelf, asked, at, rows)
    return {
        "from": asked.first.isoformat(),
        "to": asked.last.isoformat(),
        "by": str(asked.by),
        "domain": asked.domain,
        "total": _face(total),
        "rows": [{"key": key, **rows[key]} for key in _ordered(setup, asked.by, rows)],
    }


def _face(tally: Tally | None) -> dict[str, Any]:
    return asdict(tally) if tally else dict(NOBODY)


def _add_loads(
    setup: Setup, shelf: Shelf, asked: Wanted, at: datetime, rows: dict[str, dict[str, Any]]
) -> None:
    begins, ends = setup.day_begins(asked.first), setup.day_begins(asked.last + ONE_DAY)
    opened = open_seconds(setup, shelf.figures.steps(begins, ends), at)
    busy = shelf.figures.busy(asked.first, asked.last)
    for window in {*opened, *busy, *rows}:
        row = rows.setdefault(window, dict(NOBODY))
        row["open_seconds"] = round(opened.get(window, 0.0), 1)
        row["busy_seconds"] = round(busy.get(window, 0.0), 1)
        row["load"] = ratio(busy.get(window, 0.0), opened.get(window, 0.0))


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


def _clocks(setup: Setup, first: date, last: date) -> tuple[tuple[datetime, int], ...]:
    """How far the hall's clocks were ahead, found by looking at each hour where a day differs."""
    found: list[tuple[datetime, int]] = []
    at, ends = setup.day_begins(first) - ONE_DAY, setup.day_begins(last + ONE_DAY)
    at = at.astimezone(UTC)
    while at < ends:
        ahead = _ahead(setup, at)
        if not found or found[-1][1] != ahead:
            found.append((at, ahead))
        at += ONE_DAY if ahead == _ahead(setup, at + ONE_DAY) else timedelta(minutes=15)
    return tuple(found)


def _ahead(setup: Setup, at: datetime) -> int:
    return int((setup.local(at).utcoffset() or timedelta()).total_seconds())
