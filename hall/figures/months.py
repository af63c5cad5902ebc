"""Months: the figures of one that is over change no more, so they are summed up once and kept.

A change that comes late after all (a ticket that couldn't be put away in its time, a no-show found
when the hall opens again) makes the store let go of its month, which is then summed up anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hall.figures.figure import WAY, By
from hall.figures.stretch import sums_of_stretch
from hall.figures.wanted import ONE_DAY, Wanted, wanted
from hall.ports import Shelf, Store
from hall.setup import Setup


def way(setup: Setup) -> str:
    """What kept sums depend on beside the tickets: reckoned another way, they don't count."""
    return f"{WAY} {setup.timezone.key} {setup.line.day_starts:%H:%M}"


def last_of(month: date) -> date:
    """The last date of the month that begins with `month`."""
    return (month.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY


def within(asked: Wanted, months: Iterable[date]) -> list[date]:
    """Those months, by their first dates, that are asked for as a whole."""
    return sorted(m for m in months if asked.first <= m and last_of(m) <= asked.last)


def gaps(asked: Wanted, months: Sequence[date]) -> Iterator[tuple[date, date]]:
    """The stretches of dates that are asked for and lie in none of these months."""
    first = asked.first
    for month in months:
        if first < month:
            yield first, month - ONE_DAY
        first = last_of(month) + ONE_DAY
    if first <= asked.last:
        yield first, asked.last


def sum_up_next(setup: Setup, store: Store, today: date) -> date | None:
    """Sum up the first month that is over and not kept; which it was, None if there is none.

    The store is told before anything is read: should a ticket or an appointment of the month change
    meanwhile, it lets go, and the sums aren't kept.
    """
    of = way(setup)
    with store.reading() as shelf:
        month = _first_missing(shelf, of, today)
    if month is None:
        return None
    with store.transaction() as writing:
        writing.figures.begin(month, of)
    with store.reading() as shelf:
        whole = {by: wanted(setup, month, last_of(month), by) for by in By}
        sums = {by: sums_of_stretch(setup, shelf, asked) for by, asked in whole.items()}
    with store.transaction() as writing:
        writing.figures.keep(month, sums)
    return month


def _first_missing(shelf: Shelf, of: str, today: date) -> date | None:
    kept, day = set(shelf.figures.months(of)), shelf.figures.next_date(date.min)
    while day is not None and last_of(day) < today:
        if (month := day.replace(day=1)) not in kept:
            return month
        day = shelf.figures.next_date(last_of(day))
    return None
