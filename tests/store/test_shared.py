"""What copies share can't be told from what each has for itself, and costs nothing to copy."""

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hall.tickets.ticket import TicketState
from store.memory import MemoryStore
from store.shared import Log, Shared
from tests.store.things import event, ticket

FEW = 200
MANY = 20_000


class Alike(str):
    """A text whose hash says nothing: they all lie in one bucket."""

    __slots__ = ()

    def __hash__(self):
        return 7


keys = st.one_of(st.integers(-40, 4000), st.builds(Alike, st.text("ab", max_size=5)))
changes = st.lists(st.tuples(st.sampled_from(["set", "set", "set", "drop", "copy", "back"]), keys))


@given(changes)
def test_a_shared_dictionary_is_a_dictionary_and_so_is_every_copy(changes):
    ours, plain, kept = Shared(), {}, [(Shared(), {})]
    for number, (what, key) in enumerate(changes):
        if what == "set":
            ours[key] = plain[key] = number
        elif what == "drop":
            assert ours.pop(key, None) == plain.pop(key, None)
        elif what == "copy":
            kept.append((ours.copy(), plain.copy()))
        else:
            ours, plain = (one.copy() for one in kept[-1])
    for shared, same in [*kept, (ours, plain)]:
        assert dict(shared.items()) == same
        assert len(shared) == len(same)
        assert all(key in shared and shared.get(key) == same[key] for key in same)


def test_thousands_of_keys_are_all_there():
    shared = Shared()
    for number in range(MANY):
        shared[number] = str(number)
    early = shared.copy()
    for number in range(0, MANY, 2):
        del shared[number]
    assert len(early) == MANY
    assert sorted(shared) == list(range(1, MANY, 2))
    assert shared.get(0, "gone") == "gone"


def test_a_log_that_was_given_up_leaves_nothing():
    log = Log()
    for one in "abc":
        log.append(one)
    reader, given_up = log.copy(), log.copy()
    given_up.append("never")
    log.append("d")
    assert (list(reader), list(log)) == (["a", "b", "c"], ["a", "b", "c", "d"])
    assert (log[-1], log[1:3], log[:-3:-1]) == ("d", ["b", "c"], ["d", "c"])


def test_a_change_costs_the_same_after_many_tickets_as_after_few():
    assert cost_of_a_command(MANY) < 6 * cost_of_a_command(FEW)


def cost_of_a_command(past):
    """The best of many: what one ticket more costs in a hall that served `past`."""
    store = MemoryStore()
    with store.transaction() as shelf:
        for number in range(1, past + 1):
            shelf.tickets.add(replace(ticket(number), state=TicketState.FINISHED))
            shelf.journal.append([event(number, ticket=number)])
    return min(cost_of_one(store, past + more) for more in range(1, 31))


def cost_of_one(store, number):
    began = time.thread_time()
    with store.transaction() as shelf, shelf.savepoint():
        assert shelf.tickets.next_id() == number
        shelf.tickets.add(ticket(number))
        shelf.journal.append([event(number, ticket=number)])
        assert len(shelf.journal.of_ticket(number)) == 1
    return time.thread_time() - began
