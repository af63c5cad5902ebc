"""At the back office: taken in time, paused, extended, urged, explained and decided."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from config.national import national
from hall.cases import turning
from hall.cases.deciding import (
    DecidePart,
    ExplainOverdue,
    ExtendTerm,
    PauseClock,
    ResumeClock,
    UrgePart,
)
from hall.cases.known import case_of, parts_of
from hall.cases.part import Pause
from hall.cases.turning import PlanLights
from hall.people.roles import HALL
from hall.plans.plan import Plan
from hall.refusals import Forbidden, Refusal
from hall.windows.commands import OpenWindow
from hall.workdays.commands import SetException
from hall.workdays.hours import Stretch
from hall.workdays.national import National
from tests.hall.cases.office import HE_JING, MA_CHAO, QIAN_YU, decide, receive, take
from tests.hall.people import ADMIN, WANG_LI, ZHAO_MIN

FOUR, SIX = ((Stretch(time(9), time(end)),) for end in (16, 18))


def go_to(hall, text):
    hall.clock.at = datetime.fromisoformat(text).replace(tzinfo=hall.setup.timezone)


def tick(hall):
    """The hall does what is due."""
    hall.engine.run([])


def seconds_pass(hall, count):
    """And the hall does what is due at each."""
    for _ in range(count):
        hall.clock.move(seconds=1)
        tick(hall)


def told(hall, kind):
    return [event.data for event in hall.ears.heard if event.kind == kind]


def part(case, at=0):
    return {"part": case["parts"][at]["part"]}


def refused(hall, command, by=HE_JING):
    with pytest.raises(Refusal) as refusal:
        hall.send(command, by)
    return refusal.value.key


@pytest.mark.parametrize(
    ("received", "taken", "seconds"),
    [
        ("2026-09-28T09:00", "2026-09-28T13:59", -60.0),
        ("2026-09-28T11:59", "2026-09-28T14:00", 0.0),
        ("2026-09-28T12:00", "2026-09-28T17:01", 60.0),
        ("2026-09-30T17:10", "2026-10-08T14:00", 0.0),  # after the afternoon's cut-off
        ("2026-09-27T10:00", "2026-09-28T14:00", 0.0),  # received on a Sunday
    ],
)
def test_j19_7_paper_of_the_morning_is_there_by_two_of_the_afternoon_by_five(
    hall, received, taken, seconds
):
    go_to(hall, received)
    hall.send(OpenWindow(window="1"), WANG_LI)
    case = receive(hall)
    go_to(hall, taken)
    take(hall, case)
    assert told(hall, "PartTaken")[0]["seconds"] == seconds


def test_an_application_is_taken_once(hall):
    case = receive(hall)
    take(hall, case)
    with pytest.raises(Refusal) as refusal:
        take(hall, case)
    assert refusal.value.key == "taken_already"


def test_a_department_keeps_its_hands_off_others_cases(hall):
    with pytest.raises(Forbidden):
        take(hall, receive(hall), MA_CHAO)


def test_j19_8_lights_turn_by_themselves_at_the_minute_and_once(hall):
    receive(hall)
    go_to(hall, "2026-10-07T23:59:59")
    tick(hall)
    assert told(hall, "LightTurned") == []
    go_to(hall, "2026-10-08T00:00")
    tick(hall)
    tick(hall)
    assert [one["light"] for one in told(hall, "LightTurned")] == ["yellow"]
    go_to(hall, "2026-10-10T16:59:59")
    tick(hall)
    go_to(hall, "2026-10-10T17:00")
    tick(hall)
    assert [one["light"] for one in told(hall, "LightTurned")] == ["yellow", "red"]


def test_j19_8_a_hall_that_slept_lights_what_is_due_when_it_wakes_once(hall):
    receive(hall)
    go_to(hall, "2026-10-12T09:00")
    tick(hall)
    tick(hall)
    (turned,) = told(hall, "LightTurned")
    assert (turned["light"], turned["since"]) == ("red", "2026-10-10T09:00:00+00:00")


def test_j19_8_a_hall_that_slept_three_days_tells_of_each_case_what_it_shows_now(hall):
    go_to(hall, "2026-09-25T10:00")
    hall.send(OpenWindow(window="1"), WANG_LI)
    first = receive(hall)  # until 9 October, yellow from 30 September
    go_to(hall, "2026-09-30T10:00")
    tick(hall)
    hall.send(OpenWindow(window="1"), WANG_LI)
    second, third = receive(hall), receive(hall)  # until 13 October, yellow from the 10th
    go_to(hall, "2026-10-08T10:00")
    tick(hall)
    go_to(hall, "2026-10-11T10:00")  # it slept for three days
    hall.send(PlanLights(), HALL)
    tick(hall)
    hall.send(PlanLights(), HALL)
    lights = [(one["case"], one["light"], one["since"][:16]) for one in told(hall, "LightTurned")]
    assert sorted(lights) == [
        (first["case"], "red", "2026-10-09T09:00"),
        (first["case"], "yellow", "2026-09-29T16:00"),
        (second["case"], "yellow", "2026-10-09T16:00"),
        (third["case"], "yellow", "2026-10-09T16:00"),
    ]


def test_j19_8_what_is_urged_is_on_record_with_its_light(hall):
    case = receive(hall)
    go_to(hall, "2026-10-09T09:00")
    hall.send(UrgePart(**part(case), note="请于今日办结"), QIAN_YU)
    (urged,) = told(hall, "PartUrged")
    assert (urged["light"], urged["note"]) == ("yellow", "请于今日办结")


def test_j19_8_what_is_overdue_is_explained_before_it_is_decided(hall):
    case = receive(hall)
    take(hall, case)
    go_to(hall, "2026-10-10T17:00")
    with pytest.raises(Refusal) as refusal:
        decide(hall, case)
    assert refusal.value.key == "explain_first"
    hall.send(ExplainOverdue(**part(case), explanation="专家评审排期"), HE_JING)
    assert decide(hall, case)["state"] == "decided"
    assert told(hall, "PartDecided")[0]["seconds"] == 0.0


def test_what_is_in_time_needs_no_explanation(hall):
    wish = ExplainOverdue(**part(receive(hall)), explanation="没有超时")
    assert refused(hall, wish) == "not_overdue"


def test_j19_9_the_clock_rests_for_an_expert_review_and_goes_on(hall):
    case = receive(hall)
    wish = PauseClock(**part(case), why=Pause.EXPERT_REVIEW, reason="组织专家评审")
    rests = hall.send(wish, HE_JING)["parts"][0]
    assert (rests["light"], rests["days_left"], rests["due"]) == ("paused", 5, None)
    go_to(hall, "2026-10-12T09:00")
    tick(hall)
    assert told(hall, "LightTurned") == []
    goes_on = hall.send(ResumeClock(**part(case)), HE_JING)["parts"][0]
    assert (goes_on["light"], goes_on["last_day"]) == ("green", "2026-10-19")


def test_j19_9_nothing_is_decided_while_its_clock_rests(hall):
    case = receive(hall)
    hall.send(PauseClock(**part(case), why=Pause.HEARING, reason="举行听证"), HE_JING)
    with pytest.raises(Refusal) as refusal:
        decide(hall, case)
    assert refusal.value.key == "clock_rests"


def test_j19_10_an_extension_carries_its_letter_and_moves_the_lights(hall):
    case = receive(hall)
    go_to(hall, "2026-10-09T10:00")
    tick(hall)
    wish = {"to": date(2026, 10, 16), "letter": "税函〔2026〕12号", "reason": "需实地核查"}
    longer = hall.send(ExtendTerm(**part(case), **wish), HE_JING)["parts"][0]
    assert (longer["light"], longer["last_day"]) == ("green", "2026-10-16")
    (extended,) = told(hall, "TermExtended")
    assert (extended["before"], extended["letter"]) == ("2026-10-10", "税函〔2026〕12号")


def test_j19_10_an_extension_on_the_last_day_is_refused(hall):
    case = receive(hall)
    go_to(hall, "2026-10-10T08:00")
    wish = ExtendTerm(**part(case), to=date(2026, 10, 16), letter="12", reason="来不及")
    assert refused(hall, wish) == "extension_too_late"


def test_two_who_decide_at_once_overwrite_nothing(hall):
    case = receive(hall)
    seen = case["parts"][0]["edition"]
    decide(hall, case, seen=seen)
    wish = DecidePart(**part(case), decision="denied", reason="不符合条件", seen=seen)
    assert refused(hall, wish) == "changed_meanwhile"
    assert [one["decision"] for one in told(hall, "PartDecided")] == ["approved"]


def test_who_manages_the_hall_decides_for_no_department(hall):
    with pytest.raises(Forbidden):
        decide(hall, receive(hall), ZHAO_MIN)


def test_j19_11_the_life_of_a_case_stands_in_the_journal(hall):
    case = receive(hall)
    take(hall, case)
    decide(hall, case)
    with hall.store.reading() as shelf:
        life = [event.kind for event in shelf.journal.of_case(case["case"])]
    assert life == ["CaseReceived", "CaseAccepted", "PartTaken", "PartDecided", "CaseDecided"]


def lights(hall):
    return [one["light"] for one in told(hall, "LightTurned")]


def test_what_is_yellow_from_the_beginning_is_told_so(hall):
    receive(hall, matter="T-1")
    assert lights(hall) == ["yellow"]


def test_an_extension_that_turns_the_light_back_is_told(hall):
    case = receive(hall)
    go_to(hall, "2026-10-09T10:00")
    tick(hall)
    wish = {"to": date(2026, 10, 16), "letter": "税函〔2026〕12号", "reason": "需实地核查"}
    hall.send(ExtendTerm(**part(case), **wish), HE_JING)
    assert lights(hall) == ["yellow", "green"]


def test_hours_that_change_turn_the_light_at_once_and_back(hall):
    receive(hall)
    go_to(hall, "2026-10-10T16:30")
    tick(hall)
    hall.send(SetException(on=date(2026, 10, 10), reason="停电", stretches=FOUR), ADMIN)
    assert lights(hall) == ["yellow", "red"]
    hall.send(SetException(on=date(2026, 10, 10), reason="来电", stretches=SIX), ADMIN)
    assert lights(hall) == ["yellow", "red", "yellow"]


def test_many_clocks_are_reckoned_a_few_at_a_time(hall, monkeypatch):
    """A change of hours holds no call up: the first turn at once, the rest within seconds."""
    monkeypatch.setattr(turning, "AT_ONCE", 2)
    _, second, *_ = [receive(hall) for _ in range(5)]
    take(hall, second)
    go_to(hall, "2026-10-10T16:30")
    seconds_pass(hall, 3)
    hall.send(SetException(on=date(2026, 10, 10), reason="停电", stretches=FOUR), ADMIN)
    turned = []
    for _ in range(4):
        turned.append(lights(hall).count("red"))
        seconds_pass(hall, 1)
    assert turned == [2, 4, 5, 5]
    with hall.store.reading() as shelf:
        assert shelf.of(Plan).get(turning.RECKONING) is None


def test_a_calendar_that_is_published_later_moves_the_last_day(hall):
    hall.engine.configured = hall.engine.setup = replace(hall.engine.setup, national=National())
    case = receive(hall)
    assert (case["last_day"], case["parts"][0]["calendar_known"]) == ("2026-10-05", False)
    hall.engine.configured = hall.engine.setup = replace(hall.engine.setup, national=national())
    hall.send(PlanLights(), HALL)
    with hall.store.reading() as shelf:
        (moved,) = parts_of(shelf, case_of(shelf, 1))
    assert str(moved.last_day) == "2026-10-10"


def test_nothing_is_explained_once_it_is_decided(hall):
    case = receive(hall)
    decide(hall, case)
    go_to(hall, "2026-11-20T10:00")
    wish = ExplainOverdue(**part(case), explanation="事后补写")
    assert refused(hall, wish) == "case_is_decided"
