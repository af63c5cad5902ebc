"""What a store can't do: a key and facts; the words are in static/words under `store.<key>`."""

from __future__ import annotations

import sqlite3

from hall.refusals import Fact


class StoreError(Exception):
    """The store can't do that. It is never the hall's own no: that is a `Refusal`."""

    def __init__(self, key: str, **facts: Fact) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}: {fact}" for name, fact in self.facts.items())
        return f"{self.key} ({facts})" if facts else self.key


_KEYS = {
    sqlite3.SQLITE_CORRUPT: "database_damaged",
    sqlite3.SQLITE_NOTADB: "database_damaged",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_fails",
    sqlite3.SQLITE_CANTOPEN: "database_cannot_be_opened",
    sqlite3.SQLITE_READONLY: "only_reading",
    sqlite3.SQLITE_BUSY: "database_busy",
}


def store_error(problem: sqlite3.Error) -> StoreError:
    """What SQLite complains of, under a key of ours; `detail` keeps its own words."""
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    return StoreError(_KEYS.get(code, "database_failed"), detail=str(problem))
