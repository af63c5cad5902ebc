"""Windows that stay open, open for a while, change at a planned moment; and changes taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall.plans.commands import MakePlan
from hall.refusals import Invalid, Refusal
from hall.setup import Name, WindowKind
from hall.windows.commands import CallNext, Finish, OpenWindow
from hall.windows.preview import preview
from hall.windows.reshaping import ChangeWindow
from hall.windows.taking_back import TakeBackChange, last_change
from hall.windows.window import WindowState
from tests.hall.people import ADMIN, ZHAO_MIN
from tests.hall.rig import Rig


@pytest.fixture
def rig():
    rig = Rig()
    rig.open("1", "2")
    return rig


def in_hours(rig, hours):
    return rig.clock.now() + timedelta(hours=hours)


def temporary(rig, **more):
    facts = {"kind": WindowKind.TEMPORARY, "domains": ("tax",), "open": True, "reason": "高峰"}
    return ChangeWindow(**{"window": "9", **facts, "until": in_hours(rig, 2), **more})


def knock_after(rig, **how_long):
    rig.clock.move(**how_long)
    rig.engine.run([])


def test_a_temporary_window_opens_at_once_and_closes_by_itself(rig):
    rig.send(temporary(rig), ZHAO_MIN)
    rig.take("tax")
    assert rig.call("9") == "A001"
    rig.send(Finish(window="9"))
    knock_after(rig, hours=2)
    assert str(rig.window("9").state) == "closed"


def test_whoever_is_served_when_its_time_is_over_is_served_to_the_end(rig):
    rig.send(temporary(rig), ZHAO_MIN)
    rig.take("tax")
    rig.send(CallNext(window="9"))
    knock_after(rig, hours=2)
    assert rig.window("9").ticket == 1
    rig.send(Finish(window="9"))
    knock_after(rig, minutes=1)
    assert str(rig.window("9").state) == "closed"


def test_an_end_that_is_over_or_too_far_is_refused(rig):
    for until in (rig.clock.now(), in_hours(rig, 25), in_hours(rig, 1).replace(tzinfo=None)):
        with pytest.raises(Invalid):
            rig.send(temporary(rig, until=until), ZHAO_MIN)


def test_a_window_closed_before_its_time_is_left_in_peace_when_it_opens_again(rig):
    rig.send(temporary(rig), ZHAO_MIN)
    rig.send(ChangeWindow(window="9", open=False), ZHAO_MIN)
    rig.send(OpenWindow(window="9"), ADMIN)
    knock_after(rig, hours=3)
    assert str(rig.window("9").state) == "idle"


def test_a_change_is_on_record_with_its_reason_and_can_be_taken_back_once(rig):
    rig.send(ChangeWindow(window="1", domains=("property",), reason="不动产人多"), ZHAO_MIN)
    assert rig.journal()[-1].data["reason"] == "不动产人多"
    rig.send(TakeBackChange(window="1"), ZHAO_MIN)
    assert rig.window("1").domains == ("tax",)
    with pytest.raises(Refusal) as refused:
        rig.send(TakeBackChange(window="1"), ZHAO_MIN)
    assert refused.value.key == "nothing_changed_here"


def test_extended_hours_taken_back_end_with_the_others(rig):
    rig.send(ChangeWindow(window="1", until=in_hours(rig, 9), reason="延时"), ZHAO_MIN)
    rig.send(TakeBackChange(window="1"), ZHAO_MIN)
    assert rig.window("1").open_until is None
    knock_after(rig, hours=9)
    assert str(rig.window("1").state) == "idle"


def test_longer_hours_made_longer_still_end_where_they_did_when_that_is_undone(rig):
    rig.send(ChangeWindow(window="1", until=in_hours(rig, 1), reason="延时"), ZHAO_MIN)
    rig.send(ChangeWindow(window="1", until=in_hours(rig, 5), reason="再延"), ZHAO_MIN)
    rig.send(TakeBackChange(window="1"), ZHAO_MIN)
    assert rig.window("1").open_until == in_hours(rig, 1)
    rig.open("1")
    knock_after(rig, hours=1)
    assert str(rig.window("1").state) == "closed"


def test_nobody_undoes_what_somebody_else_changed_meanwhile(rig):
    def refused(**change):
        with pytest.raises(Refusal) as refused:
            rig.send(TakeBackChange(window="1", **change), ZHAO_MIN)
        return refused.value.key

    rig.send(ChangeWindow(window="1", domains=("property",), reason="不动产人多"), ZHAO_MIN)
    seen = rig.journal()[-1].version
    rig.send(ChangeWindow(window="1", kind=WindowKind.UNDIFFERENTIATED, domains=()), ADMIN)
    assert refused() == refused(change=seen) == "changed_since"
    rig.send(TakeBackChange(window="1", change=rig.journal()[-1].version), ZHAO_MIN)
    assert rig.window("1").domains == ("property",)


def test_a_window_that_was_changed_a_thousand_times_is_asked_only_for_its_last_shapes(
    rig, monkeypatch
):
    for name in ("甲", "乙", "丙"):
        rig.send(ChangeWindow(window="1", name=name), ZHAO_MIN)
    monkeypatch.delattr("store.memory_people.MemoryJournal.shaping")
    rig.send(TakeBackChange(window="1"), ZHAO_MIN)
    assert rig.window("1").name.zh == "乙"


def test_whoever_saves_later_wipes_nothing_that_they_have_not_seen(rig):
    with rig.store.reading() as shelf:
        seen = last_change(rig.setup, shelf, "1")["version"]
    rig.send(ChangeWindow(window="1", domains=("tax", "property"), base=seen), ZHAO_MIN)
    with pytest.raises(Refusal) as refused:
        rig.send(ChangeWindow(window="1", domains=("property",), base=seen), ADMIN)
    assert refused.value.key == "changed_since"
    assert rig.window("1").domains == ("tax", "property")


def test_a_temporary_window_takes_nobodys_number(rig):
    with pytest.raises(Refusal) as refused:
        rig.send(temporary(rig, window="1", new=True), ZHAO_MIN)
    assert refused.value.key == "window_exists"
    rig.send(temporary(rig, new=True), ZHAO_MIN)


def test_what_is_planned_to_end_before_it_begins_is_not_planned(rig):
    facts = {"window": "1", "until": in_hours(rig, 1).isoformat()}
    plan = MakePlan(command="ChangeWindow", facts=facts, due=in_hours(rig, 2), reason="延时")
    with pytest.raises(Invalid):
        rig.send(plan, ZHAO_MIN)


def test_a_new_window_taken_back_closes(rig):
    rig.send(temporary(rig), ZHAO_MIN)
    rig.send(TakeBackChange(window="9"), ZHAO_MIN)
    assert str(rig.window("9").state) == "closed"


def test_what_the_folder_says_can_not_be_taken_back(rig):
    with pytest.raises(Refusal):
        rig.send(TakeBackChange(window="1"), ZHAO_MIN)


def test_a_planned_change_with_an_end_is_carried_out(rig):
    facts = {"window": "1", "kind": "undifferentiated", "domains": []}
    plan = MakePlan(command="ChangeWindow", facts=facts, due=in_hours(rig, 1), reason="下午")
    rig.send(plan, ZHAO_MIN)
    knock_after(rig, hours=1)
    assert rig.window("1").is_undifferentiated


def test_the_preview_tells_which_line_nobody_would_serve(rig):
    rig.take("tax")
    with rig.store.reading() as shelf:
        before = shelf.windows.all()
        after = [w for w in before if w.number != "1"]
        seen = preview(rig.engine.setup, shelf, before, after, rig.clock.now())
    assert seen["unserved"] == ["tax"]
    assert seen["stranded"] == 1
    (line,) = seen["lines"]
    assert (line["before"]["windows"], line["after"]["windows"]) == (["1"], [])


def test_a_leader_puts_a_clerk_at_a_window(rig):
    from hall.people.commands import AddStaff
    from hall.people.roles import HALL, Role
    from hall.windows.commands import CloseWindow

    rig.send(AddStaff(staff="wangli", display="王丽", role=Role.CLERK), HALL)
    rig.send(OpenWindow(window="3", clerk="wangli"), ZHAO_MIN)
    assert rig.window("3").clerk == "wangli"
    with pytest.raises(Refusal) as refused:
        rig.send(OpenWindow(window="4", clerk="wangli"), ZHAO_MIN)
    assert refused.value.key == "clerk_sits_elsewhere"
    rig.send(CloseWindow(window="3"), ZHAO_MIN)
    rig.send(OpenWindow(window="4", clerk="wangli"), ZHAO_MIN)
    assert rig.window("4").clerk == "wangli"


def test_a_window_is_called_by_what_is_done_there_now(rig):
    rig.send(ChangeWindow(window="1", kind=WindowKind.UNDIFFERENTIATED, domains=()), ZHAO_MIN)
    assert rig.window("1").name == Name("综合", "Any"), "as the hall calls its other one"
    rig.send(ChangeWindow(window="1", kind=WindowKind.DOMAIN, domains=("tax", "property")))
    assert rig.window("1").name == Name("税务服务、不动产登记", "Tax, Property")
    rig.send(ChangeWindow(window="1", domains=("tax",)))
    assert rig.window("1").name == Name("税务", "Tax")


def test_a_name_that_somebody_chose_stays_until_another_is_given(rig):
    rig.send(ChangeWindow(window="1", name="绿色通道", name_en="Fast lane"), ZHAO_MIN)
    rig.send(ChangeWindow(window="1", domains=("property",)), ZHAO_MIN)
    assert rig.window("1").name == Name("绿色通道", "Fast lane")
    rig.send(ChangeWindow(window="1", domains=("tax",), name="税务", name_en="Tax"), ZHAO_MIN)
    assert rig.window("1").name == Name("税务", "Tax")


@given(st.integers(0, 30), st.integers(0, 4), st.integers(0, 2), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_taking_a_window_away_never_lowers_the_wait_that_is_told(waiting, some, own, gone):
    """Windows that take any line, and the line's own, may be gone in any order."""
    rig = Rig()
    windows = _staffed_windows(rig, own, some)
    for _ in range(waiting):
        rig.take("tax")
    after = windows[:gone] + windows[gone + 1 :]
    with rig.store.reading() as shelf:
        seen = preview(rig.engine.setup, shelf, windows, after, rig.clock.now())
    for line in seen["lines"]:
        _assert_no_shorter(line["before"], line["after"])
        _assert_no_shorter(line["before"]["own_only"], line["after"]["own_only"])


def _assert_no_shorter(before, after):
    was, then = before["wait"], after["wait"]
    assert then is None or (was and then["low"] >= was["low"] and then["high"] >= was["high"])


def _staffed_windows(rig, own, some):
    like = replace(rig.window("1"), state=WindowState.IDLE, clerk="wangli", domains=("tax",))
    mine = [replace(like, number=f"1{n}", state=WindowState.CALLED) for n in range(own)]
    any_line = replace(like, kind=WindowKind.UNDIFFERENTIATED, domains=())
    return mine + [replace(any_line, number=f"2{n}") for n in range(some)]


def test_who_changed_a_window_last_is_told_while_it_can_be_undone(rig):
    def told():
        with rig.store.reading() as shelf:
            return last_change(rig.setup, shelf, "1")["change"]

    assert told() is None, "as the hall's folder has it"
    rig.send(ChangeWindow(window="1", domains=("property",), reason="不动产人多"), ZHAO_MIN)
    assert told()["by"] == "zhaomin"
    assert told()["reason"] == "不动产人多"
    rig.send(TakeBackChange(window="1"), ZHAO_MIN)
    assert told() is None


def test_a_planned_change_can_be_undone_after_it_ran(rig):
    before = rig.window("1")
    planned = MakePlan(
        command="ChangeWindow",
        facts={"window": "1", "domains": ["property"]},
        due=rig.clock.now() + timedelta(hours=1),
        reason="下午人多",
    )
    rig.send(planned, ZHAO_MIN)
    rig.clock.move(hours=1)
    rig.engine.run([])
    with rig.store.reading() as shelf:
        assert last_change(rig.setup, shelf, "1")["change"]["by"] == "zhaomin"
    rig.send(TakeBackChange(window="1"), ZHAO_MIN)
    assert rig.window("1").domains == before.domains
    event = next(e for e in reversed(rig.journal()) if e.kind == "WindowChanged")
    assert (event.data["undone"], event.data["reason"]) == (True, None)
    with pytest.raises(Refusal, match="nothing_changed_here"):
        rig.send(TakeBackChange(window="1"), ZHAO_MIN)
