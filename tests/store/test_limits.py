"""A full disk, another program's lock, and years of past tickets."""

import sqlite3
from contextlib import closing, contextmanager

import pytest

from hall.engine import Request
from hall.people.roles import HALL
from hall.tickets.commands import IssueTicket
from hall.tickets.ticket import TicketState
from hall.windows.commands import CallNext, Finish
from store import connection
from store.errors import StoreError
from store.rows import to_json
from store.sqlite import open_store
from tests.hall.people import NINE
from tests.hall.rig import Rig
from tests.store.things import YESTERDAY, ticket


def wish(number=1):
    return [Request(IssueTicket(domain="tax"), HALL) for _ in range(number)]


@contextmanager
def full_disk(store):
    """No more pages than there are now."""
    pages = store._writer.execute("PRAGMA page_count").fetchone()[0]
    store._writer.execute(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        store._writer.execute("PRAGMA max_page_count = 4294967294")


def test_a_full_disk_loses_nothing_and_half_writes_nothing(on_disk):
    hall = Rig(store=on_disk)
    given = [hall.take()["number"] for _ in range(3)]
    heard = len(hall.ears.heard)
    with full_disk(on_disk), pytest.raises(StoreError) as refused:
        hall.engine.run(wish(400))
    assert refused.value.key == "disk_full"
    assert len(hall.ears.heard) == heard
    given += [hall.take()["number"] for _ in range(3)]
    with on_disk.reading() as shelf:
        assert [t.number for t in shelf.tickets.line("tax")] == given
    assert given == ["A001", "A002", "A003", "A004", "A005", "A006"]
    assert on_disk.check() == []


def test_when_sqlite_undoes_everything_nothing_is_written_outside(on_disk):
    with pytest.raises(StoreError) as refused, on_disk.transaction() as shelf:
        shelf.keep_note("first", "written")
        with pytest.raises(StoreError), shelf.savepoint():
            on_disk._writer.execute("ROLLBACK")
            raise StoreError("disk_full")
        with shelf.savepoint():
            shelf.keep_note("second", "must not be committed by itself")
    assert refused.value.key == "transaction_lost"
    with on_disk.reading() as shelf:
        assert (shelf.note("first"), shelf.note("second")) == (None, None)


def test_another_program_that_holds_the_database_is_named(on_disk, monkeypatch):
    on_disk._writer.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(on_disk.file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as refused, on_disk.transaction():
            pass
        assert refused.value.key == "database_busy"
    with on_disk.transaction() as shelf:
        shelf.keep_note("after", "all is well")


def test_a_text_that_cannot_be_written_fails_alone(on_disk):
    with on_disk.transaction() as shelf:
        with pytest.raises(UnicodeEncodeError), shelf.savepoint():
            shelf.keep_note("broken", "\ud800")
        shelf.keep_note("whole", "好" + "\x00")
    with on_disk.reading() as shelf:
        assert shelf.note("broken") is None
        assert shelf.note("whole") == "好\x00"


def test_json_keeps_hanzi_readable():
    assert to_json({"name": "税务", "n": 1}) == '{"name":"税务","n":1}'


def steps_of_a_call(folder, past):
    """How many instructions SQLite carries out for one call, after so many finished tickets."""
    store = open_store(folder)
    with store.transaction() as shelf:
        for number in range(1, past + 1):
            done = {"state": TicketState.FINISHED, "business_date": YESTERDAY, "place": NINE}
            shelf.tickets.add(ticket(number, **done))
    hall = Rig(store=store)
    hall.open("1")
    for _ in range(5):
        hall.take()
    hall.serve()
    counted = [0]

    def count():
        counted[0] += 1

    store._writer.set_progress_handler(count, 1)
    hall.send(CallNext(window="1"))
    store._writer.set_progress_handler(None, 1)
    hall.send(Finish(window="1"))
    store.close()
    return counted[0]


def test_the_next_ticket_takes_as_many_steps_after_years(tmp_path):
    few, many = steps_of_a_call(tmp_path / "few", 20), steps_of_a_call(tmp_path / "many", 5_000)
    assert few > 100
    assert many <= few * 1.05


def test_a_store_keeps_its_caches_small():
    readers = 4
    kib = connection.WRITER_CACHE_KIB + readers * connection.READER_CACHE_KIB
    assert kib <= 64 * 1024
