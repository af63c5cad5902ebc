"""Backup while the hall runs, restore while it doesn't, and what `check` finds."""

import sqlite3
import stat
import threading
from contextlib import closing

import pytest

from hall.tickets.ticket import TicketState
from hall.windows.window import WindowState
from store import copies
from store.errors import StoreError
from store.examine import Finding
from store.sqlite import DATABASE, open_store
from tests.hall.people import NINE
from tests.store.things import TODAY, event, ticket, window


def issue(store, number):
    with store.transaction() as shelf:
        shelf.tickets.add(ticket(number))
        version = shelf.journal.version() + 1
        shelf.journal.append([event(version, ticket=number, number=f"A{number:03d}")])


def spoil(store, *statements):
    """Change the file behind the store's back."""
    with closing(sqlite3.connect(store.file)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def opened_copy(tmp_path, copy):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    copies.restore(copy, folder / DATABASE)
    return open_store(folder)


def test_a_backup_taken_while_tickets_are_issued_is_consistent(on_disk, tmp_path):
    stop = threading.Event()

    def keep_issuing():
        number = 0
        while not stop.is_set():
            number += 1
            issue(on_disk, number)

    issue(on_disk, 10_000)
    kiosk = threading.Thread(target=keep_issuing)
    kiosk.start()
    for _ in range(5):
        on_disk.backup(tmp_path / "copy.db")
    stop.set()
    kiosk.join()
    copy = opened_copy(tmp_path, tmp_path / "copy.db")
    with copy.reading() as shelf:
        assert 1 < shelf.journal.version() == len(shelf.tickets.line("tax"))
    assert copy.check() == []
    copy.close()


def test_a_copy_is_one_file_for_its_user_alone(on_disk, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    on_disk.backup(folder / "copy.db")
    assert [f.name for f in folder.iterdir()] == ["copy.db"]
    assert stat.S_IMODE((folder / "copy.db").stat().st_mode) == 0o600


def test_a_copy_never_replaces_the_database_itself(on_disk):
    issue(on_disk, 1)
    with pytest.raises(StoreError) as refused:
        on_disk.backup(on_disk.file)
    assert refused.value.key == "copy_onto_itself"
    assert on_disk.check() == []


def test_a_copy_into_a_folder_that_is_not_there_is_refused(on_disk, tmp_path):
    with pytest.raises(StoreError) as refused:
        on_disk.backup(tmp_path / "nowhere" / "copy.db")
    assert refused.value.key == "database_cannot_be_opened"


def test_restoring_brings_the_hall_back_and_keeps_what_was(tmp_path):
    store = open_store(tmp_path / "data")
    issue(store, 1)
    store.backup(tmp_path / "copy.db")
    issue(store, 2)
    store.close()
    former = copies.restore(tmp_path / "copy.db", tmp_path / "data" / DATABASE)
    store = open_store(tmp_path / "data")
    with store.reading() as shelf:
        assert shelf.tickets.by_number(TODAY, "A001") is not None
        assert shelf.tickets.by_number(TODAY, "A002") is None
    store.close()
    with closing(sqlite3.connect(former)) as database:
        assert database.execute("SELECT count(*) FROM tickets").fetchone() == (2,)


def test_what_was_before_is_kept_at_every_restore(tmp_path):
    store = open_store(tmp_path / "data")
    store.backup(tmp_path / "copy.db")
    store.close()
    file = tmp_path / "data" / DATABASE
    kept = [copies.restore(tmp_path / "copy.db", file) for _ in range(3)]
    assert len(set(kept)) == 3
    assert all(former.exists() for former in kept)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (None, "copy_not_here"),
        (b"not a database at all, but a long text" * 99, "copy_is_no_hall"),
        (b"", "copy_is_no_hall"),
    ],
)
def test_what_is_no_copy_is_not_restored(tmp_path, content, key):
    store = open_store(tmp_path / "data")
    issue(store, 1)
    store.close()
    if content is not None:
        (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(StoreError) as refused:
        copies.restore(tmp_path / "copy.db", tmp_path / "data" / DATABASE)
    assert refused.value.key == key
    store = open_store(tmp_path / "data")
    with store.reading() as shelf:
        assert shelf.journal.version() == 1
    store.close()


class TestCheck:
    def test_a_hall_in_order_has_no_findings(self, on_disk):
        with on_disk.transaction() as shelf:
            shelf.tickets.add(ticket(1, state=TicketState.CALLED, window="1"))
            shelf.windows.save(window("1", ticket=1, state=WindowState.CALLED, since=NINE))
            shelf.windows.save(window("2", state=WindowState.IDLE))
            shelf.tickets.add(ticket(2, state=TicketState.SERVING, window="3"))
            shelf.windows.save(window("3", ticket=2, state=WindowState.SERVING))
            shelf.journal.append(
                [
                    event(1, ticket=1),
                    event(2, "TicketCalled", ticket=1),
                    event(3, "SlipPrinted", ticket=1),
                    event(4, ticket=2),
                    event(5, "TicketTakenBack", ticket=2, was="finished", state="serving"),
                ]
            )
        assert on_disk.check() == []

    def test_a_gap_in_the_journal_is_found(self, on_disk):
        for number in (1, 2, 3):
            issue(on_disk, number)
        spoil(on_disk, "DELETE FROM journal WHERE version = 2", "DELETE FROM tickets WHERE id = 2")
        found = on_disk.check()
        assert found == [Finding("journal_gap", {"first": 1, "last": 3, "count": 2})]

    def test_a_ticket_that_says_something_else_than_the_journal_is_found(self, on_disk):
        issue(on_disk, 1)
        spoil(on_disk, "UPDATE tickets SET state = 'finished'")
        facts = {"ticket": 1, "number": "A001", "state": "finished", "event": "TicketIssued"}
        assert on_disk.check() == [Finding("ticket_disagrees", facts)]

    def test_a_ticket_nobody_issued_is_found(self, on_disk):
        with on_disk.transaction() as shelf:
            shelf.tickets.add(ticket(1))
        assert [(f.key, f.facts["event"]) for f in on_disk.check()] == [("ticket_disagrees", None)]

    def test_a_lost_ticket_is_found(self, on_disk):
        issue(on_disk, 1)
        spoil(on_disk, "DELETE FROM tickets")
        assert on_disk.check() == [Finding("ticket_lost", {"ticket": 1, "version": 1})]

    def test_a_window_that_lost_its_ticket_is_found(self, on_disk):
        issue(on_disk, 1)
        with on_disk.transaction() as shelf:
            shelf.tickets.save(ticket(1, state=TicketState.CALLED))
            shelf.journal.append([event(2, "TicketCalled", ticket=1)])
            shelf.windows.save(window("1", state=WindowState.IDLE))
        facts = {"ticket": 1, "number": "A001", "state": "called", "window": None}
        assert on_disk.check() == [Finding("window_disagrees", facts)]

    def test_what_points_nowhere_is_found(self, on_disk):
        issue(on_disk, 1)
        with on_disk.transaction() as shelf:
            shelf.windows.save(window("1"))
        spoil(on_disk, "UPDATE windows SET ticket = 99")
        facts = {"table": "windows", "row": 1, "other": "tickets"}
        assert Finding("points_nowhere", facts) in on_disk.check()

    def test_a_flipped_bit_is_found(self, tmp_path):
        store = open_store(tmp_path)
        for number in range(1, 200):
            issue(store, number)
        store.close()
        file = tmp_path / DATABASE
        file.write_bytes(file.read_bytes().replace(b"token-100", b"tok\xa5n-100", 1))
        store = open_store(tmp_path)
        assert {finding.key for finding in store.check()} == {"damaged"}
        store.close()
