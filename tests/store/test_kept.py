"""Kept things: the same on disk and in memory, and only by looks that are declared."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hall.plans.plan import Plan
from hall.ports import Span
from hall.settings.setting import Setting
from store.errors import StoreError
from store.kinds import KINDS
from tests.hall.people import NINE


def plan(key, minutes=0, **facts):
    due = NINE + timedelta(minutes=minutes)
    return Plan(key, due, "CloseWindow", {"window": "1"}, "staff:zhaomin", "", NINE, **facts)


def setting(number, section="line", **facts):
    return Setting(number, section, "{}", NINE, "staff:zhaomin", "试", **facts)


def test_what_is_saved_is_there_as_it_was(shelf):
    shelf.of(Plan).save(plan("a", weekdays=(0, 4)))
    assert shelf.of(Plan).get("a") == plan("a", weekdays=(0, 4))
    assert shelf.of(Plan).get("b") is None


def test_what_is_saved_again_replaces_it_and_what_is_dropped_is_gone(shelf):
    shelf.of(Plan).save(plan("a"))
    shelf.of(Plan).save(plan("a", 5))
    assert shelf.of(Plan).find() == [plan("a", 5)]
    shelf.of(Plan).drop("a")
    shelf.of(Plan).drop("a")
    assert shelf.of(Plan).find() == []


def test_ids_go_on_from_the_largest(shelf):
    assert shelf.of(Setting).next_id() == 1
    shelf.of(Setting).save(setting(41))
    assert shelf.of(Setting).next_id() == 42


def test_the_id_of_what_was_dropped_is_never_given_again(shelf):
    for number in (1, 2):
        shelf.of(Setting).save(setting(number))
    for number in (2, 1, 99):
        shelf.of(Setting).drop(number)
    assert shelf.of(Setting).next_id() == 3


def test_a_span_is_from_low_up_to_without_high(shelf):
    for key, minutes in (("d", 3), ("b", 1), ("c", 2), ("a", 1)):
        shelf.of(Plan).save(plan(key, minutes))

    def keys(low=None, high=None, **limit):
        ends = [None if end is None else NINE + timedelta(minutes=end) for end in (low, high)]
        return [p.key for p in shelf.of(Plan).find(due=Span(*ends), **limit)]

    assert keys() == ["a", "b", "c", "d"]
    assert keys(1, 3) == ["a", "b", "c"]
    assert keys(2) == ["c", "d"]
    assert keys(None, 2) == ["a", "b"]
    assert keys(limit=2) == ["a", "b"]
    assert shelf.of(Plan).count(due=Span(NINE + timedelta(minutes=2))) == 2


def test_found_by_a_fact_in_order_of_the_key(shelf):
    for number, section in ((3, "line"), (1, "line"), (2, "hours")):
        shelf.of(Setting).save(setting(number, section, in_force=number == 3))
    assert [s.id for s in shelf.of(Setting).find(section="line")] == [1, 3]
    assert [s.id for s in shelf.of(Setting).find(in_force=True)] == [3]
    assert shelf.of(Setting).count(in_force=False) == 2


def test_the_newest_are_found_from_the_other_end(shelf):
    kept = shelf.of(Setting)
    for number in range(1, 8):
        section = "line" if number % 2 else "hours"
        kept.save(Setting(number, section, None, NINE, "staff:zhaomin", "试行"))
    assert [s.id for s in kept.find(section="line", newest=True, limit=2)] == [7, 5]
    older = kept.find(section="line", id=Span(None, 5), newest=True, limit=2)
    assert [s.id for s in older] == [3, 1]


def test_a_look_that_no_index_serves_is_refused_by_both(shelf):
    for facts in ({"by": "x"}, {"section": "line", "in_force": True}, {}):
        with pytest.raises(StoreError) as refused:
            shelf.of(Setting).find(**facts)
        assert refused.value.key == "look_not_declared"


def test_a_savepoint_undoes_kept_things_too(shelf):
    shelf.of(Plan).save(plan("a"))
    with pytest.raises(RuntimeError), shelf.savepoint():
        shelf.of(Plan).save(replace(plan("a"), reason="never"))
        shelf.of(Plan).save(plan("b"))
        raise RuntimeError
    assert shelf.of(Plan).find() == [plan("a")]


def test_a_reader_can_not_write(store):
    with pytest.raises(StoreError) as refused, store.reading() as shelf:
        shelf.of(Plan).save(plan("a"))
    assert refused.value.key == "only_reading"


@pytest.mark.parametrize("shape", KINDS, ids=lambda shape: shape.__name__)
def test_every_kind_has_its_table_with_its_columns(on_disk, shape):
    with on_disk.reading() as shelf:
        assert shelf.of(shape).get("nothing") is None
