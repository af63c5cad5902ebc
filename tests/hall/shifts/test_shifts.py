"""Shifts: the plan of a week, and who is there of those who should be."""

from datetime import date, time, timedelta

import pytest

from hall.people.accounts import ChangeStaff
from hall.people.commands import AddStaff
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.shifts.commands import ChangeShift, CopyShifts, PlanShifts, RemoveShift
from hall.views import snapshot
from hall.windows.commands import OpenWindow, PauseWindow
from hall.workdays.commands import SetException
from tests.hall.people import ADMIN, CHEN_GANG, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

MONDAY = date(2026, 9, 28)
TUESDAY = MONDAY + timedelta(days=1)
SUN_YUE = Actor(ActorKind.STAFF, "sunyue", role=Role.SHIFT_LEADER)
DAY = {"begins": time(9), "ends": time(17)}
LUNCH = {"rest_begins": time(12), "rest_ends": time(13)}


@pytest.fixture
def rig():
    """Monday, nine o'clock; everybody works here."""
    rig = Rig()
    for person in (ADMIN, ZHAO_MIN, SUN_YUE, WANG_LI, CHEN_GANG):
        rig.send(AddStaff(staff=person.name, display=person.name, role=person.role), HALL)
    return rig


def plan(rig, staff="wangli", day=MONDAY, **facts):
    return rig.send(PlanShifts(staff=staff, day=day, **{**DAY, **facts}), SUN_YUE)


def see(rig, view):
    with rig.store.reading() as shelf:
        return snapshot(view, rig.engine.setup, shelf, rig.clock.now())


def shifts(rig, staff="wangli", day=MONDAY):
    seen = see(rig, f"shifts:{day}")
    (found,) = [p["shifts"] for p in seen["people"] if p["staff"] == staff]
    return [(s["day"], s["begins"], s["ends"], s["window"]) for s in found]


def refusal(rig, command, by=SUN_YUE):
    with pytest.raises(Refusal) as refused:
        rig.send(command, by)
    return refused.value


def test_a_shift_stands_in_its_week(rig):
    plan(rig, window="1")
    plan(rig, day=TUESDAY, begins=time(13))
    assert shifts(rig, day=MONDAY + timedelta(days=6)) == [
        ("2026-09-28", "09:00", "17:00", "1"),
        ("2026-09-29", "13:00", "17:00", None),
    ]
    assert shifts(rig, day=MONDAY + timedelta(days=7)) == []
    seen = see(rig, f"shifts:{TUESDAY}")
    assert (seen["week"], seen["today"], len(seen["days"])) == ("2026-09-28", "2026-09-28", 7)


def test_weekdays_are_planned_at_once_and_days_that_are_taken_are_skipped(rig):
    plan(rig, day=MONDAY + timedelta(days=7))
    made = plan(rig, weekdays=(0, 2), until=MONDAY + timedelta(days=14))
    assert made["skipped"] == ["2026-10-05"]
    (event,) = [e for e in rig.journal() if e.cause.startswith("PlanShifts") and e.version][-1:]
    assert event.data["days"] == ["2026-09-28", "2026-09-30", "2026-10-07", "2026-10-12"]


def test_nobody_works_twice_at_once(rig):
    plan(rig, ends=time(13))
    said = refusal(rig, PlanShifts(staff="wangli", day=MONDAY, begins=time(12), ends=time(14)))
    assert (said.key, said.facts["begins"]) == ("shift_overlaps", "09:00")
    plan(rig, begins=time(13))
    plan(rig, "chengang", begins=time(12))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"ends": time(9)}, "ends"),
        ({"day": date(2026, 9, 27)}, "day"),
        ({"window": "99"}, "window"),
        ({"rest_begins": time(12)}, "rest_ends"),
        ({"rest_begins": time(16), "rest_ends": time(18)}, "rest_begins"),
        ({"weekdays": (1,)}, "until"),
        ({"weekdays": (1,), "until": date(2027, 9, 28)}, "until"),
    ],
)
def test_a_shift_that_cannot_be_is_refused(rig, facts, field):
    with pytest.raises(Invalid) as refused:
        plan(rig, **facts)
    assert refused.value.facts["field"] == field


def test_only_who_works_here_is_planned_and_only_leaders_plan(rig):
    with pytest.raises(Unknown):
        plan(rig, "nobody-here")
    rig.send(ChangeStaff(staff="chengang", active=False))
    assert refusal(rig, PlanShifts(staff="chengang", day=MONDAY, **DAY)).key == "staff_switched_off"
    with pytest.raises(Forbidden):
        rig.send(PlanShifts(staff="wangli", day=MONDAY, **DAY), WANG_LI)


def test_a_shift_is_changed_taken_over_and_removed(rig):
    (number,) = plan(rig)["shifts"]
    rig.send(ChangeShift(shift=number, staff="chengang", window="2", **DAY, **LUNCH), SUN_YUE)
    assert shifts(rig) == []
    assert shifts(rig, "chengang") == [("2026-09-28", "09:00", "17:00", "2")]
    assert rig.ears.heard[-1].data["before"] == "wangli"
    rig.send(RemoveShift(shift=number), SUN_YUE)
    assert shifts(rig, "chengang") == []
    assert refusal(rig, RemoveShift(shift=number)).key == "unknown_shift"


def test_what_was_worked_stays_on_record(rig):
    (number,) = plan(rig)["shifts"]
    rig.clock.move(days=1)
    assert refusal(rig, RemoveShift(shift=number)).facts["reason"] == "over"
    changed = ChangeShift(shift=number, staff="wangli", **DAY)
    assert refusal(rig, changed).facts["reason"] == "over"


def test_a_week_is_copied_where_it_fits(rig):
    next_monday = MONDAY + timedelta(days=7)
    plan(rig, window="1")
    plan(rig, day=TUESDAY)
    plan(rig, "chengang")
    plan(rig, "chengang", day=next_monday, begins=time(13))
    answer = rig.send(CopyShifts(week=TUESDAY, to=next_monday + timedelta(days=3)), SUN_YUE)
    assert answer == {"shifts": 2, "skipped": 1, "reasons": {"already": 1}}
    assert shifts(rig, day=next_monday) == [
        ("2026-10-05", "09:00", "17:00", "1"),
        ("2026-10-06", "09:00", "17:00", None),
    ]
    assert refusal(rig, CopyShifts(week=MONDAY, to=TUESDAY)).facts["reason"] == "same"
    last_week = CopyShifts(week=MONDAY, to=MONDAY - timedelta(days=7))
    assert refusal(rig, last_week).facts["reason"] == "over"


def duty(rig, staff="wangli"):
    (one,) = [s for s in see(rig, "duty")["shifts"] if s["staff"] == staff]
    return one["duty"]


def test_who_is_missing_and_who_is_there(rig):
    plan(rig, window="1", begins=time(9, 30), **LUNCH)
    assert duty(rig) == "to-come"
    rig.clock.move(minutes=30)
    assert duty(rig) == "missing"
    rig.send(OpenWindow(window="2"), WANG_LI)
    assert duty(rig) == "elsewhere"
    rig.send(PauseWindow(window="2", reason="复印材料"), WANG_LI)
    assert duty(rig) == "paused"
    assert see(rig, "duty")["shifts"][0]["reason"] == "复印材料"
    rig.clock.move(hours=2, minutes=30)
    assert duty(rig) == "resting"
    rig.clock.move(hours=5)
    assert duty(rig) == "over"


def test_at_the_planned_window_one_is_there_and_at_lunch_nobody_is_missed(rig):
    plan(rig, window="1", **LUNCH)
    rig.clock.move(hours=3)
    assert duty(rig) == "resting"
    rig.send(OpenWindow(window="1"), WANG_LI)
    assert duty(rig) == "there"


def test_of_a_leader_the_hall_knows_only_that_a_shift_is_on(rig):
    plan(rig, "sunyue", leads=True)
    assert duty(rig, "sunyue") == "on-duty"
    assert see(rig, "duty")["led"] is True


def test_who_sits_without_a_shift_is_shown_and_not_refused(rig):
    rig.send(OpenWindow(window="1"), WANG_LI)
    seen = see(rig, "duty")
    assert seen["unplanned"] == [{"staff": "wangli", "display": "wangli", "window": "1"}]
    assert seen["led"] is False
    plan(rig, window="1")
    assert see(rig, "duty")["unplanned"] == []


def test_a_day_that_is_none_is_no_view(rig):
    for which in ("today", "2026-13-01", "9999-12-31"):
        with pytest.raises(Unknown):
            see(rig, f"shifts:{which}")


NATIONAL_DAY = date(2026, 10, 1)


def close_on(rig, day):
    rig.send(SetException(on=day, reason="国庆节"), ZHAO_MIN)


def test_nobody_is_planned_on_a_day_when_the_hall_is_closed(rig):
    close_on(rig, NATIONAL_DAY)
    planned = PlanShifts(staff="wangli", day=NATIONAL_DAY, **DAY)
    assert refusal(rig, planned).key == "closed_that_day"
    assert see(rig, f"shifts:{MONDAY}")["closed"] == ["2026-10-01", "2026-10-03", "2026-10-04"]
    answer = plan(rig, day=date(2026, 9, 30), weekdays=(2, 3), until=NATIONAL_DAY)
    assert (len(answer["shifts"]), answer["closed"]) == (1, ["2026-10-01"])


def test_a_copied_week_leaves_out_the_holidays(rig):
    next_week = MONDAY + timedelta(days=7)
    plan(rig, day=MONDAY), plan(rig, day=TUESDAY)
    close_on(rig, next_week)
    copied = rig.send(CopyShifts(week=MONDAY, to=next_week), SUN_YUE)
    assert copied == {"shifts": 1, "skipped": 1, "reasons": {"closed": 1}}


def test_who_waits_at_a_line_of_one_window_is_told_of_its_clerks_break(rig):
    rig.send(OpenWindow(window="1"), WANG_LI)
    assert rig.face(rig.take("tax")["id"])["wait"]["low"] == 0
    assert rig.show("line:tax")["wait"]["low"] == 10
    plan(rig, window="1", rest_begins=time(9, 5), rest_ends=time(9, 40))
    assert rig.show("line:tax")["wait"]["low"] == 40
    assert rig.show("map")["lines"][0]["wait"]["low"] == 40
    assert rig.face(rig.take("tax")["id"])["wait"]["low"] == 40
    rig.clock.move(minutes=41)
    assert rig.show("line:tax")["wait"]["low"] == 20
