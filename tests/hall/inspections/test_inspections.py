"""Inspections: what is found has somebody who sees to it, a day, and an end (P22-13)."""

from datetime import date, timedelta

import pytest

from hall.inspections.commands import (
    CloseFinding,
    FollowUpFinding,
    NewFinding,
    RecordInspection,
    ReopenFinding,
)
from hall.inspections.finding import Finding, Severity
from hall.inspections.view import inspections_face
from hall.people.commands import AddStaff
from hall.people.roles import Role
from hall.plans.plan import Plan
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from store.sqlite import open_store
from tests.hall.people import NINE, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

TODAY = NINE.date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(params=["memory", "sqlite"])
def hall(request, tmp_path):
    store = open_store(tmp_path / "data") if request.param == "sqlite" else None
    hall = Rig(store=store)
    for name, display, role in (("wangli", "王丽", Role.CLERK), ("zhaomin", "赵敏", Role.MANAGER)):
        hall.send(AddStaff(staff=name, display=display, role=role))
    yield hall
    hall.store.close()


def finding(text="桌面没有意见簿", day=TOMORROW, **facts):
    usual = {"severity": Severity.FAULT, "owner": "wangli"}
    return NewFinding(text=text, due_on=day, **{**usual, **facts})


def inspect(hall, *findings, by=ZHAO_MIN, **place):
    return hall.send(RecordInspection(findings=findings, **(place or {"window": "1"})), by)


def face(hall):
    with hall.store.reading() as shelf:
        return inspections_face(hall.setup, shelf)


def test_what_is_found_at_a_window_is_open_with_its_day_and_whoever_sees_to_it(hall):
    inspect(hall, finding(), finding("未佩戴工牌", severity=Severity.NOTE))
    seen = face(hall)
    assert [(f["text"], f["owner"], f["due_on"], f["open"]) for f in seen["open"]] == [
        ("桌面没有意见簿", "wangli", "2026-09-29", True),
        ("未佩戴工牌", "wangli", "2026-09-29", True),
    ]
    assert seen["windows"] == {"1": 2}
    assert hall.ears.kinds[-3:] == ["InspectionRecorded", "FindingRecorded", "FindingRecorded"]


def test_a_look_that_finds_nothing_is_on_record_too(hall):
    inspect(hall, zone="front")
    (looked,) = face(hall)["inspections"]
    assert (looked["zone"], looked["window"], looked["findings"]) == ("front", None, 0)


def test_a_finding_is_followed_up_closed_and_reopened(hall):
    (found,) = inspect(hall, finding())["findings"]
    later = TOMORROW + timedelta(days=3)
    hall.send(FollowUpFinding(finding=found, note="已报修", owner="zhaomin", due_on=later))
    hall.send(CloseFinding(finding=found, done="已补放"))
    assert face(hall)["windows"] == {}
    with pytest.raises(Refusal) as refused:
        hall.send(CloseFinding(finding=found, done="再说一遍"))
    assert refused.value.key == "finding_is_closed"
    hall.send(ReopenFinding(finding=found, reason="又不见了", due_on=later))
    (one,) = face(hall)["open"]
    assert [s["what"] for s in one["steps"]] == ["followed-up", "closed", "reopened"]
    assert (one["owner"], one["due_on"]) == ("zhaomin", "2026-10-02")


def test_when_its_day_is_over_the_hall_says_so_once(hall):
    inspect(hall, finding(day=TODAY))
    hall.clock.move(hours=14, minutes=59)
    hall.engine.run([])
    assert not face(hall)["open"][0]["overdue"]
    hall.clock.move(minutes=2)
    hall.engine.run([])
    assert face(hall)["open"][0]["overdue"]
    assert hall.ears.kinds.count("FindingOverdue") == 1
    hall.clock.move(days=2)
    hall.engine.run([])
    assert hall.ears.kinds.count("FindingOverdue") == 1


def test_a_day_put_off_moves_the_reminder_and_closing_takes_it_away(hall):
    (found,) = inspect(hall, finding(day=TODAY))["findings"]
    hall.send(FollowUpFinding(finding=found, note="等配件", due_on=TOMORROW))
    hall.clock.move(days=1)
    hall.engine.run([])
    assert "FindingOverdue" not in hall.ears.kinds
    hall.send(CloseFinding(finding=found, done="已换"))
    with hall.store.reading() as shelf:
        assert shelf.of(Plan).get(f"finding-{found}") is None


@pytest.mark.parametrize(
    ("facts", "place", "key"),
    [
        ({"day": TODAY - timedelta(days=1)}, {"window": "1"}, "over"),
        ({"day": date(2030, 1, 1)}, {"window": "1"}, "too_large"),
        ({"owner": "nobody"}, {"window": "1"}, "unknown"),
        ({}, {"window": "1", "zone": "front"}, "exactly_one"),
        ({}, {}, "exactly_one"),
    ],
)
def test_what_makes_no_sense_is_refused(hall, facts, place, key):
    with pytest.raises(Invalid) as refused:
        hall.send(RecordInspection(findings=(finding(**facts),), **place))
    assert refused.value.facts["reason"] == key
    with hall.store.reading() as shelf:
        assert shelf.of(Finding).get(1) is None


def test_a_place_or_a_finding_that_is_not_here(hall):
    for command in (
        RecordInspection(window="99"),
        RecordInspection(zone="moon"),
        CloseFinding(finding=7, done="无"),
    ):
        with pytest.raises(Unknown):
            hall.send(command)


def test_clerks_do_not_inspect(hall):
    with pytest.raises(Forbidden):
        inspect(hall, by=WANG_LI)


def test_nothing_is_due_on_a_saturday_when_the_hall_is_closed(hall):
    with pytest.raises(Refusal) as refused:
        inspect(hall, finding(day=date(2026, 10, 3)))
    assert refused.value.key == "closed_that_day"
    assert hall.show("inspections")["closed_days"][:2] == ["2026-10-03", "2026-10-04"]
