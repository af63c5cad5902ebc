"""From the department to the issuing window: handed over, checked, registered or sent back."""

import pytest

from hall.cases.known import case_of
from hall.people.roles import Role
from hall.refusals import Forbidden, Refusal
from hall.results.giving import GiveResult
from hall.results.handing_over import HandOverResults
from hall.results.registering import RefuseResult, RegisterResult, Unlike
from tests.hall.cases.office import HE_JING, MA_CHAO, SUN_WEI, decide, receive, take
from tests.hall.people import WANG_LI
from tests.hall.results.issuing import (
    ZHOU_LAN,
    approved,
    hand_over,
    read,
    register,
    registered,
)


def told(hall, kind):
    return [event.data for event in hall.ears.heard if event.kind == kind]


def refused(hall, command, by=ZHOU_LAN):
    with pytest.raises(Refusal) as refusal:
        hall.send(command, by)
    return refusal.value


def refuse(result, **more):
    wish = {"result": result, "window": "9", "unlike": (Unlike.APPLICANT,), "reason": "姓名有误"}
    return RefuseResult(**wish | more)


def test_j19_12_a_licence_goes_over_on_a_sheet_that_both_sides_sign(hall):
    case = approved(hall)
    sheet = hand_over(hall, case)
    assert (sheet["given_by"], sheet["taken_by"]) == ("hejing", None)
    result = register(hall, case, sheet)
    assert (result["state"], result["window"]) == ("registered", "9")
    (signed,) = told(hall, "ResultSheetSigned")
    assert (signed["sheet"], signed["refused"]) == (sheet["sheet"], 0)


def test_j19_12_how_long_before_the_promised_time_is_over_it_came_is_on_record(hall):
    hand_over(hall, approved(hall))
    (event,) = told(hall, "ResultHandedOver")
    assert event["seconds"] < 0


@pytest.mark.parametrize(
    ("on_the_paper", "unlike"),
    [
        ({"number": "20260928-0009"}, ["number"]),
        ({"applicant": "李海"}, ["applicant"]),
        ({"matter": "转移登记"}, ["matter"]),
        ({"document": "房产证", "copies": 2}, ["document", "copies"]),
    ],
)
def test_j19_12_what_doesnt_match_the_acceptance_record_is_refused_by_name(
    hall, on_the_paper, unlike
):
    case = approved(hall)
    sheet = hand_over(hall, case)
    which = sheet["results"][0]["result"]
    wish = RegisterResult(result=which, window="9", read=read(case, **on_the_paper))
    refusal = refused(hall, wish)
    assert (refusal.key, refusal.facts["unlike"]) == ("result_unlike_record", unlike)


def test_j19_12_a_document_that_the_catalogue_doesnt_know_isnt_registered(hall):
    case = approved(hall)
    sheet = hand_over(hall, case, document="荣誉证书")
    which = sheet["results"][0]["result"]
    wish = RegisterResult(result=which, window="9", read=read(case, document="荣誉证书"))
    assert refused(hall, wish).facts["unlike"] == ["document"]


def test_j19_12_it_goes_back_with_the_reason_and_comes_anew(hall):
    case = approved(hall)
    sheet = hand_over(hall, case)
    back = hall.send(refuse(sheet["results"][0]["result"]), ZHOU_LAN)
    assert (back["state"], back["reason"]) == ("refused", "姓名有误")
    assert told(hall, "ResultRefused")[0]["unlike"] == ["applicant"]
    again = hand_over(hall, case)
    assert again["results"][0]["result"] == back["result"]
    assert register(hall, case, again)["state"] == "registered"


def test_what_is_here_isnt_handed_over_twice(hall):
    case, _ = registered(hall)
    with pytest.raises(Refusal) as refusal:
        hand_over(hall, case)
    assert refusal.value.key == "handed_over_already"


def test_whoever_looks_at_what_was_changed_meanwhile_is_told_so(hall):
    _, result = registered(hall)
    refusal = refused(hall, refuse(result["result"], seen=1))
    assert refusal.key == "changed_meanwhile"


def test_nothing_is_handed_over_before_it_is_decided(hall):
    with pytest.raises(Refusal) as refusal:
        hand_over(hall, receive(hall))
    assert refusal.value.key == "part_not_decided"


def test_departments_hand_over_their_own(hall):
    with pytest.raises(Forbidden):
        hand_over(hall, approved(hall), by=MA_CHAO)


def test_z17_6_no_department_hands_out_a_result_and_only_issuing_windows_take_them(hall):
    case = approved(hall)
    with pytest.raises(Refusal) as refusal:
        hand_over(hall, case, window="1")
    assert refusal.value.key == "not_an_issuing_window"
    sheet = hand_over(hall, case)
    with pytest.raises(Forbidden):
        register(hall, case, sheet, by=HE_JING)
    with pytest.raises(Refusal):
        register(hall, case, sheet, by=WANG_LI, window="1")
    assert Role.BACK_OFFICE not in RegisterResult.allowed.roles


def test_what_an_immediate_case_issues_may_come_from_the_window_that_decided_it(hall):
    case = receive(hall, matter="T-1")
    decide(hall, case, by=WANG_LI)
    assert hand_over(hall, case, by=WANG_LI, document="发票")["given_by"] == "wangli"
    with pytest.raises(Forbidden):
        hand_over(hall, approved(hall), by=WANG_LI)


def test_a_sheet_holds_results_of_one_department(hall):
    case = receive(hall, theme="birth")
    assert HandOverResults.allowed.roles
    take(hall, case, SUN_WEI)
    decide(hall, case, SUN_WEI)
    sheet = hand_over(hall, case, SUN_WEI, document="出生医学证明")
    assert sheet["department"] == "卫健委"


def _delivered(hall, result):
    """What happens as 周兰 gives it to 李梅."""
    before = len(hall.ears.heard)
    hall.send(GiveResult(result=result, window="9", identity="身份证"), ZHOU_LAN)
    return [kind for kind in hall.ears.kinds[before:] if not kind.startswith("Notice")]


def test_with_the_last_result_the_case_is_over(hall):
    case, result = registered(hall)
    assert _delivered(hall, result["result"]) == ["ResultDelivered", "CaseDelivered"]
    with hall.store.reading() as shelf:
        assert case_of(shelf, case["case"]).state == "delivered"


def test_a_joint_case_is_over_with_the_last_of_its_departments(hall):
    case = receive(hall, theme="birth")
    for who, part, document in ((SUN_WEI, 0, "出生医学证明"), (MA_CHAO, 1, "户口簿")):
        take(hall, case, who, part)
        decide(hall, case, who, part)
        sheet = hand_over(hall, case, who, part, document=document)
        result = register(hall, case, sheet, document=document)
        last = _delivered(hall, result["result"])
    assert last == ["ResultDelivered", "CaseDelivered"]
