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
OPENING = query(
    "SELECT at, kind, data ->> '$.window' FROM journal INDEXED BY journal_opening "
    "WHERE kind IN ('WindowOpened', 'WindowPaused', 'WindowClosed') AND at >= ? AND at < ? "
    "ORDER BY at, version"
)
OF_STEPS = (
    "(kind IN ('TicketTransferred', 'TicketHeld', 'TicketTakenBack') "
    "OR (kind = 'TicketFinished' AND (data ->> '$.seconds') IS NULL))"
)
STEPS = f"""
WITH steps AS MATERIALIZED (
  SELECT ticket, kind, data ->> '$.was' AS was
  FROM journal INDEXED BY journal_steps
  WHERE ticket BETWEEN :first_id AND :last_id AND {OF_STEPS}
),
"""
LINE = f"""iif(
    tickets.id IN (SELECT ticket FROM steps WHERE kind = 'TicketTransferred'),
    (
      SELECT data ->> '$.from_domain' FROM journal INDEXED BY journal_steps
      WHERE ticket = +tickets.id AND kind = 'TicketTransferred' AND {OF_STEPS}
      ORDER BY version LIMIT 1
    ),
    domain
  )"""
"""Only the few that were sent on are looked up. Joined, SQLite would walk through all steps for
each ticket."""
OF_DATES = "business_date BETWEEN :first AND :last AND (:domain IS NULL OR {line} = :domain)"
WAITS = """
visits AS (
  SELECT
    {part} AS part, {line} AS line, misses, state,
    max(0, first_called_at - arrived_at) / 1000 AS wait,
    state = 'finished'
      AND tickets.id NOT IN (SELECT ticket FROM steps WHERE kind = 'TicketFinished') AS served,
    round(served_seconds * 1000) AS took
  FROM tickets INDEXED BY tickets_date WHERE {of_dates}
),
heaps AS MATERIALIZED (
  SELECT
    part, wait, count(*) AS many, iif(wait IS NULL, 0, count(*)) AS called,
    coalesce(sum(wait <= {target}), 0) AS in_target, sum(served) AS served,
    total(iif(served, took, 0)) AS took, sum(misses) AS misses,
    sum(state = 'cancelled') AS cancelled, sum(state = 'expired') AS expired
  FROM visits GROUP BY part, wait
),
both AS (
  SELECT * FROM heaps
  UNION ALL
  SELECT
    NULL, wait, sum(many), sum(called), sum(in_target), sum(served), sum(took), sum(misses),
    sum(cancelled), sum(expired)
  FROM heaps GROUP BY wait
),
sums AS MATERIALIZED (
  SELECT
    part, sum(many) AS arrivals, sum(called) AS called, coalesce(sum(wait * called), 0) AS waited,
    max(wait) AS longest, sum(in_target) AS in_target, sum(served) AS served, sum(took) AS took,
    sum(misses) AS misses, sum(cancelled) AS cancelled, sum(expired) AS expired
  FROM both GROUP BY part
),
ranked AS (
  SELECT part, wait, called, sum(called) OVER (
    PARTITION BY part ORDER BY wait ROWS UNBOUNDED PRECEDING
  ) AS upto
  FROM both
),
quantiles AS MATERIALIZED (
  SELECT sums.part AS part, min(wait) AS half, max(wait) AS most
  FROM ranked CROSS JOIN sums ON sums.part IS ranked.part
  WHERE upto - ranked.called < (sums.called * 50 + 99) / 100
      AND upto >= (sums.called * 50 + 99) / 100
    OR upto - ranked.called < (sums.called * 90 + 99) / 100
      AND upto >= (sums.called * 90 + 99) / 100
  GROUP BY sums.part
)
SELECT sums.*, half, most FROM sums LEFT JOIN quantiles ON quantiles.part IS sums.part
"""
"""By part and in all, each wait once with how many waited so long: a single pass over tickets."""
OVERTAKEN = """
visits AS (
  SELECT tickets.id AS id, {line} AS line, business_date, arrived_at, first_called_at
  FROM tickets INDEXED BY tickets_date WHERE {of_dates} AND first_called_at IS NOT NULL
),
marked AS (
  SELECT id, arrived_at < max(arrived_at) OVER (
    PARTITION BY business_date, line ORDER BY first_called_at, arrived_at
    ROWS UNBOUNDED PRECEDING
  ) AS late
  FROM visits
),
overtaken AS MATERIALIZED (SELECT id FROM marked WHERE late)
SELECT {part}, count(*) FROM overtaken CROSS JOIN tickets ON tickets.id = overtaken.id GROUP BY 1
"""
DETOURS = """
visits AS (
  SELECT {part} AS part, kind, was
  FROM steps CROSS JOIN tickets ON tickets.id = steps.ticket WHERE {of_dates}
)
SELECT
  part, sum(kind = 'TicketTransferred') - total(was = 'waiting'),
  sum(kind = 'TicketHeld') - total(was = 'held'),
  sum(kind = 'TicketFinished')
FROM visits GROUP BY part
"""
PARTS = {
    By.DOMAIN: LINE,
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
        waits, overtaken, detours = (
            self._connection.execute(sql, facts).fetchall()
            for sql, facts in reckonings(self._connection, wanted)
        )
        late, steps = _with_total(overtaken, 1), _with_total(detours, 3)
        return [
            (
                None if part is None else str(part),
                _tally(sums, late.get(part, (0,))[0], steps.get(part, (0, 0, 0))),
            )
            for part, *sums in waits
        ]

    def busy(self, first: date, last: date) -> Mapping[str, float]:
        facts = (first.isoformat(), last.isoformat())
        return dict(self._connection.execute(BUSY, facts).fetchall())

    def steps(self, since: datetime, until: datetime) -> Sequence[tuple[datetime, str, str]]:
        facts = (moment_to_ms(since), moment_to_ms(until))
        rows = self._connection.execute(OPENING, facts)
        return [(ms_to_moment(at), kind, window) for at, kind, window in rows]


def reckonings(
    connection: sqlite3.Connection, wanted: Wanted
) -> Sequence[tuple[str, dict[str, Any]]]:
    """The three questions of a report with their facts: waits, who was overtaken, detours."""
    facts = _facts(connection, wanted)
    words = {
        "part": _part(wanted),
        "line": LINE,
        "of_dates": OF_DATES.format(line=LINE),
        "target": _target(len(wanted.targets)),
    }
    return [(STEPS + sql.format(**words), facts) for sql in (WAITS, OVERTAKEN, DETOURS)]


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


def _with_total(rows: Sequence[Sequence[Any]], width: int) -> dict[Any, Sequence[Any]]:
    """By part the `width` sums after it; under None those of all."""
    parts = {row[0]: row[1:] for row in rows}
    return {**parts, None: [sum(row[n + 1] for row in rows) for n in range(width)]}


def _tally(sums: Sequence[Any], overtaken: int, detours: Sequence[Any]) -> Tally:
    arrivals, called, waited, longest, in_target, served, took_ms, *rest = sums
    misses, cancelled, expired, half, nine_tenths = rest
    transfers, holds, left_open = map(int, detours)
    took = took_ms / 1000
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
        left_open=left_open,
        misses=misses,
        transfers=transfers,
        holds=holds,
        cancelled=cancelled,
        expired=expired,
        overtaken=overtaken,
    )
