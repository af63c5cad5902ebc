"""The database examined: is the file whole, is the journal, do the tickets agree with it?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from hall.refusals import Fact
from hall.tickets import events
from store import connection

MOST_FINDINGS = 100
STATE_AFTER = {
    name: event.leads_to
    for name, event in vars(events).items()
    if isinstance(event, type) and issubclass(event, events.TicketEvent) and event.leads_to
}
_KINDS = ", ".join(f"('{kind}', '{state}')" for kind, state in STATE_AFTER.items())

GAPS = """
SELECT min(version), max(version), count(*) FROM journal
HAVING count(*) > 0 AND (min(version) <> 1 OR max(version) <> count(*))
"""
DISAGREEING = f"""
WITH said (kind, state) AS (VALUES {_KINDS}, ('TicketTakenBack', NULL)),
last AS (
  SELECT t.id, t.number, t.state, (
    SELECT j.version FROM journal j
    WHERE j.ticket = t.id AND j.kind IN (SELECT kind FROM said)
    ORDER BY j.version DESC LIMIT 1
  ) AS version FROM tickets t
)
SELECT last.id, last.number, last.state, j.kind
FROM last LEFT JOIN journal j USING (version) LEFT JOIN said USING (kind)
WHERE coalesce(said.state, j.data ->> '$.state') IS NOT last.state LIMIT {MOST_FINDINGS}
"""
LOST = f"""
SELECT j.version, j.ticket FROM journal j LEFT JOIN tickets t ON t.id = j.ticket
WHERE j.kind = 'TicketIssued' AND t.id IS NULL LIMIT {MOST_FINDINGS}
"""
PARTED = f"""
SELECT t.id, t.number, t.state, w.number FROM tickets t LEFT JOIN windows w ON w.ticket = t.id
WHERE t.state IN ('called', 'serving') AND w.state IS NOT t.state
UNION ALL
SELECT t.id, t.number, t.state, w.number FROM windows w JOIN tickets t ON t.id = w.ticket
WHERE t.state <> w.state LIMIT {MOST_FINDINGS}
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: the words are in static/words under `check.<key>`."""

    key: str
    facts: dict[str, Fact] = field(default_factory=dict)


def examine(file: Path) -> list[Finding]:
    """What is wrong in a database, which may be in use; nothing, if all is well."""
    try:
        with closing(connection.reader(file)) as database:
            database.execute("BEGIN DEFERRED")
            return list(_damage(database)) or [
                *_strangers(database),
                *_gaps(database),
                *_disagreements(database),
            ]
    except sqlite3.DatabaseError as problem:
        return [Finding("damaged", {"detail": str(problem)})]


def _damage(database: sqlite3.Connection) -> Iterator[Finding]:
    for (line,) in database.execute(f"PRAGMA integrity_check({MOST_FINDINGS})"):
        if line != "ok":
            yield Finding("damaged", {"detail": line})


def _strangers(database: sqlite3.Connection) -> Iterator[Finding]:
    for table, row, other, _ in database.execute("PRAGMA foreign_key_check"):
        yield Finding("points_nowhere", {"table": table, "row": row, "other": other})


def _gaps(database: sqlite3.Connection) -> Iterator[Finding]:
    for first, last, count in database.execute(GAPS):
        yield Finding("journal_gap", {"first": first, "last": last, "count": count})


def _disagreements(database: sqlite3.Connection) -> Iterator[Finding]:
    for ticket, number, state, kind in database.execute(DISAGREEING):
        facts: dict[str, Fact] = {"ticket": ticket, "number": number, "state": state}
        yield Finding("ticket_disagrees", {**facts, "event": kind})
    for version, ticket in database.execute(LOST):
        yield Finding("ticket_lost", {"ticket": ticket, "version": version})
    for ticket, number, state, window in database.execute(PARTED):
        facts = {"ticket": ticket, "number": number, "state": state}
        yield Finding("window_disagrees", {**facts, "window": window})
