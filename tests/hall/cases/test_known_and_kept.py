"""Who sees and handles a case, and how long its applicant is kept."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from hall.cases.accepting import ResubmitCase, WithdrawCase
from hall.cases.checking import Checked
from hall.cases.deciding import ExplainOverdue, ReturnCase
from hall.cases.face import case_face
from hall.cases.known import case_of
from hall.cases.listing import of_department
from hall.cases.material import Verdict
from hall.cases.part import PartState
from hall.cases.showing import ShowApplicant
from hall.people.persons import Person, PersonRecord
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.privacy.commands import ErasePerson, ForgetOld
from hall.refusals import Forbidden, Invalid, Refusal
from hall.setup import AcceptedBy
from hall.windows.commands import CloseWindow, OpenWindow
from tests.hall.cases.office import (
    HE_JING,
    LAW,
    LI,
    MA_CHAO,
    QIAN_YU,
    SUN_WEI,
    checked,
    decide,
    hall_of_cases,
    receive,
    staffed,
)
from tests.hall.people import ADMIN, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

ZHOU_NA = Actor(ActorKind.STAFF, "zhouna", role=Role.ISSUING_CLERK)
"""周娜, who sits nowhere today."""


def kept(hall):
    with hall.store.reading() as shelf:
        return shelf.of(PersonRecord).find(business="case-1")


def erase(hall):
    (record,) = kept(hall)
    return hall.send(ErasePerson(person=LI, persons=(record.id,), reason="本人申请"), ADMIN)


def show(hall, by):
    return hall.send(ShowApplicant(case=1, reason="通知补正"), by)


def test_every_kind_of_person_has_a_room_that_answers_for_it():
    """In a process of its own: nothing but the server's own imports may make it so."""
    asked = (
        "import server; from hall.people.persons import BUSINESS, PersonKind; "
        "assert set(BUSINESS) == set(PersonKind), BUSINESS"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, timeout=60)


def test_the_token_of_a_case_is_for_the_window_that_gives_it_out(hall):
    """It opens a locker in the applicant's name: another window or office gets none."""
    case = receive(hall)
    assert case["token"]
    assert decide(hall, case, HE_JING)["token"] is None
    with hall.store.reading() as shelf:
        faces = {
            by.name: case_face(hall.setup, shelf, case_of(shelf, case["case"]), by)["token"]
            for by in (WANG_LI, ZHAO_MIN, ZHOU_NA, HE_JING, QIAN_YU)
        }
    assert {name for name, token in faces.items() if token} == {"wangli", "zhaomin"}


def test_an_applicant_is_not_erased_while_the_case_is_open(hall):
    receive(hall)
    with pytest.raises(Refusal) as refusal:
        erase(hall)
    assert refusal.value.key == "applicant_of_open_case"


@pytest.mark.parametrize("ends", ["decided", "withdrawn", "sent back"])
def test_an_applicants_days_are_counted_from_the_end(hall, ends):
    case = receive(hall)
    hall.clock.move(days=400)
    hall.send(ForgetOld(), HALL)
    assert len(kept(hall)) == 1
    hall.send(OpenWindow(window="1"), WANG_LI)
    if ends == "decided":
        part = case["parts"][0]["part"]
        hall.send(ExplainOverdue(part=part, explanation="专家评审排期"), HE_JING)
        decide(hall, case)
    elif ends == "withdrawn":
        hall.send(WithdrawCase(case=1, window="1", reason="不办了"), WANG_LI)
    else:
        hall.send(ReturnCase(case=1, missing=("营业执照",), basis=LAW), HE_JING)
    hall.clock.move(days=366)
    hall.send(ForgetOld(), HALL)
    assert kept(hall) == []


def test_who_is_forgotten_keeps_no_case_from_being_withdrawn(hall):
    receive(hall)
    hall.send(ReturnCase(case=1, missing=("营业执照",), basis=LAW), HE_JING)
    hall.clock.move(days=400)
    hall.send(ForgetOld(), HALL)
    hall.send(OpenWindow(window="1"), WANG_LI)
    wish = WithdrawCase(case=1, window="1", reason="逾期未补正")
    assert hall.send(wish, WANG_LI)["state"] == "withdrawn"


def test_an_applicant_is_opened_at_their_window_at_their_department_and_by_who_leads(hall):
    receive(hall)
    for who in (WANG_LI, HE_JING, ZHAO_MIN):
        assert show(hall, who)["name"] == LI.name
    for who in (ZHOU_NA, MA_CHAO):
        with pytest.raises(Forbidden):
            show(hall, who)


def test_a_clerk_decides_nobody_elses_immediate_case(hall):
    case = receive(hall, matter="T-1")
    with pytest.raises(Forbidden):
        decide(hall, case, ZHOU_NA, decision="denied")
    assert decide(hall, case, WANG_LI)["state"] == "decided"


def test_the_same_application_is_received_once_unless_it_is_meant(hall):
    receive(hall, again=False)
    with pytest.raises(Refusal) as refusal:
        receive(hall, again=False)
    assert refusal.value.key == "case_open_already"
    assert receive(hall, again=True)["number"] == "20260928-0002"
    assert receive(hall, again=False, matter="T-1")["number"] == "20260928-0003"


def test_nothing_is_received_at_a_closed_window(hall):
    hall.send(CloseWindow(window="1"), WANG_LI)
    with pytest.raises(Refusal) as refusal:
        receive(hall)
    assert refusal.value.key == "window_closed"


def test_a_wrong_id_number_is_named_as_the_form_has_it(hall):
    with pytest.raises(Invalid) as refused:
        receive(hall, applicant=Person(name="李梅", id_number="110101199003071234"))
    assert refused.value.facts["field"] == "applicant.id_number"


def test_p22_11_a_department_finds_what_it_has_to_accept():
    hall = staffed(Rig(hall_of_cases(accepted_by=AcceptedBy.DEPARTMENT)))
    case = receive(hall)
    with hall.store.reading() as shelf:
        found = of_department(hall.setup, shelf, "税务局", PartState.WAITING, 10)
    assert [one["number"] for one in found] == [case["number"]]


def test_j19_4_a_joint_case_is_not_sent_back_once_a_department_has_decided(hall):
    case = receive(hall, theme="birth", materials=(Checked(name="出生医学证明"),))
    decide(hall, case, MA_CHAO, part=1)
    with pytest.raises(Refusal) as refusal:
        hall.send(ReturnCase(case=1, missing=("出生医学证明",), basis=LAW), SUN_WEI)
    assert refusal.value.key == "part_is_decided"


def test_j19_5_what_was_deferred_comes_before_it_is_approved(hall):
    promised = {"verdict": Verdict.DEFERRED, "until": date(2026, 10, 9)}
    case = receive(hall, materials=checked(licence=promised))
    with pytest.raises(Refusal) as refusal:
        decide(hall, case)
    assert refusal.value.key == "deferred_has_not_come"
    assert decide(hall, case, decision="denied")["state"] == "decided"


def test_an_old_case_keeps_its_list_and_its_promise_when_the_catalogue_changes(hall):
    receive(hall)
    hall.send(ReturnCase(case=1, missing=("营业执照",), basis=LAW), HE_JING)
    changed = tuple(m for m in hall.setup.matters if m.code != "T-2")
    hall.engine.setup = replace(hall.engine.setup, matters=changed)
    again = hall.send(ResubmitCase(case=1, window="1", materials=checked()), WANG_LI)
    assert (again["state"], again["last_day"]) == ("accepted", "2026-10-10")
