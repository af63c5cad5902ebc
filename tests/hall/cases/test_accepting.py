"""At the window: an application is received, accepted, sent back once, and taken back."""

from datetime import date

import pytest

from hall.cases.accepting import BringMaterial, ResubmitCase, WithdrawCase
from hall.cases.checking import Checked
from hall.cases.deciding import AcceptCase, RefuseCase, ReturnCase
from hall.cases.material import Verdict
from hall.people.persons import Person
from hall.refusals import Forbidden, Invalid, Refusal
from hall.setup import AcceptedBy
from hall.windows.commands import OpenWindow
from tests.hall.cases.office import (
    HE_JING,
    LAW,
    LI,
    MA_CHAO,
    MISSING,
    SUN_WEI,
    checked,
    decide,
    hall_of_cases,
    receive,
    serve,
    staffed,
)
from tests.hall.people import LI_MEI, WANG_LI
from tests.hall.rig import Rig

SOON = date(2026, 10, 9)
DEFERRED = {"verdict": Verdict.DEFERRED, "until": SOON}


def told(hall, kind):
    return [event.data for event in hall.ears.heard if event.kind == kind]


def next_morning(hall, days=1):
    hall.clock.move(days=days)
    hall.send(OpenWindow(window="1"), WANG_LI)


def refusal_of(send, *args, **more):
    with pytest.raises(Refusal) as refused:
        send(*args, **more)
    return refused.value.key


def test_j19_3_a_complete_application_is_accepted_and_its_clock_runs(hall):
    ticket = serve(hall)
    hall.clock.move(minutes=4)
    case = receive(hall)
    assert case["number"] == "20260928-0001"
    assert (case["state"], case["light"], case["last_day"]) == ("accepted", "green", "2026-10-10")
    assert (case["ticket"], case["recorded_after_seconds"]) == (ticket["number"], 240)
    assert case["parts"][0]["due"] == "2026-10-10T17:00:00.000+08:00"


def test_p22_8_nobody_is_asked_whether_the_guide_desk_has_seen_them(hall):
    serve(hall)
    assert receive(hall)["state"] == "accepted"
    assert not [kind for kind in hall.ears.kinds if kind.startswith("Referral")]


def test_whose_it_is_stands_nowhere_in_the_journal(hall):
    receive(hall)
    told = str([event.data for event in hall.ears.heard])
    assert LI.name not in told
    assert LI_MEI not in told


def test_a_face_shows_an_applicant_masked(hall):
    assert receive(hall)["applicant"]["name"] == "李*"


def test_j19_6_a_case_without_a_ticket_shows(hall):
    case = receive(hall)
    assert (case["ticket"], case["recorded_after_seconds"]) == (None, None)
    assert told(hall, "CaseReceived")[0]["visit"] is None


def test_d21_8_nothing_is_asked_for_beyond_the_list(hall):
    extra = (*checked(), Checked(name="其他材料"))
    assert refusal_of(receive, hall, materials=extra) == "invalid"


def test_p22_9_the_whole_list_is_checked(hall):
    assert refusal_of(receive, hall, materials=checked()[:1]) == "material_unchecked"


def test_an_applicant_has_a_name(hall):
    with pytest.raises(Invalid) as refused:
        receive(hall, applicant=Person(phone=LI.phone))
    assert refused.value.facts["field"] == "applicant.name"


def test_j19_4_what_is_missing_is_told_at_once_with_its_law(hall):
    case = receive(hall, materials=checked(form=MISSING, licence=MISSING), basis=LAW)
    assert (case["state"], case["light"]) == ("correction", "off")
    told = hall.ears.heard[-1]
    assert told.kind == "CaseReturned"
    assert told.data["missing"] == ["税务登记表", "营业执照"]
    assert told.data["basis"] == LAW


def test_p22_10_something_missing_needs_its_law(hall):
    with pytest.raises(Invalid) as refused:
        receive(hall, materials=checked(form=MISSING))
    assert refused.value.facts["field"] == "basis"


def test_j19_4_resubmitted_it_is_accepted_anew_and_the_clock_starts_anew(hall):
    case = receive(hall, materials=checked(form=MISSING), basis=LAW)
    next_morning(hall)
    again = hall.send(ResubmitCase(case=case["case"], window="1", materials=checked()), WANG_LI)
    assert (again["state"], again["last_day"]) == ("accepted", "2026-10-12")
    assert again["materials"][0]["verdict"] == "received"
    assert [one["again"] for one in told(hall, "CaseAccepted")] == [True]


def test_j19_4_a_case_goes_back_once_only(hall):
    case = receive(hall, materials=checked(form=MISSING), basis=LAW)
    hall.send(ResubmitCase(case=case["case"], window="1", materials=checked()), WANG_LI)
    again = ReturnCase(case=case["case"], missing=("营业执照",), basis=LAW)
    assert refusal_of(hall.send, again, HE_JING) == "returned_already"


def test_j19_4_resubmitted_with_something_missing_it_is_not_sent_away_again(hall):
    case = receive(hall, materials=checked(form=MISSING), basis=LAW)
    lacking = ResubmitCase(
        case=case["case"], window="1", materials=checked(form=MISSING), basis=LAW
    )
    assert refusal_of(hall.send, lacking, WANG_LI) == "returned_already"


def test_j19_4_a_department_sends_it_back_and_its_clock_is_off(hall):
    case = receive(hall)
    back = hall.send(ReturnCase(case=case["case"], missing=("营业执照",), basis=LAW), HE_JING)
    assert (back["state"], back["light"]) == ("correction", "off")
    assert [part["state"] for part in back["parts"]] == ["waiting"]
    assert [one["verdict"] for one in back["materials"]] == ["received", "missing"]
    again = hall.send(ResubmitCase(case=case["case"], window="1", materials=checked()), WANG_LI)
    assert [part["department"] for part in again["parts"]] == ["税务局"]


def test_j19_5_a_deferred_material_is_promised_for_a_date_and_arrives(hall):
    case = receive(hall, materials=checked(licence=DEFERRED))
    assert case["state"] == "accepted"
    licence = case["materials"][1]
    assert (licence["verdict"], licence["until"]) == ("deferred", "2026-10-09")
    next_morning(hall, days=12)
    here = hall.send(BringMaterial(material=licence["material"], window="1"), WANG_LI)
    assert here["materials"][1]["verdict"] == "received"
    assert hall.ears.heard[-1].data["days"] == 1


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        ({"form": DEFERRED}, "not_deferrable"),
        ({"licence": {"verdict": Verdict.DEFERRED}}, "deferred_until_when"),
        ({"licence": DEFERRED | {"until": date(2026, 9, 27)}}, "deferred_until_when"),
    ],
)
def test_z17_3_only_what_may_be_deferred_is_and_for_a_date_to_come(hall, found, refusal):
    assert refusal_of(receive, hall, materials=checked(**found)) == refusal


def test_j21_1_a_theme_is_one_case_with_a_part_for_each_department(hall):
    case = receive(hall, theme="birth")
    assert [(p["department"], p["lead"], p["last_day"]) for p in case["parts"]] == [
        ("卫健委", True, "2026-10-08"),
        ("公安局", False, "2026-10-13"),
    ]
    assert case["kind"] == "joint"
    assert case["last_day"] == "2026-10-13"


def test_z17_4_joint_parts_run_side_by_side_and_the_last_decides_the_case(hall):
    case = receive(hall, theme="birth")
    assert decide(hall, case, SUN_WEI, part=0)["state"] == "accepted"
    assert decide(hall, case, MA_CHAO, part=1)["state"] == "decided"


def test_z17_4_an_immediate_case_is_decided_at_the_window(hall):
    case = receive(hall, matter="T-1")
    assert case["parts"][0]["hand_over_by"] is None
    assert decide(hall, case, WANG_LI)["state"] == "decided"


def test_z17_4_a_promised_case_is_not_decided_at_the_window(hall):
    with pytest.raises(Forbidden):
        decide(hall, receive(hall), WANG_LI)


def test_a_case_is_withdrawn_until_it_is_decided(hall):
    case = receive(hall)
    over = hall.send(WithdrawCase(case=case["case"], window="1", reason="不办了"), WANG_LI)
    assert (over["state"], over["light"]) == ("withdrawn", "off")
    assert refusal_of(decide, hall, case) == "case_is_withdrawn"


@pytest.fixture
def pingdingshan():
    return staffed(Rig(hall_of_cases(accepted_by=AcceptedBy.DEPARTMENT)))


def test_p22_11_the_department_says_at_once_whether_it_is_accepted(pingdingshan):
    case = receive(pingdingshan)
    assert (case["state"], case["light"]) == ("received", "off")
    accepted = pingdingshan.send(AcceptCase(case=case["case"]), HE_JING)
    assert (accepted["state"], accepted["last_day"]) == ("accepted", "2026-10-10")


def test_p22_11_or_refuses_with_its_reason(pingdingshan):
    case = receive(pingdingshan)
    wish = RefuseCase(case=case["case"], reason="不属于本机关职权", basis=LAW)
    assert pingdingshan.send(wish, HE_JING)["state"] == "refused"
    assert pingdingshan.ears.heard[-1].data["reason"] == "不属于本机关职权"


def test_p22_11_another_department_has_no_say(pingdingshan):
    case = receive(pingdingshan)
    with pytest.raises(Forbidden):
        pingdingshan.send(AcceptCase(case=case["case"]), MA_CHAO)


def test_numbers_begin_anew_each_day(hall):
    receive(hall)
    assert receive(hall)["number"] == "20260928-0002"
    next_morning(hall)
    assert receive(hall)["number"] == "20260929-0001"
