"""To the applicant: told in time, given, posted, signed for; and its department hears of it."""

from dataclasses import replace
from datetime import datetime

import pytest

from hall.cases.known import case_of
from hall.people.persons import Person, PersonRecord
from hall.refusals import Invalid, Refusal, Unknown
from hall.results import feedback
from hall.results.giving import GiveResult, ShowReceipt
from hall.results.mail import PassParcelOn, ReceiveParcel
from hall.results.parcel import Parcel, ParcelState
from hall.results.posting import MoveParcel, PostResult, ShowLabel
from hall.results.telling import TellApplicant
from hall.windows.commands import OpenWindow
from tests.hall.cases.office import HE_JING, MA_CHAO, decide, receive, take
from tests.hall.people import WANG_LI
from tests.hall.results.issuing import (
    LICENCE,
    ZHOU_LAN,
    approved,
    hand_over,
    register,
    registered,
)

STROKE = "M10 10 L40 60 L90 20"
HOME = "示例路8号"


def go_to(hall, text):
    """Another hour, with 周兰 at window 9."""
    hall.clock.at = datetime.fromisoformat(text).replace(tzinfo=hall.setup.timezone)
    hall.send(OpenWindow(window="9"), ZHOU_LAN)


def told(hall, kind):
    return [event.data for event in hall.ears.heard if event.kind == kind]


def give(hall, result, **more):
    wish = {"result": result["result"], "window": "9", "identity": "身份证"} | more
    return hall.send(GiveResult(**wish), ZHOU_LAN)


def post(hall, result, **more):
    wish = {"carrier": "邮政快递", "tracking": "1234567890123", "address": HOME} | more
    return hall.send(PostResult(result=result["result"], window="9", **wish), ZHOU_LAN)


def move(hall, parcel, to, **more):
    wish = {"parcel": parcel["parcel"], "window": "9", "state": ParcelState(to)} | more
    return hall.send(MoveParcel(**wish), ZHOU_LAN)


def since(hall, case):
    """When the days began for which the applicant is kept; None: they don't run."""
    with hall.store.reading() as shelf:
        record = shelf.of(PersonRecord).get(case_of(shelf, case["case"]).applicant)
    return record.since if record.counts else None


@pytest.mark.parametrize(
    ("came", "by"),
    [
        ("2026-09-28T11:59", "2026-09-28T14:00:00.000+08:00"),
        ("2026-09-28T12:00", "2026-09-28T17:00:00.000+08:00"),
        ("2026-09-30T17:10", "2026-10-08T14:00:00.000+08:00"),
    ],
)
def test_j19_13_of_the_morning_is_told_by_two_of_the_afternoon_by_five(hall, came, by):
    case = approved(hall)
    sheet = hand_over(hall, case)
    go_to(hall, came)
    assert register(hall, case, sheet)["tell_by"] == by


def test_j19_13_telling_late_shows_to_the_second(hall):
    _, result = registered(hall)
    go_to(hall, "2026-09-28T14:01")
    (listed,) = hall.show("results")["to_tell"]
    assert listed["late"]
    now = hall.send(TellApplicant(result=result["result"], window="9"), ZHOU_LAN)
    assert (now["state"], told(hall, "ApplicantTold")[0]["seconds"]) == ("ready", 60.0)


def test_j19_14_at_the_window_it_is_given_to_who_has_shown_who_they_are(hall):
    _, result = registered(hall)
    assert give(hall, result)["state"] == "delivered"
    (event,) = told(hall, "ResultDelivered")
    assert (event["how"], event["to"]) == ("window", "applicant")


def test_d21_9_the_receipt_says_who_took_it_what_was_seen_and_how_they_signed(hall):
    _, result = registered(hall)
    friend = Person(name="张建国", phone="13800001111")
    give(hall, result, agent=friend, identity="委托书、身份证", drawing=STROKE)
    (delivered,) = hall.show("results")["delivered"]
    receipt = delivered["receipt"]
    assert (receipt["agent"]["name"], receipt["signed"]) == ("张*国", "tablet")
    assert (receipt["identity"], receipt["drawn"]) == ("委托书、身份证", True)
    wish = ShowReceipt(result=result["result"], reason="打印送达回证")
    assert hall.send(wish, ZHOU_LAN)["drawing"] == STROKE
    assert told(hall, "PersonShown")[-1]["reason"] == "打印送达回证"


def test_an_agent_without_a_name_gets_nothing(hall):
    _, result = registered(hall)
    with pytest.raises(Invalid):
        give(hall, result, agent=Person(phone="13800001111"))


def test_what_was_given_isnt_given_again(hall):
    _, result = registered(hall)
    give(hall, result)
    with pytest.raises(Refusal) as refusal:
        give(hall, result)
    assert refusal.value.key == "result_is_delivered"


def test_no_receipt_before_it_is_delivered(hall):
    _, result = registered(hall)
    with pytest.raises(Unknown):
        hall.send(ShowReceipt(result=result["result"], reason="打印"), ZHOU_LAN)


def test_j19_14_a_posted_result_is_tracked_until_it_is_there(hall):
    _, result = registered(hall)
    parcel = post(hall, result)
    label = hall.send(ShowLabel(parcel=parcel["parcel"]), ZHOU_LAN)
    assert (label["name"], label["address"]) == ("李梅", HOME)
    move(hall, parcel, "in-transit")
    assert move(hall, parcel, "delivered")["state"] == "delivered"
    assert told(hall, "ResultDelivered")[0]["how"] == "post"
    with hall.store.reading() as shelf:
        assert shelf.of(Parcel).get(parcel["parcel"]).address_locked is None


def test_what_the_carrier_brings_back_lies_at_the_window_again(hall):
    _, result = registered(hall)
    parcel = post(hall, result)
    with pytest.raises(Invalid):
        move(hall, parcel, "returned")
    move(hall, parcel, "returned", reason="收件人不在")
    (again,) = hall.show("results")["to_tell"]
    assert again["result"] == result["result"]
    with pytest.raises(Refusal):
        move(hall, parcel, "delivered")
    assert give(hall, result)["state"] == "delivered"


def test_one_tracking_number_is_one_parcel(hall):
    _, first = registered(hall)
    _, second = registered(hall)
    post(hall, first)
    with pytest.raises(Refusal) as refusal:
        post(hall, second)
    assert refusal.value.key == "tracking_taken"


def test_j19_15_couriered_papers_are_registered_signed_for_and_passed_on(hall):
    case = receive(hall)
    came = {"window": "9", "carrier": "邮政快递", "tracking": "9876543210987"}
    wish = ReceiveParcel(**came, contents="营业执照复印件", number=case["number"])
    parcel = hall.send(wish, ZHOU_LAN)
    assert (parcel["state"], parcel["by"], parcel["department"]) == ("arrived", "zhoulan", "税务局")
    with pytest.raises(Refusal):
        hall.send(wish, ZHOU_LAN)
    gone = hall.send(
        PassParcelOn(parcel=parcel["parcel"], window="9", department="税务局"), ZHOU_LAN
    )
    assert gone["state"] == "passed-on"
    assert hall.show("results")["parcels"] == []


def test_j19_16_the_department_sees_at_once_that_it_was_delivered_and_how(hall):
    _, result = registered(hall)
    give(hall, result)
    (delivered,) = hall.show("issued:税务局")["delivered"]
    assert (delivered["delivered_how"], delivered["feedback_late"]) == ("window", False)
    assert delivered["feedback_by"] == "2026-09-29T17:00:00.000+08:00"


def test_j19_16_what_is_known_after_the_next_working_day_was_fed_back_late(hall):
    _, result = registered(hall)
    parcel = post(hall, result)
    go_to(hall, "2026-09-28T16:00")
    there = hall.clock.now()
    go_to(hall, "2026-09-29T17:01")
    move(hall, parcel, "delivered", when=there)
    (delivered,) = hall.show("issued:税务局")["delivered"]
    assert delivered["feedback_late"]
    assert told(hall, "ResultDelivered")[0]["seconds"] == 60.0


def test_a_department_sees_what_it_still_has_to_hand_over_and_what_came_back(hall):
    case = approved(hall)
    (due,) = hall.show("issued:税务局")["to_hand_over"]
    assert (due["document"], due["late"]) == (LICENCE, False)
    hand_over(hall, case)
    shown = hall.show("issued:税务局")
    assert (shown["to_hand_over"], len(shown["away"])) == ([], 1)


def test_an_applicants_days_begin_with_the_delivery_and_not_before(hall):
    case, result = registered(hall)
    assert since(hall, case) is None
    go_to(hall, "2026-09-29T09:00")
    give(hall, result)
    assert since(hall, case) == hall.clock.now()


def test_what_is_decided_without_anything_to_issue_ends_with_the_decision(hall):
    denied = receive(hall)
    take(hall, denied)
    decide(hall, denied, decision="denied")
    assert since(hall, denied) == hall.clock.now()
    immediate = receive(hall, matter="T-1")
    decide(hall, immediate, by=WANG_LI)
    assert since(hall, immediate) == hall.clock.now()


def test_z17_6_a_department_gives_nothing_to_an_applicant(hall):
    for command in (GiveResult, PostResult, TellApplicant):
        assert HE_JING.role not in command.allowed.roles
        assert MA_CHAO.role not in command.allowed.roles


def renamed(hall, document):
    """The catalogue calls what T-2 issues otherwise from now on."""
    matters = (
        replace(m, issues=(document,) if m.code == "T-2" else m.issues) for m in hall.setup.matters
    )
    hall.engine.setup = replace(hall.setup, matters=tuple(matters))


def test_a_document_that_is_renamed_after_the_decision_leaves_no_case_open_for_ever(hall):
    case = approved(hall)
    renamed(hall, "税务登记证（副本）")
    (due,) = hall.show("issued:税务局")["to_hand_over"]
    assert due["document"] == LICENCE
    give(hall, register(hall, case, hand_over(hall, case)))
    with hall.store.reading() as shelf:
        assert case_of(shelf, case["case"]).state == "delivered"
    assert hall.show("issued:税务局")["to_hand_over"] == []


def test_more_than_a_list_holds_hide_nothing_that_is_to_be_handed_over(hall, monkeypatch):
    monkeypatch.setattr(feedback, "MOST", 2)
    old = approved(hall)
    for _ in range(3):
        registered(hall)
    (due,) = hall.show("issued:税务局")["to_hand_over"]
    assert due["case"] == old["case"]
