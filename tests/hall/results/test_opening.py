"""Who may see in full whose a result is: who needs it, and nobody for curiosity."""

import pytest

from hall.cases.showing import ShowApplicant
from hall.people.commands import AddStaff
from hall.people.persons import Person
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.refusals import Forbidden, Refusal
from hall.results.giving import ShowReceipt
from hall.results.mail import PassParcelOn
from hall.results.posting import MoveParcel, ShowLabel
from hall.windows.commands import OpenWindow
from tests.hall.people import LI_MEI, WANG_LI
from tests.hall.results.issuing import ZHOU_LAN, approved, hand_over, registered
from tests.hall.results.test_delivering import give, move, post

TANG_MING = Actor(ActorKind.STAFF, "tangming", role=Role.CLERK)
"""唐明, a clerk at window 2, who has to do with none of it."""
WHY = "核对身份"


@pytest.fixture
def curious(hall):
    hall.send(AddStaff(staff="tangming", display="唐明", role=Role.CLERK), HALL)
    hall.send(OpenWindow(window="2"), TANG_MING)
    return hall


def test_another_clerk_opens_no_applicant_no_receipt_and_no_label(curious):
    case, result = registered(curious)
    _, other = registered(curious)
    parcel = post(curious, other)
    give(curious, result)
    for wish in (
        ShowApplicant(case=case["case"], reason=WHY),
        ShowReceipt(result=result["result"], reason=WHY),
        ShowLabel(parcel=parcel["parcel"]),
    ):
        with pytest.raises(Forbidden):
            curious.send(wish, TANG_MING)
    assert "PersonShown" not in curious.ears.kinds


def test_the_clerk_who_issues_it_opens_what_the_paper_is_checked_against(hall):
    case, _ = registered(hall)
    assert hall.send(ShowApplicant(case=case["case"], reason=WHY), ZHOU_LAN)["id_number"] == LI_MEI


def test_what_hasnt_come_to_the_window_yet_is_no_business_of_its_clerk(hall):
    case = approved(hall)
    hand_over(hall, case)
    with pytest.raises(Forbidden):
        hall.send(ShowApplicant(case=case["case"], reason=WHY), ZHOU_LAN)


def test_the_window_that_received_the_case_may_print_its_receipt_too(hall):
    _, result = registered(hall)
    give(hall, result, agent=Person(name="张建国"))
    wish = ShowReceipt(result=result["result"], reason=WHY)
    assert hall.send(wish, WANG_LI)["name"] == "张建国"


def test_a_parcel_is_moved_and_passed_on_at_an_issuing_window_only(curious):
    _, result = registered(curious)
    parcel = post(curious, result)["parcel"]
    for wish in (
        MoveParcel(parcel=parcel, window="2", state="delivered"),
        PassParcelOn(parcel=parcel, window="2", department="税务局"),
        MoveParcel(parcel=parcel, window="9", state="delivered"),
    ):
        with pytest.raises(Refusal):
            curious.send(wish, TANG_MING)
    assert move(curious, {"parcel": parcel}, "delivered")["state"] == "delivered"
