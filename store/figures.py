"""Figures in SQL: what each means stands in hall/figures/figure.py.

SQLite reckons them without Python's help, so that a native thread that asks never holds up the
hub. A stretch of dates is a stretch of tickets, for ids grow with the dates; what tickets don't
hold themselves comes from the few events in `journal_steps`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hall.figures.figure import By
from hall.figures.report import Wanted
from hall.figures.tally import Tally, mean, ratio
from store.queries import query
from store.rows import moment_to_ms, ms_to_moment

FIRST_ID = query(
    "SELECT id FROM tickets WHERE business_date >= ? ORDER BY business_date, id LIMIT 1"
)
LAST_ID = query(
    "SELECT id FROM tickets WHERE business_date <= ? ORDER BY business_date DESC, id DESC LIMIT 1"
)
BUSY = query(
    "SELECT name, sum(seconds) FROM paces "
    "WHERE scope = 'window' AND business_date BETWEEN ? AND ? GROUP BY name"
)
STEPS = query(
    "SELECT at, kind, data ->> '$.window' FROM journal INDEXED BY journal_opening "
    "WHERE kind IN ('WindowOpened', 'WindowPaused', 'WindowClosed') AND at >= ? AND at < ? "
    "ORDER BY at, version"
)
VISITS = """
WITH steps AS MATERIALIZED (
  SELECT
    ticket,
    total(kind = 'TicketTransferred') - total(data ->> '$.was' = 'waiting') AS transfers,
    total(kind = 'TicketHeld') - total(data ->> '$.was' = 'held') AS holds,
    max(kind = 'TicketFinished') AS by_the_day,
    min(iif(kind = 'TicketTransferred', version, NULL)) AS transferred
  FROM journal INDEXED BY journal_steps
  WHERE ticket BETWEEN :first_id AND :last_id AND {of_steps}
  GROUP BY ticket
),
moved AS MATERIALIZED (
  SELECT steps.*, journal.data ->> '$.from_domain' AS line
  FROM steps LEFT JOIN journal ON journal.version = steps.transferred
),
visits AS (
  SELECT
    {group} AS part,
    coalesce(moved.line, domain) AS line,
    business_date, state, arrived_at, first_called_at, served_seconds, misses,
    max(0, first_called_at - arrived_at) / 1000 AS wait,
    coalesce(moved.transfers, 0) AS transfers,
    coalesce(moved.holds, 0) AS holds,
    coalesce(moved.by_the_day, 0) AS by_the_day
  FROM tickets INDEXED BY tickets_date LEFT JOIN moved ON moved.ticket = tickets.id
  WHERE business_date BETWEEN :first AND :last
    AND (:domain IS NULL OR coalesce(moved.line, domain) = :domain)
)
"""
OF_STEPS = (
    "(kind IN ('TicketTransferred', 'TicketHeld', 'TicketTakenBack') "
    "OR (kind = 'TicketFinished' AND (data ->> '$.seconds') IS NULL))"
)
COUNTS = """
SELECT
  part, count(*), count(wait), coalesce(sum(wait), 0),
  coalesce(sum(wait <= {target}), 0),
  sum(state = 'finished' AND NOT by_the_day),
  total(iif(state = 'finished' AND NOT by_the_day, round(served_seconds * 1000), 0)),
  sum(by_the_day), sum(misses), sum(transfers), sum(holds),
  sum(state = 'cancelled'), sum(state = 'expired')
FROM visits GROUP BY part
"""
WAITS = """,
heaps AS MATERIALIZED (
  SELECT part, wait, count(*) AS many FROM visits WHERE wait IS NOT NULL GROUP BY part, wait
),
both AS (
  SELECT part, wait, many FROM heaps
  UNION ALL SELECT NULL, wait, sum(many) FROM heaps GROUP BY wait
),
ranked AS (
  SELECT
    part, wait, sum(many) OVER (PARTITION BY part ORDER BY wait) AS upto,
    sum(many) OVER (PARTITION BY part) AS all_of_them
  FROM both
)
SELECT
  part,
  min(iif(upto >= (all_of_them * 50 + 99) / 100, wait, NULL)),
  min(iif(upto >= (all_of_them * 90 + 99) / 100, wait, NULL)),
  max(wait)
FROM ranked GROUP BY part
"""
OVERTAKEN = """
SELECT part, coalesce(sum(late), 0) FROM (
  SELECT part, arrived_at < max(arrived_at) OVER (
    PARTITION BY business_date, line ORDER BY first_called_at, arrived_at
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS late
  FROM visits WHERE first_called_at IS NOT NULL
) GROUP BY part
"""
PARTS = {
    By.DOMAIN: "coalesce(moved.line, domain)",
    By.MATTER: "coalesce(matter, '')",
    By.WINDOW: "coalesce(window, '')",
    By.CLERK: "iif(window IS NULL, '', coalesce(clerk, ''))",
    By.DAY: "business_date",
}


class SqliteFigures:
    """`hall.ports.Figures` on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def tallies(self, wanted: Wanted) -> Sequence[tuple[str | None, Tally]]:
        rows, waits, late = (
            self._connection.execute(sql, facts).fetchall()
            for sql, facts in reckonings(self._connection, wanted)
        )
        waits_of, overtaken = {row[0]: row[1:] for row in waits}, dict(late)
        parts = [
            (str(r[0]), _tally(r[1:], waits_of.get(r[0]), overtaken.get(r[0], 0))) for r in rows
        ]
        if not rows:
            return []
        sums = [sum(column) for column in list(zip(*rows, strict=True))[1:]]
        return [(None, _tally(sums, waits_of.get(None), sum(overtaken.values()))), *parts]

    def busy(self, first: date, last: date) -> Mapping[str, float]:
        facts = (first.isoformat(), last.isoformat())
        return dict(self._connection.execute(BUSY, facts).fetchall())

    def steps(self, since: datetime, until: datetime) -> Sequence[tuple[datetime, str, str]]:
        facts = (moment_to_ms(since), moment_to_ms(until))
        rows = self._connection.execute(STEPS, facts)
        return [(ms_to_moment(at), kind, window) for at, kind, window in rows]


def reckonings(
    connection: sqlite3.Connection, wanted: Wanted
) -> Sequence[tuple[str, dict[str, Any]]]:
    """The three questions of a report with their facts: counts, waits, who was overtaken."""
    facts = _facts(connection, wanted)
    visits = VISITS.format(group=_part(wanted), of_steps=OF_STEPS)
    counts = COUNTS.format(target=_target(len(wanted.targets)))
    return [(visits + question, facts) for question in (counts, WAITS, OVERTAKEN)]


def _facts(connection: sqlite3.Connection, wanted: Wanted) -> dict[str, Any]:
    first, last = wanted.first.isoformat(), wanted.last.isoformat()
    edges: dict[str, Any] = {"first": first, "last": last, "domain": wanted.domain}
    for name, sql, day in (("first_id", FIRST_ID, first), ("last_id", LAST_ID, last)):
        found = connection.execute(sql, (day,)).fetchone()
        edges[name] = found[0] if found else 0
    targets = {
        name: value
        for place, (key, target) in enumerate(wanted.targets.items())
        for name, value in ((f"key{place}", key), (f"target{place}", target.total_seconds()))
    }
    return {**edges, **targets}


def _part(wanted: Wanted) -> str:
    """What visits are parted by, as SQL."""
    if wanted.by is not By.HOUR:
        return PARTS[wanted.by]
    ahead = " ".join(
        f"WHEN arrived_at >= {moment_to_ms(since)} THEN {seconds}"
        for since, seconds in reversed(wanted.clocks)
    )
    return f"((arrived_at / 1000 + CASE {ahead} END) / 3600) % 24"


def _target(many: int) -> str:
    """The wait that a visit's line promises, as SQL."""
    cases = " ".join(f"WHEN :key{place} THEN :target{place}" for place in range(many))
    return f"CASE line {cases} END" if many else "NULL"


def _tally(sums: Sequence[Any], waits: Sequence[int] | None, overtaken: int) -> Tally:
    arrivals, called, waited, in_target, served, took_ms, left_open, *rest = sums
    took = took_ms / 1000
    misses, transfers, holds, cancelled, expired = (int(count) for count in rest)
    half, nine_tenths, longest = waits or (None, None, None)
    return Tally(
        arrivals=arrivals,
        called=called,
        wait_mean=mean(waited, called),
        wait_p50=half,
        wait_p90=nine_tenths,
        wait_longest=longest,
        in_target=ratio(in_target, called),
        served=served,
        service_seconds=round(took, 1),
        service_mean=mean(took, served),
        left_open=int(left_open),
        misses=misses,
        transfers=transfers,
        holds=holds,
        cancelled=cancelled,
        expired=expired,
        overtaken=overtaken,
    )
