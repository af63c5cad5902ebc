"""Years of past tickets, laid into a hall's database while the hall is closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from store.sqlite import DATABASE

A_DAY = 2_000
COLUMNS = (
    "id, token, business_date, number, domain, anywhere, state, issued_at, arrived_at, place,"
    " window, resumed, calls, misses, called_at, started_at, ended_at"
)
NEWEST = date(2026, 1, 1)


def fill(folder: Path, tickets: int) -> None:
    """Add `tickets` finished tickets, 2,000 for each day before 2026."""
    db = sqlite3.connect(folder / DATABASE)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA journal_mode = WAL")
    marks = ", ".join("?" * (COLUMNS.count(",") + 1))
    with db:
        db.executemany(f"INSERT INTO tickets ({COLUMNS}) VALUES ({marks})", _past(tickets))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _past(tickets: int) -> Iterator[tuple[Any, ...]]:
    first = NEWEST - timedelta(days=tickets // A_DAY + 1)
    for n in range(tickets):
        day, place = divmod(n, A_DAY)
        on = first + timedelta(days=day)
        letter, count = "ABCDEFGH"[place % 8], place // 8 + 1
        began = datetime(on.year, on.month, on.day, tzinfo=UTC).timestamp() + place * 15
        at = int(began * 1000)
        yield (
            n + 1,
            f"past-{n:020d}",
            on.isoformat(),
            f"{letter}{count:03d}",
            "tax",
            1,
            "finished",
            *(at, at, at),
            "1",
            *(0, 1, 0),
            *(at + 60_000, at + 90_000, at + 500_000),
        )
