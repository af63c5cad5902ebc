"""What an applicant sees of their case by its token: where it stands, nothing of who they are."""

from datetime import date

import pytest

from hall.cases.accepting import WithdrawCase
from hall.cases.listing import of_applicant
from hall.cases.material import Verdict
from hall.people.persons import Person
from hall.people.roles import STRANGER
from hall.refusals import Unknown
from hall.views import may_watch, snapshot, touched
from tests.hall.cases.office import (
    HE_JING,
    LAW,
    LI,
    MISSING,
    SUN_WEI,
    checked,
    decide,
    receive,
    serve,
    take,
)
from tests.hall.people import LI_MEI, WANG_LI
from tests.hall.rig import CountedSecrets


def seen(hall, view):
    with hall.store.reading() as shelf:
        return snapshot(view, hall.setup, shelf, hall.clock.now())


def of(hall, case):
    return seen(hall, f"case:{case['token']}")


def test_anyone_who_holds_the_token_sees_where_it_stands(hall):
    case = receive(hall)
    assert may_watch(f"case:{case['token']}", STRANGER)
    now = of(hall, case)
    assert (now["state"], now["light"], now["last_day"]) == ("accepted", "green", "2026-10-10")
    assert LI.name not in str(now)
    assert "applicant" not in now
    with pytest.raises(Unknown):
        seen(hall, "case:nobody-holds-this")


def test_what_is_missing_is_told_with_its_law(hall):
    now = of(hall, receive(hall, materials=checked(form=MISSING), basis=LAW, note="请带原件"))
    assert now["missing"] == ["税务登记表"]
    assert now["why"] == {"note": "请带原件", "basis": LAW}


def test_what_was_promised_stands_there_with_its_day(hall):
    promised = {"verdict": Verdict.DEFERRED, "until": date(2026, 9, 30)}
    case = receive(hall, materials=checked(licence=promised))
    assert of(hall, case)["deferred"] == [
        {"name": "营业执照", "until": "2026-09-30", "late": False}
    ]
    hall.clock.move(days=3)
    assert of(hall, case)["deferred"][0]["late"]


def test_each_department_of_a_joint_case_says_how_far_it_is(hall):
    case = receive(hall, theme="birth")
    decide(hall, case, SUN_WEI, part=0)
    parts = [(p["department"], p["state"], p["decision"]) for p in of(hall, case)["parts"]]
    assert parts == [("卫健委", "decided", "approved"), ("公安局", "sent", None)]


def test_a_case_that_was_taken_back_says_why(hall):
    case = receive(hall)
    hall.send(WithdrawCase(case=case["case"], window="1", reason="不办了"), WANG_LI)
    assert of(hall, case)["why"] == {"note": "不办了", "basis": None}


def test_the_page_of_a_ticket_learns_that_its_visit_ended_with_a_case(hall):
    ticket = serve(hall)
    case = receive(hall)
    (one,) = seen(hall, f"ticket:{ticket['token']}")["cases"]
    assert (one["token"], one["name"]) == (case["token"], "税务登记")
    received = next(event for event in hall.ears.heard if event.kind == "CaseReceived")
    assert f"ticket:{ticket['token']}" in touched(received, lambda kind, _: ticket["token"])


def test_an_event_touches_the_page_of_its_own_case_only(hall):
    first, second = receive(hall), receive(hall)
    tokens = {("case", one["case"]): one["token"] for one in (first, second)}
    heard = len(hall.ears.heard)
    take(hall, first)
    marks = [touched(event, lambda *one: tokens.get(one)) for event in hall.ears.heard[heard:]]
    assert {n for n in set().union(*marks) if n.startswith("case:")} == {f"case:{first['token']}"}


def test_j19_8_a_window_sees_its_cases_of_today_under_their_lights(hall):
    first, second = receive(hall), receive(hall, theme="birth")
    decide(hall, first, HE_JING)
    rows = seen(hall, "cases:1")["cases"]
    assert [(row["number"], row["state"], row["light"]) for row in rows] == [
        (second["number"], "accepted", "green"),
        (first["number"], "decided", "off"),
    ]
    assert seen(hall, "cases:2")["cases"] == []
    hall.clock.move(days=1)
    assert seen(hall, "cases:1")["cases"] == []


@pytest.mark.parametrize("asked", [Person(id_number=LI_MEI), Person(phone="139 8765 4321")])
def test_a_case_is_found_by_the_id_number_or_phone_of_whoever_stands_there(hall, asked):
    first, second = receive(hall), receive(hall)
    with hall.store.reading() as shelf:
        found = of_applicant(hall.setup, shelf, CountedSecrets(), asked)
    assert [one["number"] for one in found] == [second["number"], first["number"]]
