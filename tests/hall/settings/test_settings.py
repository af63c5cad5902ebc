"""What managers change while the hall runs: in force at once, kept, taken back."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from hall.catalogue.commands import MarkMatters
from hall.coding import read, written
from hall.commands import COMMANDS, command
from hall.engine import Engine
from hall.people.roles import MANAGERS
from hall.refusals import Refusal, Unknown
from hall.settings.commands import ResetSetting, TakeBackSetting
from hall.settings.setting import Setting, sections
from hall.setup import Hours, Line, Matter, Setup
from store.sqlite import open_store
from tests.hall.people import ZHAO_MIN, small_hall
from tests.hall.rig import CountedSecrets, Ears, HandClock, Rig


@command(roles=MANAGERS)
class RestoreBehind:
    """A command of this test: how far behind the restored wait; refuses 9 after changing it."""

    others: int

    def carry_out(self, work):
        work.change("line", replace(work.setup.line, restore_behind=self.others), "试一试")
        if self.others == 9:
            raise Refusal("window_busy", window="1")
        return {"restore_behind": work.setup.line.restore_behind}


del COMMANDS["RestoreBehind"]


@pytest.fixture
def rig():
    return Rig(restore_behind=3)


def behind(rig):
    return rig.engine.setup.line.restore_behind


def kept(rig):
    with rig.store.reading() as shelf:
        return shelf.of(Setting).find(section="line")


def test_a_change_holds_at_once_and_says_who_and_why(rig):
    rig.send(RestoreBehind(others=5), ZHAO_MIN)
    assert behind(rig) == 5
    (setting,) = kept(rig)
    assert (setting.by, setting.reason, setting.at) == ("staff:zhaomin", "试一试", rig.clock.now())
    assert rig.journal()[-1].data == {
        "section": "line", "setting": 1, "before": None, "reason": "试一试",
    }  # fmt: skip


def test_a_refused_change_changes_nothing(rig):
    with pytest.raises(Refusal):
        rig.send(RestoreBehind(others=9), ZHAO_MIN)
    assert behind(rig) == 3
    assert kept(rig) == []


def test_a_change_that_could_not_be_committed_changes_nothing(rig, monkeypatch):
    monkeypatch.setattr("hall.plans.due.next_moment", lambda shelf: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        rig.send(RestoreBehind(others=5), ZHAO_MIN)
    assert behind(rig) == 3


def test_it_still_holds_when_the_hall_starts_again(tmp_path):
    store = open_store(tmp_path)
    rig = Rig(store=store)
    rig.send(RestoreBehind(others=5), ZHAO_MIN)
    store.close()
    again = open_store(tmp_path)
    engine = Engine(small_hall(), again, HandClock(), CountedSecrets(), Ears())
    again.close()
    assert engine.setup.line.restore_behind == 5


def test_what_is_taken_back_is_as_it_was_before(rig):
    for others in (5, 7):
        rig.send(RestoreBehind(others=others), ZHAO_MIN)
    rig.send(TakeBackSetting(setting=2, reason="改错了"), ZHAO_MIN)
    assert behind(rig) == 5
    rig.send(ResetSetting(section="line", reason="试行结束"), ZHAO_MIN)
    assert behind(rig) == 3
    assert [s.in_force for s in kept(rig)] == [False, False, False, True]


def test_the_first_change_taken_back_leaves_what_the_folder_says(rig):
    rig.send(RestoreBehind(others=5), ZHAO_MIN)
    rig.send(TakeBackSetting(setting=1, reason="改错了"), ZHAO_MIN)
    assert behind(rig) == 3
    assert kept(rig)[-1].value is None


def test_only_the_newest_change_can_be_taken_back(rig):
    for others in (5, 7):
        rig.send(RestoreBehind(others=others), ZHAO_MIN)
    with pytest.raises(Refusal) as refused:
        rig.send(TakeBackSetting(setting=1, reason="改错了"), ZHAO_MIN)
    assert refused.value.key == "setting_changed_since"
    with pytest.raises(Unknown):
        rig.send(TakeBackSetting(setting=99, reason="改错了"), ZHAO_MIN)


def test_what_only_the_folder_says_is_no_section(rig):
    assert {"line", "matters", "hours", "mode"} <= set(sections())
    for section in ("windows", "timezone", "_matters"):
        with pytest.raises(Unknown):
            rig.send(ResetSetting(section=section, reason="试一试"), ZHAO_MIN)


@pytest.mark.parametrize("section", sorted(sections()))
def test_every_section_can_be_written_and_read_again(section):
    value = getattr(small_hall(), section)
    assert read(sections()[section], written(value)) == value


def test_what_was_kept_by_an_older_program_takes_the_defaults():
    assert read(Line, {"restore_behind": 7, "forgotten_fact": 1}) == Line(restore_behind=7)
    assert read(Hours, {"opens": "08:30:00"}) == Hours(opens=time(8, 30))


@pytest.mark.parametrize("facts", [{"code": 1}, {"code": "T-1"}, None, {"working_days": "three"}])
def test_what_is_of_another_shape_is_refused(facts):
    with pytest.raises((TypeError, ValueError, KeyError)):
        read(Matter, facts)


def test_durations_and_names_survive():
    setup = small_hall()
    domains = read(sections()["domains"], written(setup.domains))
    assert domains[0].mean_service == timedelta(minutes=10)
    assert isinstance(replace(setup, domains=domains), Setup)


def town(entries=200):
    """A hall with a long catalogue, as a town has it."""
    hall = small_hall()
    first = hall.matters[0]
    more = (replace(first, code=f"L-{n}", undifferentiated=False) for n in range(entries))
    return replace(hall, matters=(*hall.matters, *more))


def mark(rig, *codes):
    rig.send(MarkMatters(codes=codes, undifferentiated=True, reason="放开一批"), ZHAO_MIN)


def test_a_step_of_the_path_keeps_what_it_changed_and_not_the_whole_catalogue(tmp_path):
    store = open_store(tmp_path)
    rig = Rig(setup=town(), store=store)
    for code in ("L-1", "L-2", "L-3"):
        mark(rig, code)
    with store.reading() as shelf:
        first, *later = shelf.of(Setting).find(section="matters")
    assert len(first.value) > 20_000
    assert [len(s.value) < 200 for s in later] == [True, True]
    rig.send(TakeBackSetting(setting=3, reason="改错了"), ZHAO_MIN)
    held = rig.engine.setup
    store.close()
    again = open_store(tmp_path)
    engine = Engine(town(), again, HandClock(), CountedSecrets(), Ears())
    again.close()
    marked = [m.code for m in engine.setup.matters if m.undifferentiated and m.code[0] == "L"]
    assert (marked, engine.setup.matters) == (["L-1", "L-2"], held.matters)


def test_a_change_that_says_much_is_kept_whole():
    rig = Rig(setup=town())
    mark(rig, "L-1")
    mark(rig, *(f"L-{n}" for n in range(2, 200)))
    rig.send(ResetSetting(section="matters", reason="试行结束"), ZHAO_MIN)
    mark(rig, "L-5")
    with rig.store.reading() as shelf:
        changes = shelf.of(Setting).find(section="matters")
    assert [s.base for s in changes][-2:] == [None, None]
    assert [m.code for m in rig.engine.setup.matters if m.undifferentiated][-1] == "L-5"
