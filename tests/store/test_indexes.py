"""Every question has its index: what grows with the years is never walked through."""

import re
from datetime import date, timedelta

import pytest

from hall.figures.figure import By
from hall.figures.wanted import Wanted
from store import figures, journal, people, seeking, shelf, sums, tickets, windows
from store.kinds import KINDS
from store.queries import QUERIES
from store.rows import EPOCH
from store.sqlite import open_store

SMALL = {"windows", "months", "staff", "sessions", "devices", "pairings"} | {
    kind.table for kind in KINDS.values() if kind.small
}
"""Tables that hold what stands in the hall today, and so may be read as a whole."""
WAITING_ONLY = {"tickets_line", "tickets_free", "tickets_anywhere", "tickets_kept"}
"""Indexes that hold waiting tickets only."""

SCAN = re.compile(r"^SCAN (?P<table>\w+)(?: USING (?:COVERING )?INDEX (?P<index>\w+))?")
MODULES = (figures, journal, people, seeking, shelf, sums, tickets, windows)


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory):
    """One for all questions: none is answered, so nothing changes."""
    store = open_store(tmp_path_factory.mktemp("asked"))
    yield store
    store.close()


def plan(store, sql):
    facts = dict.fromkeys(range(sql.count("?")))
    rows = store._writer.execute(f"EXPLAIN QUERY PLAN {sql}", tuple(facts)[: places(sql)])
    return [row[3] for row in rows]


def places(sql):
    numbered = re.findall(r"\?(\d+)", sql)
    return max(map(int, numbered)) if numbered else sql.count("?")


def walks(line):
    scan = SCAN.match(line)
    return bool(scan) and scan["table"] not in SMALL and scan["index"] not in WAITING_ONLY


@pytest.mark.parametrize("sql", QUERIES)
def test_no_question_walks_through_a_large_table(on_disk, sql):
    assert not [line for line in plan(on_disk, sql) if walks(line)]


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        (tickets.LINE, "tickets_line"),
        (journal.LAST_SHAPES, "journal_last_shapes"),
        (tickets.FREE, "tickets_free"),
        (tickets.ANYWHERE, "tickets_anywhere"),
        (tickets.KEPT, "tickets_kept"),
        (tickets.AHEAD, "tickets_line"),
        (tickets.WAITING, "tickets_line"),
        (tickets.WAITING_FREE, "tickets_free"),
        (tickets.WAITING_ANYWHERE, "tickets_anywhere"),
        (tickets.IN_STATE, "tickets_state"),
        (tickets.HELD_AT, "tickets_held"),
        (tickets.MISSED_AT, "tickets_missed"),
        (tickets.MISSED_OF, "tickets_missed_line"),
        (tickets.OF_DATE, "tickets_date"),
        (tickets.OF_PERSON, "tickets_person"),
        (journal.CALLS, "journal_calls"),
        (journal.OF_TICKET, "journal_ticket"),
        (seeking.BY, "journal_by"),
        (seeking.KIND, "journal_kind"),
        (seeking.TICKET, "journal_ticket"),
        (seeking.WINDOW, "journal_window"),
        (seeking.ZONE, "journal_zone"),
        (seeking.SINCE, "journal_at"),
        (seeking.UNTIL, "journal_at"),
    ],
)
def test_a_question_in_order_needs_no_sorting(on_disk, sql, index):
    lines = plan(on_disk, sql)
    assert index in " ".join(lines)
    assert not [line for line in lines if "TEMP B-TREE" in line]


@pytest.mark.parametrize("by", By)
def test_a_report_looks_only_at_the_tickets_and_steps_of_its_dates(on_disk, by):
    first = date(2026, 9, 28)
    wanted = Wanted(first, first, by, None, {"tax": timedelta(minutes=15)}, ((EPOCH, 28_800),))
    for sql, facts in figures.reckonings(on_disk._shelf._connection, wanted):
        lines = [row[3] for row in on_disk._writer.execute(f"EXPLAIN QUERY PLAN {sql}", facts)]
        assert any(
            "SEARCH tickets USING INDEX tickets_date" in line
            or "SEARCH tickets USING INTEGER PRIMARY KEY (rowid=?)" in line
            for line in lines
        )
        assert any("SEARCH journal USING INDEX journal_steps" in line for line in lines)
        assert not [line for line in lines if re.match("SCAN (tickets|journal)", line)]
        assert not [line for line in lines if "LEFT-JOIN" in line and line.startswith("SCAN")]


def test_forgetting_people_touches_only_tickets_that_know_somebody(on_disk):
    (line,) = plan(on_disk, tickets.FORGET_PEOPLE)
    assert line == "SEARCH tickets USING INDEX tickets_known (business_date<?)"


def test_every_question_is_enrolled():
    asked = {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, str) and re.match("(SELECT|INSERT|UPDATE|DELETE) ", value)
    }
    assert asked
    assert asked <= set(QUERIES)


def test_a_walk_would_be_noticed(on_disk):
    assert any(map(walks, plan(on_disk, "SELECT * FROM tickets WHERE holder = 'x'")))
    assert any(map(walks, plan(on_disk, "SELECT * FROM journal WHERE cause = 'x'")))
