"""The advice: for each line, and for all that undifferentiated windows take together (P22-2).

How the hall really runs decides as soon as enough is on record; until then the yearly volume does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from typing import Any

from hall.figures.figure import By
from hall.figures.report import sums_of_dates
from hall.figures.sums import EVERY_LINE, Sum
from hall.figures.wanted import ONE_DAY, wanted
from hall.planning.staffing import Seen, as_it_runs, on_paper
from hall.ports import Shelf
from hall.setup import Domain, Setup
from hall.windows.window import Window


@dataclass(frozen=True, slots=True)
class Basis:
    """What the advice is reckoned from, beside each line's own: the dates, and the year's hours."""

    first: date
    last: date
    days: int
    hours: float


def staffing_face(setup: Setup, shelf: Shelf, at: datetime) -> dict[str, Any]:
    """As the API says it. Today isn't over, so the weeks end with yesterday."""
    basis, windows = _basis(setup, at), shelf.windows.all()
    seen = _seen(setup, shelf, basis, at)
    anywhere = [domain for domain in setup.domains if setup.has_marked(domain.key)]
    return {
        "from": basis.first.isoformat(),
        "to": basis.last.isoformat(),
        "year": {"days": basis.days, "hours": basis.hours},
        "rules": asdict(setup.staffing),
        "lines": [
            {
                "domain": domain.key,
                **_there(domain, windows, is_marked=domain in anywhere),
                **_reckoned(setup, basis, [domain], seen),
            }
            for domain in setup.domains
        ],
        "together": {
            "domains": [domain.key for domain in anywhere],
            "windows": sum(any(w.serves(d.key) for d in anywhere) for w in windows),
            **_reckoned(setup, basis, anywhere, seen),
        }
        if anywhere
        else None,
    }


def _basis(setup: Setup, at: datetime) -> Basis:
    today = setup.business_date(at)
    days = [
        on
        for ahead in range((date(today.year + 1, 1, 1) - date(today.year, 1, 1)).days)
        if (on := setup.opening.on(date(today.year, 1, 1) + timedelta(days=ahead)))
    ]
    open_hours = sum(_hours(one.ends) - _hours(one.begins) for on in days for one in on)
    return Basis(
        today - timedelta(weeks=setup.staffing.weeks),
        today - ONE_DAY,
        len(days),
        round(open_hours / len(days), 2) if days else 0.0,
    )


def _hours(clock: time) -> float:
    return clock.hour + clock.minute / 60


def _seen(setup: Setup, shelf: Shelf, basis: Basis, at: datetime) -> Mapping[str, Seen]:
    """By line."""
    by_hour, by_date = (
        _by_line(sums_of_dates(setup, shelf, wanted(setup, basis.first, basis.last, by), at))
        for by in (By.HOUR, By.DAY)
    )
    return {
        domain.key: Seen(
            Counter({int(s.part): s.counts["arrivals"] for s in by_hour[domain.key] if s.part}),
            Counter({s.part: s.counts["arrivals"] for s in by_date[domain.key]}),
            sum(s.counts["served"] for s in by_date[domain.key]),
            sum(s.counts["took_ms"] for s in by_date[domain.key]) / 60_000,
            _minutes(domain.mean_service),
            _minutes(domain.target_wait),
        )
        for domain in setup.domains
    }


def _by_line(sums: Iterable[Sum]) -> Mapping[str, Sequence[Sum]]:
    lines: defaultdict[str, list[Sum]] = defaultdict(list)
    for one in sums:
        if one.line != EVERY_LINE and one.counts.get("arrivals"):
            lines[one.line].append(one)
    return lines


def _reckoned(
    setup: Setup, basis: Basis, domains: Sequence[Domain], seen: Mapping[str, Seen]
) -> dict[str, Any]:
    """Both ways of reckoning these lines, and which of them the advice follows."""
    volume = sum(domain.yearly for domain in domains)
    minutes = _mean(domains)
    paper = on_paper(setup.staffing, volume, minutes, basis.days, basis.hours)
    runs = as_it_runs(setup.staffing, reduce(_joined, (seen[domain.key] for domain in domains)))
    followed = runs or paper
    return {
        "on_paper": asdict(paper) if paper else None,
        "as_it_runs": asdict(runs) if runs else None,
        "advised": followed.windows if followed else None,
    }


def _mean(domains: Sequence[Domain]) -> float:
    """Minutes of a case, each line weighted with its volume."""
    weights = [domain.yearly for domain in domains]
    if not any(weights):
        weights = [1] * len(domains)
    whole = sum(_minutes(d.mean_service) * w for d, w in zip(domains, weights, strict=True))
    return whole / sum(weights)


def _joined(one: Seen, other: Seen) -> Seen:
    """Two lines as one. What is expected is the mean by arrivals; the shorter promise holds."""
    many = one.by_date.total(), other.by_date.total()
    weights = many if any(many) else (1, 1)
    expected = one.expected * weights[0] + other.expected * weights[1]
    return Seen(
        one.by_hour + other.by_hour,
        one.by_date + other.by_date,
        one.served + other.served,
        one.minutes + other.minutes,
        expected / sum(weights),
        min(one.target, other.target),
    )


def _there(domain: Domain, windows: Sequence[Window], *, is_marked: bool) -> dict[str, Any]:
    """The windows that there are: the line's own with their kinds, and those that may help."""
    own = [w for w in windows if domain.key in w.domains and not w.is_undifferentiated]
    helping = [w for w in windows if w.is_undifferentiated and w.serves(domain.key)]
    return {
        "kinds": sorted({str(window.kind) for window in own}),
        "own": len(own),
        "helping": len(helping) if is_marked else 0,
    }


def _minutes(duration: timedelta) -> float:
    return duration.total_seconds() / 60
