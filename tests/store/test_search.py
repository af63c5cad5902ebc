"""Searching the journal: the same on disk and in memory, page after page, in bounded time."""

import random
from dataclasses import replace

import pytest

from hall.ports import Sought
from store import seeking
from tests.store.things import after, event

KINDS = ("TicketIssued", "TicketCalled", "WindowOpened", "SettingChanged")


def fill(shelf, count=400):
    """A few hundred events, none of which is like the next."""
    chance = random.Random(7)
    events = []
    for version in range(1, count + 1):
        kind = chance.choice(KINDS)
        data = {"number": f"A{version:03d}"}
        if kind.startswith("Ticket"):
            data["ticket"] = chance.randint(1, 40)
        if kind in ("TicketCalled", "WindowOpened"):
            data |= {"window": chance.choice("123"), "zone": chance.choice(("front", "back"))}
        made = event(version, kind, **data)
        by = chance.choice(("staff:wangli", "staff:chengang", "hall:clock"))
        events.append(type(made)(version, made.at, kind, by, made.cause, data))
    shelf.journal.append(events)
    return events


WISHES = [
    Sought(),
    Sought(by="staff:wangli"),
    Sought(ticket=7),
    Sought(window="2"),
    Sought(zone="back"),
    Sought(kinds=frozenset({"TicketCalled", "WindowOpened"})),
    Sought(since=after(100), until=after(200)),
    Sought(by="hall:clock", window="1", zone="front", kinds=frozenset({"TicketCalled"})),
    Sought(by="staff:chengang", ticket=3, since=after(50)),
    Sought(by="staff:nobody"),
    Sought(window="1", kinds=frozenset({"SettingChanged"})),
    Sought(since=after(10_000)),
    Sought(until=after(-5)),
]


def everything(shelf, sought, limit):
    found, before = [], None
    while True:
        page = shelf.journal.search(sought, before, limit)
        assert len(page.events) <= limit
        found += [e.version for e in page.events]
        if page.before is None:
            return found
        assert before is None or page.before < before, "it goes on"
        before = page.before


def naive(events, sought):
    return [
        e.version
        for e in reversed(events)
        if sought.by in (None, e.by)
        and sought.ticket in (None, e.data.get("ticket"))
        and sought.window in (None, e.data.get("window"))
        and sought.zone in (None, e.data.get("zone"))
        and (not sought.kinds or e.kind in sought.kinds)
        and (sought.since is None or e.at >= sought.since)
        and (sought.until is None or e.at < sought.until)
    ]


@pytest.mark.parametrize("sought", WISHES)
@pytest.mark.parametrize("limit", [7, 50])
def test_a_search_finds_what_fits_newest_first(shelf, sought, limit):
    events = fill(shelf)
    assert everything(shelf, sought, limit) == naive(events, sought)


def test_the_newest_page_is_whole_and_says_where_to_go_on(shelf):
    events = fill(shelf)
    page = shelf.journal.search(Sought(by="staff:wangli"), limit=10)
    mine = [e for e in reversed(events) if e.by == "staff:wangli"]
    assert list(page.events) == mine[:10]
    assert page.before == mine[10].version + 1


def test_a_search_that_meets_seldom_stops_and_goes_on(on_disk, monkeypatch):
    monkeypatch.setattr(seeking, "CHUNK", 2)
    monkeypatch.setattr(seeking.Allowance.__init__, "__defaults__", (8,))
    with on_disk.transaction() as shelf:
        events = fill(shelf)
        sought = Sought(by="hall:clock", window="1", kinds=frozenset({"TicketCalled"}))
        first = shelf.journal.search(sought)
        assert first.before is not None
        assert everything(shelf, sought, 50) == naive(events, sought)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [(20, None, [3, 2, 1]), (40, None, [3, 1]), (None, 40, [2]), (62, None, [3]), (20, 62, [2, 1])],
)
def test_a_search_by_time_is_whole_after_the_clock_was_put_back(shelf, since, until, found):
    for version, minutes in enumerate((60, 30, 65), 1):
        made = event(version)
        shelf.journal.append([replace(made, at=after(minutes))])
    sought = Sought(
        since=None if since is None else after(since), until=None if until is None else after(until)
    )
    assert everything(shelf, sought, 2) == found
