"""Visits added up in SQL: what each figure means stands in hall/figures/figure.py.

SQLite reckons without Python's help, so that a native thread that asks never holds up the
hub. A stretch of dates is a stretch of tickets, for ids grow with the dates; what tickets don't
hold themselves comes from the few events in `journal_steps`.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from hall.figures.figure import By
from hall.figures.sums import Sum
from hall.figures.ticketless import Booked, Referred
from hall.figures.wanted import Wanted
from hall.ratings.rating import POOR
from store import sums
from store.queries import query
from store.rows import moment_to_ms, ms_to_moment

FIRST_ID = query(
    "SELECT id FROM tickets WHERE business_date >= ? ORDER BY business_date, id LIMIT 1"
)
LAST_ID = query(
    "SELECT id FROM tickets WHERE business_date <= ? ORDER BY business_date DESC, id DESC LIMIT 1"
)
NEXT_DATE = query(
    "SELECT business_date FROM tickets WHERE business_date > ? ORDER BY business_date LIMIT 1"
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
BOOKED = query(
    "SELECT slot, domain, matter, count(*), sum(state = 'no-show') FROM appointments "
    "WHERE slot >= ? AND slot < ? AND state <> 'cancelled' GROUP BY slot, domain, matter"
)
REFERRED = query(
    """
SELECT at, "by", data ->> '$.window', data ->> '$.domain', data ->> '$.matter'
FROM journal AS made INDEXED BY journal_referrals
WHERE kind = 'ReferralMade' AND at >= ? AND at < ?
  AND NOT EXISTS (
    SELECT 1 FROM journal INDEXED BY journal_referred_wrongly
    WHERE kind = 'ReferralSettled' AND data ->> '$.how' = 'taken-back'
      AND data ->> '$.referral' = made.data ->> '$.referral'
  )
ORDER BY at, version
"""
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
VISITS = """
visits AS (
  SELECT
    {part} AS part, {line} AS line, misses, state,
    max(0, first_called_at - arrived_at) / 1000 AS wait,
    state = 'finished'
      AND tickets.id NOT IN (SELECT ticket FROM steps WHERE kind = 'TicketFinished') AS served,
    round(served_seconds * 1000) AS took, appointment IS NOT NULL AS booked,
    coalesce(issued_at > appointment, 0) AS late,
    tickets.id IN (SELECT ticket FROM agents) AS agent,
    (SELECT level FROM ratings WHERE ticket = tickets.id AND standing <> 'excluded') AS level
  FROM tickets INDEXED BY tickets_date WHERE {of_dates}
)
SELECT
  part, line, count(*), coalesce(sum(wait), 0), sum(served),
  CAST(total(iif(served, took, 0)) AS INTEGER), sum(misses), sum(state = 'cancelled'),
  sum(state = 'expired'), sum(booked), sum(late), sum(agent),
  count(level), coalesce(sum(level NOT IN ({poor})), 0), group_concat(wait)
FROM visits GROUP BY part, line
"""
OF_VISITS = (
    *("arrivals", "waited", "served", "took_ms", "misses", "cancelled", "expired"),
    *("by_appointment", "came_late", "with_agent", "rated", "satisfied"),
)
"""The counts that stand in them, between the line and the waits."""
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
SELECT {part} AS part, {line} AS line, count(*)
FROM overtaken CROSS JOIN tickets ON tickets.id = overtaken.id GROUP BY 1, 2
"""
OF_OVERTAKEN = ("overtaken",)
DETOURS = """
visits AS (
  SELECT {part} AS part, {line} AS line, kind, was
  FROM steps CROSS JOIN tickets ON tickets.id = steps.ticket WHERE {of_dates}
)
SELECT
  part, line, sum(kind = 'TicketTransferred') - sum(was IS 'waiting'),
  sum(kind = 'TicketHeld') - sum(was IS 'held'), sum(kind = 'TicketFinished')
FROM visits GROUP BY part, line
"""
OF_DETOURS = ("transfers", "holds", "left_open")
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

    def sums(self, wanted: Wanted) -> Sequence[Sum]:
        visits, late, detours = (
            self._connection.execute(sql, facts).fetchall()
            for sql, facts in reckonings(self._connection, wanted)
        )
        beside: defaultdict[tuple[Any, str], dict[str, int]] = defaultdict(dict)
        for rows, names in ((late, OF_OVERTAKEN), (detours, OF_DETOURS)):
            for part, line, *counts in rows:
                beside[part, line].update(zip(names, counts, strict=True))
        return [
            Sum(
                str(part),
                line,
                dict(zip(OF_VISITS, counts, strict=True)) | beside[part, line],
                _in_order(waits),
            )
            for part, line, *counts, waits in visits
        ]

    def months(self, way: str) -> Sequence[date]:
        return sums.months(self._connection, way)

    def kept(self, months: Sequence[date], wanted: Wanted) -> Sequence[Sum]:
        return list(sums.kept(self._connection, months, wanted.by, wanted.domain))

    def next_date(self, after: date) -> date | None:
        found = self._connection.execute(NEXT_DATE, (after.isoformat(),)).fetchone()
        return date.fromisoformat(found[0]) if found else None

    def begin(self, month: date, way: str) -> None:
        sums.begin(self._connection, month, way)

    def keep(self, month: date, parts: Mapping[By, Sequence[Sum]]) -> None:
        sums.keep(self._connection, month, parts)

    def busy(self, first: date, last: date) -> Mapping[str, float]:
        facts = (first.isoformat(), last.isoformat())
        return dict(self._connection.execute(BUSY, facts).fetchall())

    def steps(self, since: datetime, until: datetime) -> Sequence[tuple[datetime, str, str]]:
        facts = (moment_to_ms(since), moment_to_ms(until))
        rows = self._connection.execute(OPENING, facts)
        return [(ms_to_moment(at), kind, window) for at, kind, window in rows]

    def booked(self, since: datetime, until: datetime) -> Sequence[Booked]:
        facts = (moment_to_ms(since), moment_to_ms(until))
        rows = self._connection.execute(BOOKED, facts)
        return [Booked(ms_to_moment(slot), *rest) for slot, *rest in rows]

    def referred(self, since: datetime, until: datetime) -> Sequence[Referred]:
        facts = (moment_to_ms(since), moment_to_ms(until))
        rows = self._connection.execute(REFERRED, facts)
        return [Referred(ms_to_moment(at), *rest) for at, *rest in rows]


def reckonings(
    connection: sqlite3.Connection, wanted: Wanted
) -> Sequence[tuple[str, dict[str, Any]]]:
    """The three questions with their facts: visits, who was overtaken, detours."""
    facts = _facts(connection, wanted)
    words = {
        "part": _part(wanted),
        "line": LINE,
        "of_dates": OF_DATES.format(line=LINE),
        "poor": ", ".join(f"'{level}'" for level in sorted(POOR)),
    }
    return [(STEPS + sql.format(**words), facts) for sql in (VISITS, OVERTAKEN, DETOURS)]


def _facts(connection: sqlite3.Connection, wanted: Wanted) -> dict[str, Any]:
    first, last = wanted.first.isoformat(), wanted.last.isoformat()
    edges: dict[str, Any] = {"first": first, "last": last, "domain": wanted.domain}
    for name, sql, day in (("first_id", FIRST_ID, first), ("last_id", LAST_ID, last)):
        found = connection.execute(sql, (day,)).fetchone()
        edges[name] = found[0] if found else 0
    return edges


def _part(wanted: Wanted) -> str:
    """What visits are parted by, as SQL."""
    if wanted.by is not By.HOUR:
        return PARTS[wanted.by]
    ahead = " ".join(
        f"WHEN arrived_at >= {moment_to_ms(since)} THEN {seconds}"
        for since, seconds in reversed(wanted.clocks)
    )
    return f"((arrived_at / 1000 + CASE {ahead} END) / 3600) % 24"


def _in_order(waits: str | None) -> Sequence[int]:
    return array("I", sorted(map(int, waits.split(",")))) if waits else ()
