"""All or nothing, one look at a time, and nobody waits who only reads."""

import threading

import pytest

from hall.refusals import Refusal
from store.errors import StoreError
from tests.hall.people import NINE
from tests.store.things import TODAY, event, ticket, window


class MishapError(Exception):
    """Something goes wrong in the middle."""


def write_everywhere(shelf, number):
    """Something in every part of the shelf."""
    shelf.tickets.add(ticket(number))
    shelf.tickets.take_number(TODAY, "A")
    shelf.windows.save(window(str(number), ticket=number))
    shelf.journal.append([event(shelf.journal.version() + 1)])
    shelf.keep_answer(f"key-{number}", "print", {}, NINE)
    shelf.keep_note("last", str(number))


def seen(store):
    with store.reading() as shelf:
        return (
            [t.number for t in shelf.tickets.line("tax")],
            [w.number for w in shelf.windows.all()],
            shelf.journal.version(),
            shelf.note("last"),
        )


def test_what_is_committed_stays(store):
    with store.transaction() as shelf:
        write_everywhere(shelf, 1)
    assert seen(store) == (["A001"], ["1"], 1, "1")


def test_a_transaction_that_fails_leaves_nothing(store):
    with pytest.raises(MishapError), store.transaction() as shelf:
        write_everywhere(shelf, 1)
        raise MishapError
    assert seen(store) == ([], [], 0, None)
    with store.transaction() as shelf:
        assert shelf.tickets.take_number(TODAY, "A") == 1


def test_a_savepoint_that_fails_undoes_only_itself(store):
    with store.transaction() as shelf:
        with shelf.savepoint():
            write_everywhere(shelf, 1)
        with pytest.raises(Refusal), shelf.savepoint():
            write_everywhere(shelf, 2)
            shelf.tickets.save(ticket(1, domain="property"))
            raise Refusal("not_today")
        with shelf.savepoint():
            write_everywhere(shelf, 3)
        assert shelf.tickets.take_number(TODAY, "A") == 3
    assert seen(store) == (["A001", "A003"], ["1", "3"], 2, "3")


def test_a_refused_write_does_not_end_the_savepoint(store):
    with store.transaction() as shelf, shelf.savepoint():
        shelf.tickets.add(ticket(1))
        with pytest.raises(StoreError):
            shelf.tickets.add(ticket(1))
        shelf.tickets.add(ticket(2))
    assert seen(store)[0] == ["A001", "A002"]


def test_savepoints_may_stand_in_each_other(store):
    with store.transaction() as shelf, shelf.savepoint():
        shelf.keep_note("last", "outer")
        with pytest.raises(MishapError), shelf.savepoint():
            shelf.keep_note("last", "inner")
            raise MishapError
        assert shelf.note("last") == "outer"


def test_a_transaction_sees_what_it_wrote_and_a_reader_does_not(store):
    with store.transaction() as shelf:
        write_everywhere(shelf, 1)
        assert shelf.note("last") == "1"
        assert seen(store) == ([], [], 0, None)
    assert seen(store)[3] == "1"


def test_a_reader_keeps_its_one_look(store):
    with store.transaction() as shelf:
        write_everywhere(shelf, 1)
    with store.reading() as look:
        with store.transaction() as shelf:
            write_everywhere(shelf, 2)
        assert look.journal.version() == 1
        assert [t.number for t in look.tickets.line("tax")] == ["A001"]
        assert seen(store)[2] == 2


def test_a_reading_refuses_to_write(store):
    with pytest.raises(StoreError) as refused, store.reading() as look:
        look.keep_note("last", "never")
    assert refused.value.key == "only_reading"
    assert seen(store)[3] is None


def test_many_threads_read_while_one_writes(store):
    wrong, done = [], threading.Event()

    def watch():
        while not done.is_set():
            numbers, windows, version, _ = seen(store)
            if not len(numbers) == len(windows) == version:
                wrong.append((numbers, windows, version))

    watchers = [threading.Thread(target=watch) for _ in range(6)]
    for watcher in watchers:
        watcher.start()
    for number in range(1, 41):
        with store.transaction() as shelf:
            write_everywhere(shelf, number)
    done.set()
    for watcher in watchers:
        watcher.join()
    assert not wrong
    assert seen(store)[2] == 40


def test_writers_of_two_threads_take_turns(store):
    def count():
        for _ in range(20):
            with store.transaction() as shelf:
                taken.append(shelf.tickets.take_number(TODAY, "A"))

    taken = []
    writers = [threading.Thread(target=count) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert taken == list(range(1, 81))


def test_a_closed_store_says_so(store):
    store.close()
    store.close()
    with pytest.raises(StoreError) as refused, store.reading():
        pass
    assert refused.value.key == "store_closed"
    with pytest.raises(StoreError) as refused, store.transaction():
        pass
    assert refused.value.key == "store_closed"
