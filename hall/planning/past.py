"""A day found in the journal: its events, its windows, and the rules that were in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hall.planning.recorded import RecordedDay, read_day
from hall.planning.script import Rules
from hall.ports import Shelf
from hall.progress import Recorded
from hall.refusals import Unknown
from hall.settings.setting import Setting, in_force, sections, whole
from hall.setup import Setup

ONE_DAY = timedelta(days=1)
ALL = 10_000_000


@dataclass(frozen=True, slots=True)
class Past:
    """A day as it was: `rules` begin with those in force as it began."""

    day: RecordedDay
    events: tuple[Recorded, ...]
    rules: tuple[Rules, ...]


def past_day(configured: Setup, shelf: Shelf, day: date) -> Past:
    """The day of this business date. Raises Unknown when nothing is on record for it."""
    first, last = (version_at(shelf, configured.day_begins(d)) for d in (day, day + ONE_DAY))
    events = shelf.journal.after(first - 1, last - first)
    if not any(event.kind == "TicketIssued" for event in events):
        raise Unknown("nothing_on_record", day=day.isoformat())
    placed = (event for event in events if event.kind == "WindowPlaced")
    before = [*shelf.journal.shaping(first), *placed]
    recorded = read_day(configured, day, before, events)
    return Past(recorded, tuple(events), tuple(_rules(configured, shelf, recorded, first)))


def version_at(shelf: Shelf, moment: datetime) -> int:
    """The version of the first event at `moment` or later; one beyond the last where none is."""
    low, high = 1, shelf.journal.version() + 1
    while low < high:
        middle = (low + high) // 2
        if shelf.journal.after(middle - 1, 1)[0].at < moment:
            low = middle + 1
        else:
            high = middle
    return low


def _rules(configured: Setup, shelf: Shelf, day: RecordedDay, first: int) -> Sequence[Rules]:
    """What was in force as the day began, and after each change in the middle of it."""
    begins = configured.day_begins(day.business_date)
    kept = shelf.of(Setting)
    before = {
        section: [s for s in kept.find(section=section, limit=ALL) if s.at < begins][-1:]
        for section in sections()
    }
    holding = {section: whole(shelf, found[0]) for section, found in before.items() if found}
    rules = [Rules(begins, first - 1, _without_limits(configured, holding.values()))]
    for change in day.settings:
        setting = kept.get(change.setting)
        if setting is not None:
            holding[change.section] = whole(shelf, setting)
        rules.append(Rules(change.at, change.order, _without_limits(configured, holding.values())))
    return rules


def _without_limits(configured: Setup, settings: Iterable[Setting]) -> Setup:
    """Whoever has a ticket on record was given one, so nobody is turned away by limits here."""
    return replace(in_force(configured, settings), limits=())
