"""The folder of a hall: who may read it, who may open it, and what a program must not touch."""

import os
import sqlite3
import stat
from dataclasses import fields
from zoneinfo import ZoneInfo

import pytest
from sqlite_utils import Database

from store import journal, migrations, people, tickets, windows
from store import sqlite as store_file
from store.errors import StoreError
from store.sqlite import open_store
from tests.store.things import TODAY, YESTERDAY, ticket

EVERY_ROW = [
    tickets.ROWS,
    windows.ROWS,
    journal.ROWS,
    people.STAFF,
    people.SESSIONS,
    people.DEVICES,
    people.PAIRINGS,
]


def refusal_of(folder):
    with pytest.raises(StoreError) as refused:
        open_store(folder)
    return refused.value


@pytest.fixture
def folder(tmp_path):
    """A hall that has been used and closed."""
    folder = tmp_path / "data"
    store = open_store(folder)
    with store.transaction() as shelf:
        shelf.tickets.add(ticket(1))
    store.close()
    return folder


def test_a_hall_opens_again_as_it_was(folder):
    store = open_store(folder)
    with store.reading() as shelf:
        assert shelf.tickets.by_number(TODAY, "A001") == ticket(1)
    store.close()


def test_only_its_user_reads_the_files(on_disk):
    before = os.umask(0)
    try:
        with on_disk.transaction() as shelf:
            shelf.keep_note("a", "b")
        files = list(on_disk.file.parent.iterdir())
        assert {f.name for f in files} >= {"hall.db", "hall.db-wal", "hall.db-shm"}
        rights = {f.name: stat.S_IMODE(f.stat().st_mode) for f in files}
        assert set(rights.values()) == {0o600}, rights
    finally:
        os.umask(before)
    assert stat.S_IMODE(on_disk.file.parent.stat().st_mode) == 0o700


def test_a_file_that_others_could_read_is_closed_to_them(folder):
    (folder / "hall.db").chmod(0o644)
    open_store(folder).close()
    assert stat.S_IMODE((folder / "hall.db").stat().st_mode) == 0o600


def test_a_hall_runs_once(on_disk):
    assert refusal_of(on_disk.file.parent).key == "hall_runs_already"


def test_commits_reach_the_disk(on_disk):
    ask = on_disk._writer.execute
    assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ask("PRAGMA synchronous").fetchone() == (2,)
    assert ask("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_newer_database_is_left_alone(folder):
    with sqlite3.connect(folder / "hall.db") as database:
        database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('yichuang', 'm999_from_the_future', '2031-01-01')"
        )
    database.close()
    before = (folder / "hall.db").read_bytes()
    refused = refusal_of(folder)
    assert refused.key == "database_newer"
    assert refused.facts == {"steps": ["m999_from_the_future"]}
    assert (folder / "hall.db").read_bytes() == before


def test_the_database_of_something_else_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "hall.db") as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    database.close()
    assert refusal_of(tmp_path).key == "not_a_hall"
    with sqlite3.connect(tmp_path / "hall.db") as database:
        assert database.execute("SELECT name FROM sqlite_schema").fetchall() == [("recipes",)]
    database.close()


@pytest.mark.parametrize("where", [0, 100, 5_000])
def test_a_damaged_database_is_refused(folder, where):
    file = folder / "hall.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:where] + b"\xa5" * (len(whole) - where))
    assert refusal_of(folder).key == "database_damaged"
    file.write_bytes(whole)
    open_store(folder).close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "data").write_text("a file stands where the folder should be")
    assert refusal_of(tmp_path / "data").key == "database_cannot_be_opened"


def test_a_step_that_fails_leaves_the_schema_as_it_was(tmp_path, monkeypatch):
    steps = migrations.Migrations("yichuang")
    steps._migrations = list(migrations.MIGRATIONS._migrations)

    @steps()
    def m005_goes_wrong(db):
        db.execute("ALTER TABLE tickets ADD COLUMN mood TEXT")
        raise sqlite3.OperationalError("the power went")

    open_store(tmp_path).close()
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", steps)
        assert refusal_of(tmp_path).key == "database_failed"
    store = open_store(tmp_path)
    assert "mood" not in Database(store.file)["tickets"].columns_dict
    store.close()


def test_an_older_database_is_brought_up_to_date(tmp_path):
    early = Database(tmp_path / "hall.db", strict=True)
    migrations.MIGRATIONS.apply(early, stop_before="m004_facts")
    early.conn.execute("INSERT INTO numbers VALUES (?, 'A', 41)", (TODAY.isoformat(),))
    early.conn.commit()
    early.close()
    store = open_store(tmp_path)
    with store.transaction() as shelf:
        assert shelf.tickets.take_number(TODAY, "A") == 42
        shelf.keep_note("a", "b")
    store.close()


def test_the_first_start_forgets_whose_the_tickets_of_former_dates_were(tmp_path):
    store = open_store(tmp_path)
    with store.transaction() as shelf:
        shelf.keep_note("business_date", TODAY.isoformat())
        shelf.tickets.add(ticket(1, business_date=YESTERDAY, person="seal", holder="李*"))
        shelf.tickets.add(ticket(2, person="seal", holder="李*"))
    store.close()
    former = Database(tmp_path / "hall.db")
    former.execute("DROP INDEX tickets_known")
    former.execute("DELETE FROM _sqlite_migrations WHERE name = 'm007_forget_holders'")
    former.conn.commit()
    former.close()
    store = open_store(tmp_path)
    with store.reading() as shelf:
        known = [(one.person, one.holder) for one in map(shelf.tickets.get, (1, 2))]
    store.close()
    assert known == [(None, None), ("seal", "李*")]


def test_opening_again_changes_no_schema(folder):
    def schema():
        with sqlite3.connect(folder / "hall.db") as database:
            return database.execute("PRAGMA schema_version").fetchone()

    before = schema()
    open_store(folder).close()
    assert schema() == before


@pytest.mark.parametrize("rows", EVERY_ROW, ids=lambda rows: rows.table)
def test_every_field_has_its_column(on_disk, rows):
    columns = set(Database(on_disk._writer)[rows.table].columns_dict)
    assert {field.name for field in fields(rows.thing)} == columns


def test_every_table_is_strict(on_disk):
    tables = [t for t in Database(on_disk._writer).tables if not t.name.startswith("sqlite_")]
    assert len(tables) >= 10
    assert [t.name for t in tables if not t.strict] == []


def test_the_store_asks_no_zone_of_the_machine(on_disk, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    kept = ticket(1, place=ticket(1).place.astimezone(ZoneInfo("Asia/Shanghai")))
    with on_disk.transaction() as shelf:
        shelf.tickets.add(kept)
        assert shelf.tickets.get(1).place.isoformat() == "2026-09-28T01:01:00+00:00"


def test_a_power_cut_before_the_first_step_leaves_a_hall_that_opens(tmp_path):
    """sqlite-utils commits its own table before the first migration."""
    whole = Database(memory=True)
    migrations.MIGRATIONS.apply(whole)
    begun = sqlite3.connect(tmp_path / store_file.DATABASE)
    begun.execute(whole["_sqlite_migrations"].schema)
    begun.commit()
    begun.close()
    open_store(tmp_path).close()
