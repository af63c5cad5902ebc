"""Other rules tried on a recorded day, taken from the journal of a hall that goes on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hall.planning.past import past_day, version_at
from hall.planning.trial import try_rules
from hall.refusals import Unknown
from hall.settings.commands import ResetSetting
from hall.tickets.commands import IssueTicket
from hall.windows.reshaping import ChangeWindow
from store.memory import MemoryStore
from store.sqlite import open_store
from tests.hall.people import ADMIN, NINE, ZHAO_MIN
from tests.hall.planning.days import live
from tests.hall.rig import Rig

MONDAY = NINE.date()
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    """Two days; on the second one a manager reshaped a window and a rule changed at ten."""
    store = open_store(tmp_path_factory.mktemp("two-days"))
    rig = Rig(store=store)
    live(rig, hours=2, seed=4)
    rig.clock.at = NINE + timedelta(days=1)
    live(rig, hours=1, seed=5)
    rig.send(ChangeWindow(window="2", domains=("property", "tax")), ZHAO_MIN)
    change_line(rig, restore_behind=0)
    live(rig, hours=1, seed=6)
    rig.clock.at = NINE + timedelta(days=2)
    rig.send(IssueTicket(domain="tax"), ADMIN)
    yield rig
    store.close()


def change_line(rig, **line):
    with rig.store.transaction() as shelf:
        work = rig.engine._work(ZHAO_MIN, rig.clock.now(), shelf)
        work.change("line", replace(rig.engine.setup.line, **line), "试一试")
        rig.engine._journal(shelf, work, "ChangeLine")
        rig.engine.setup = work.setup


def tried(hall, day, change=lambda setup: setup):
    with hall.store.reading() as shelf:
        return try_rules(hall.setup, shelf, day, change, MemoryStore)


def no_head_starts(setup):
    nothing = timedelta()
    return replace(
        setup, priorities=tuple(replace(p, head_start=nothing) for p in setup.priorities)
    )


@pytest.mark.parametrize("day", [MONDAY, TUESDAY])
def test_with_nothing_changed_each_day_is_as_it_was(hall, day):
    face = tried(hall, day).face()
    assert (face["as_recorded"], face["differs"]) == (True, None)
    assert face["was"] == face["tried"]
    assert face["was"]["called"] > 30


def test_the_second_day_begins_and_goes_on_with_its_own_rules_and_windows(hall):
    with hall.store.reading() as shelf:
        past = past_day(hall.setup, shelf, TUESDAY)
    assert [r.setup.line.restore_behind for r in past.rules] == [3, 0]
    assert next(w for w in past.day.windows if w.number == "2").domains == ("property",)


def test_a_trial_tells_the_whole_hall_and_each_line(hall):
    face = tried(hall, MONDAY, no_head_starts).face()
    assert face["as_recorded"]
    lines = {line["domain"]: line for line in face["lines"]}
    assert sum(line["was"]["tickets"] for line in lines.values()) == face["was"]["tickets"]
    assert face["tried"]["overtaken"] < face["was"]["overtaken"]


def test_a_trial_leaves_the_hall_as_it_was(hall):
    before = len(hall.journal())
    tried(hall, MONDAY, no_head_starts)
    assert len(hall.journal()) == before


def test_a_day_without_record_can_not_be_tried(hall):
    with pytest.raises(Unknown) as refused:
        tried(hall, MONDAY - timedelta(days=1))
    assert refused.value.key == "nothing_on_record"


def test_a_moment_is_found_in_the_journal_by_halving(hall):
    events = hall.journal()
    with hall.store.reading() as shelf:
        for moment in (NINE - timedelta(hours=1), events[100].at, NINE + timedelta(days=9)):
            expected = next((e.version for e in events if e.at >= moment), len(events) + 1)
            assert version_at(shelf, moment) == expected


def test_a_hall_whose_manager_reset_a_rule_still_replays(hall):
    hall.send(ResetSetting(section="line", reason="试行结束"), ZHAO_MIN)
    assert tried(hall, TUESDAY).as_recorded
