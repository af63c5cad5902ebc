"""A year of visits with all their events, laid into a hall's database while the hall is closed.

As in real years some are missed and come back, some are sent on or set aside, some give up. The
same seed makes the same year.
"""

from __future__ import annotations

import math
import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hall.setup import Setup
from store.rows import to_json
from store.sqlite import DATABASE

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
DAYS = (LAST - FIRST).days + 1
MONTHS = 12
TICKET = (
    "id, token, business_date, number, domain, matter, anywhere, state, issued_at, arrived_at, "
    "place, window, resumed, calls, misses, called_at, started_at, ended_at, first_called_at, "
    "served_seconds, clerk"
)
EVENT = 'at, kind, "by", cause, data'
PACE = "business_date, scope, name, served, seconds"
CLERKS = 40
OPENS, OPEN_MS = 1, 8 * 3_600_000
"""Hours after midnight UTC, and how long people come."""
WHY = {"rule": "longest_share_of_target", "waited": 612, "target": 900, "runner_up": "B012"}
Rows = list[tuple[Any, ...]]


@dataclass(slots=True)
class _Visit:
    """One ticket while it is made up, and its events with their moments."""

    id: int
    day: str
    number: str
    domain: str
    window: str
    arrived: int
    events: list[tuple[int, str, str]]

    def happened(self, at: int, kind: str, **facts: Any) -> None:
        """At this moment, in ms since 1970."""
        own = {"ticket": self.id, "number": self.number, "domain": self.domain}
        self.events.append((at, kind, to_json({**own, **facts})))


def fill_year(folder: Path, setup: Setup, tickets: int) -> None:
    """Lay 2025 with about `tickets` visits into the database; indexes are made anew at the end."""
    db = sqlite3.connect(folder / DATABASE)
    db.execute("PRAGMA synchronous = OFF")
    with db:
        indexes = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
            "AND tbl_name IN ('tickets', 'journal')"
        ).fetchall()
        for name, _ in indexes:
            db.execute(f"DROP INDEX {name}")
        for day in range(DAYS):
            _lay(db, _day(setup, day, tickets // DAYS))
        for _, sql in indexes:
            db.execute(sql)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _lay(db: sqlite3.Connection, rows: tuple[Rows, Rows, Rows]) -> None:
    for table, columns, its in zip(
        ("tickets", "journal", "paces"), (TICKET, EVENT, PACE), rows, strict=True
    ):
        marks = ", ".join("?" * (columns.count(",") + 1))
        db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", its)


def _day(setup: Setup, nth: int, visits: int) -> tuple[Rows, Rows, Rows]:
    """The tickets of one date, its events in order, and what each window served."""
    chance = random.Random(nth)
    on = FIRST + timedelta(days=nth)
    opens = int(datetime(on.year, on.month, on.day, OPENS, tzinfo=UTC).timestamp() * 1000)
    came = sorted(opens + chance.randrange(OPEN_MS) for _ in range(visits))
    tickets: Rows = []
    events = list(_opening(setup, opens))
    for place, arrived in enumerate(came):
        ticket, its = _visit(setup, chance, nth * visits + place + 1, on, place, arrived)
        tickets.append(ticket)
        events += its
    events.sort()
    told = [(at, kind, "staff:zhangwei", f"c-{at:x}", data) for at, kind, data in events]
    return tickets, told, _paces(on.isoformat(), tickets)


def _opening(setup: Setup, opens: int) -> Iterator[tuple[int, str, str]]:
    for nth, window in enumerate(setup.windows):
        facts = to_json({"window": window.number, "zone": window.zone, "clerk": f"clerk{nth}"})
        yield (opens, "WindowOpened", facts)
        yield (opens + OPEN_MS // 2, "WindowPaused", facts)
        yield (opens + OPEN_MS // 2 + 1_800_000, "WindowOpened", facts)
        yield (opens + OPEN_MS + 3_600_000, "WindowClosed", facts)


def _visit(
    setup: Setup, chance: random.Random, id: int, on: date, place: int, arrived: int
) -> tuple[tuple[Any, ...], list[tuple[int, str, str]]]:
    matter = chance.choice(setup.matters)
    window = chance.choice(setup.windows).number
    number = f"{'ABCDEFGH'[place % 8]}{place // 8 + 1:03d}"
    visit = _Visit(id, on.isoformat(), number, matter.domain, window, arrived, [])
    at = {"business_date": visit.day, "matter": matter.code, "arrived_at": str(arrived)}
    visit.happened(arrived, "TicketIssued", **at, theme=None, anywhere=True, place=str(arrived))
    visit.happened(arrived + 900, "SlipPrinted", printer="1", paper="ok")
    fate = chance.random()
    called = arrived + _wait(chance, place)
    if fate < 0.03:
        visit.happened(called, "TicketCancelled", reason="left")
        return _row(visit, matter.code, "cancelled", None, None, called, 0, 0.0), visit.events
    took, misses = _serve(visit, chance, called, fate)
    ended = visit.events[-1][0]
    return _row(visit, matter.code, "finished", called, called, ended, misses, took), visit.events


def _wait(chance: random.Random, place: int) -> int:
    """Milliseconds: it swells in the morning and ebbs; one in twenty came earlier by right."""
    swell = 300_000 + 600_000 * math.sin(math.pi * min(1.0, place / 1_000))
    head_start = 480_000 if chance.random() < 0.05 else 0
    return max(2_000, int(swell - head_start + chance.gauss(0, 15_000)))


def _serve(visit: _Visit, chance: random.Random, called: int, fate: float) -> tuple[float, int]:
    """Called, served and finished, some with a detour: seconds of service and misses."""
    where: dict[str, Any] = {"window": visit.window, "zone": "A"}
    visit.happened(called, "TicketCalled", **where, calls=1, why=WHY, place=str(visit.arrived))
    at, before = called, 0.0
    if fate < 0.09:
        visit.happened(at + 60_000, "TicketMissed", **where, calls=2, misses=1)
        visit.happened(at + 300_000, "TicketRestored", behind=3, place=str(at))
        at += 600_000
    elif fate < 0.16:
        kind = "TicketTransferred" if fate < 0.13 else "TicketHeld"
        before = round(chance.uniform(30, 200), 3)
        facts = {"seconds": before, "total_seconds": before, "reason": None}
        extra = {"from_domain": visit.domain, "anywhere": True, "to_window": None}
        visit.happened(at + 200_000, kind, **where, **facts, **(extra if fate < 0.13 else {}))
        at += 700_000
    if at != called:
        visit.happened(at, "TicketCalled", **where, calls=2, why=WHY, place=str(at))
    spell = round(min(chance.expovariate(1 / 420), 5400), 3)
    visit.happened(at + 20_000, "TicketStarted", **where, began_at=str(at + 20_000))
    totals = {"seconds": spell, "total_seconds": before + spell}
    visit.happened(at + 20_000 + int(spell * 1000), "TicketFinished", **where, **totals)
    return before + spell, int(fate < 0.09)


def _row(
    visit: _Visit,
    matter: str,
    state: str,
    called: int | None,
    first: int | None,
    ended: int,
    misses: int,
    took: float,
) -> tuple[Any, ...]:
    at = visit.arrived
    head = (visit.id, f"year-{visit.id:020d}", visit.day, visit.number, visit.domain, matter, 1)
    window, clerk = (visit.window, f"clerk{visit.id % CLERKS}") if called else (None, None)
    calls = (0, 1 + misses, misses, called, called, ended)
    return (*head, state, at, at, at, window, *calls, first, took, clerk)


def _paces(day: str, tickets: Sequence[tuple[Any, ...]]) -> Rows:
    sums: dict[str, tuple[int, float]] = {}
    for ticket in tickets:
        if window := ticket[11]:
            served, seconds = sums.get(window, (0, 0.0))
            sums[window] = (served + 1, seconds + ticket[19])
    return [(day, "window", window, *sums[window]) for window in sums]
