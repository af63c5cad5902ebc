"""What is asked for: the figures of a stretch of business dates, parted by something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hall.figures.figure import By
from hall.refusals import Invalid, Unknown
from hall.setup import Setup

ONE_DAY = timedelta(days=1)
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

    def span(self, setup: Setup) -> tuple[datetime, datetime]:
        """The first moment of these dates, and the first one after them."""
        return setup.day_begins(self.first), setup.day_begins(self.last + ONE_DAY)


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
