"""What the hall does by itself when its moment has come."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hall.people.roles import HALL
from hall.plans.commands import DropPlan, MakePlan
from hall.plans.plan import Plan
from hall.plans.view import plans_face
from hall.privacy.commands import ForgetOld
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.setup import Line
from hall.windows.commands import CallNext
from hall.windows.reshaping import ChangeWindow
from hall.windows.window import WindowState
from tests.hall.people import ADMIN, NINE, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

TWO = NINE + timedelta(hours=5)
SHANGHAI = ZoneInfo("Asia/Shanghai")
ANY = {"window": "1", "kind": "undifferentiated", "domains": []}


@pytest.fixture
def rig():
    return Rig()


def plan(command="ChangeWindow", facts=ANY, due=TWO, **more):
    return MakePlan(command=command, facts=dict(facts), due=due, reason="下午人多", **more)


def knock(rig):
    assert rig.engine.run([]) == []


def test_a_planned_change_happens_at_its_moment_and_not_before(rig):
    rig.send(plan(), ZHAO_MIN)
    rig.clock.move(hours=5, milliseconds=-1)
    knock(rig)
    assert not rig.window("1").is_undifferentiated
    rig.clock.move(milliseconds=1)
    knock(rig)
    assert rig.window("1").is_undifferentiated
    *_, changed, done = rig.journal()
    assert (changed.kind, changed.by, changed.at) == ("WindowChanged", "hall:clock", TWO)
    assert (done.kind, done.data["planned_by"]) == ("PlanCarriedOut", "staff:zhaomin")
    rig.clock.move(days=1)
    knock(rig)
    assert [e.kind for e in rig.journal()].count("PlanCarriedOut") == 1


def test_the_hall_knows_when_it_has_to_do_something_next(rig):
    assert rig.engine.due is None
    rig.send(plan(), ZHAO_MIN)
    rig.send(plan(due=TWO - timedelta(hours=1)), ZHAO_MIN)
    assert rig.engine.due == TWO - timedelta(hours=1)
    first = rig.journal()[-1].data["plan"]
    rig.send(DropPlan(plan=first), ZHAO_MIN)
    assert rig.engine.due == TWO


def test_who_comes_at_the_very_moment_comes_after_the_change(rig):
    rig.open("3")
    rig.take("tax")
    change = {"window": "3", "kind": "domain", "domains": ["property"]}
    rig.send(plan(facts=change), ZHAO_MIN)
    rig.clock.move(hours=5)
    assert rig.send(CallNext(window="3"))["ticket"] is None


def test_what_is_refused_at_its_moment_is_on_record_and_undoes_nothing_else(rig):
    rig.open("1")
    rig.take("tax")
    rig.call("1")
    rig.send(plan("CloseWindow", {"window": "1"}), ZHAO_MIN)
    rig.send(plan(facts={"window": "2", "domains": ["tax"]}), ZHAO_MIN)
    rig.clock.move(hours=5)
    knock(rig)
    kinds = [e.kind for e in rig.journal()]
    refused = next(e for e in rig.journal() if e.kind == "PlanRefused")
    assert refused.data["refusal"] == "window_busy"
    assert kinds.count("PlanCarriedOut") == 1
    assert rig.window("2").domains == ("tax",)
    assert rig.engine.due is None


def test_a_plan_that_fails_unexpectedly_is_put_off_and_the_hall_goes_on(rig, monkeypatch):
    def breaks(command, work):
        work.change("line", Line(automatic=True), "半途")
        raise ZeroDivisionError

    monkeypatch.setattr(ChangeWindow, "carry_out", breaks)
    rig.send(plan(weekdays=(0, 1)), ZHAO_MIN)
    rig.send(plan("OpenWindow", {"window": "2"}), ZHAO_MIN)
    rig.clock.move(hours=5)
    knock(rig)
    refused = next(e for e in rig.journal() if e.kind == "PlanRefused")
    assert refused.data["refusal"] == "unexpected"
    assert "SettingChanged" not in [e.kind for e in rig.journal()]
    assert rig.window("2").state is WindowState.IDLE, "the other plan was carried out"
    assert rig.engine.due == TWO + timedelta(days=1)
    assert rig.take("tax")["number"] == "A001"


def test_a_failed_plan_is_on_record_also_when_leaders_cannot_be_told(rig, monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(ChangeWindow, "carry_out", breaks)
    monkeypatch.setattr("hall.plans.due.raise_alert", breaks)
    rig.send(plan(), ZHAO_MIN)
    rig.clock.move(hours=5)
    knock(rig)
    refused = next(e for e in rig.journal() if e.kind == "PlanRefused")
    assert refused.data["planned_by"] == "staff:zhaomin"
    assert rig.engine.due is None, "nor is it tried for ever"


def test_an_alert_of_a_failed_plan_says_what_was_wrong_with_it(rig, monkeypatch):
    def breaks(*_):
        raise Invalid("domains", "unknown")

    monkeypatch.setattr(ChangeWindow, "carry_out", breaks)
    rig.send(plan(), ZHAO_MIN)
    rig.clock.move(hours=5)
    knock(rig)
    (alert,) = rig.show("alerts")["open"]
    facts = alert["facts"]
    assert (facts["refusal"], facts["field"], facts["reason"]) == ("invalid", "domains", "unknown")


@pytest.mark.parametrize("failure", [Refusal("window_busy"), ZeroDivisionError()])
def test_a_change_that_is_refused_later_does_not_hold_in_memory(rig, monkeypatch, failure):
    def breaks(command, work):
        work.change("line", Line(automatic=True), "半途")
        raise failure

    monkeypatch.setattr(ChangeWindow, "carry_out", breaks)
    rig.send(plan(), ZHAO_MIN)
    rig.clock.move(hours=5)
    knock(rig)
    assert not rig.engine.setup.line.automatic


def test_a_plan_of_a_command_that_is_gone_is_on_record_and_shown_to_nobody(rig):
    rig.send(plan(), ZHAO_MIN)
    with rig.store.transaction() as shelf:
        (kept,) = shelf.of(Plan).find()
        shelf.of(Plan).save(replace(kept, command="Conjure"))
        assert plans_face(rig.engine.setup, shelf) == {"plans": []}
    rig.clock.move(hours=5)
    knock(rig)
    refused = next(e for e in rig.journal() if e.kind == "PlanRefused")
    assert refused.data["refusal"] == "unknown_command"
    assert rig.engine.due is None


def test_what_the_hall_has_planned_for_itself_is_dropped_by_nobody(rig):
    with rig.store.transaction() as shelf:
        work = rig.engine._work(HALL, rig.clock.now(), shelf)
        work.plan("forget-old", TWO, ForgetOld())
    with pytest.raises(Unknown) as refused:
        rig.send(DropPlan(plan="forget-old"), ZHAO_MIN)
    assert refused.value.key == "unknown_plan"
    rig.clock.move(hours=5)
    knock(rig)
    assert rig.engine.due is not None, "the next night is planned"


def test_every_monday_and_friday_morning(rig):
    rig.send(plan(weekdays=(4, 0, 0)), ZHAO_MIN)
    for _ in range(14 * 24):
        rig.clock.move(hours=1)
        knock(rig)
    fired = [e.at.astimezone(SHANGHAI) for e in rig.journal() if e.kind == "PlanCarriedOut"]
    assert [f"{at:%a %d %H:%M}" for at in fired] == [
        "Mon 28 14:00", "Fri 02 14:00", "Mon 05 14:00", "Fri 09 14:00",
    ]  # fmt: skip


def test_after_days_of_sleep_it_happens_once_and_goes_on_in_time(rig):
    rig.send(plan(weekdays=(0, 1, 2, 3, 4, 5, 6)), ZHAO_MIN)
    rig.clock.move(days=3)
    knock(rig)
    assert [e.kind for e in rig.journal()].count("PlanCarriedOut") == 1
    assert rig.engine.due == TWO + timedelta(days=3)


def test_a_time_of_day_stays_the_same_when_the_clocks_change():
    berlin = ZoneInfo("Europe/Berlin")
    nine = datetime(2026, 10, 24, 9, 0, tzinfo=berlin).astimezone(UTC)
    plan = Plan("k", nine, "CloseWindow", {}, "x", "", nine, weekdays=(5, 6))
    again = plan.next_due(nine, berlin)
    assert again.astimezone(berlin).isoformat() == "2026-10-25T09:00:00+01:00"


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (plan("Conjure"), "command"),
        (plan("IssueTicket", {"domain": "tax"}), "command"),
        (plan(facts={"window": 1}), "facts"),
        (plan(facts={"kind": "undifferentiated"}), "facts"),
        (plan(facts={"window": "1", "kind": "magic"}), "facts"),
        (plan(due=NINE), "due"),
        (plan(due=TWO.replace(tzinfo=None)), "due"),
    ],
)
def test_what_makes_no_plan(rig, wanted, field):
    with pytest.raises(Invalid) as refused:
        rig.send(wanted, ADMIN)
    assert refused.value.facts["field"] == field


def test_a_clerk_plans_nothing_and_nobody_plans_for_others(rig):
    with pytest.raises(Forbidden):
        rig.send(plan(), WANG_LI)


def test_a_plan_that_is_gone_can_not_be_dropped(rig):
    with pytest.raises(Unknown):
        rig.send(DropPlan(plan="ChangeWindow-1"), ZHAO_MIN)


def test_a_room_plans_under_a_key_and_may_drop_it(rig):
    with rig.store.transaction() as shelf:
        work = rig.engine._work(ADMIN, rig.clock.now(), shelf)
        work.plan("room/1", TWO, CallNext(window="9"))
        work.plan("room/1", TWO + timedelta(minutes=1), CallNext(window="9"))
        assert [p.due for p in shelf.of(Plan).find()] == [TWO + timedelta(minutes=1)]
        work.drop_plan("room/1")
        work.drop_plan("room/1")
        assert shelf.of(Plan).find() == []
