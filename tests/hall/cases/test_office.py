"""What a back office's page and the supervisors' page show, by the hall's own clock."""

from datetime import date, datetime

import pytest

from hall.cases import handover, office
from hall.cases.deciding import ExtendTerm, PauseClock, ReturnCase
from hall.cases.deeds import deeds_face
from hall.cases.handover import HandOver, SignBatch
from hall.cases.known import case_of, parts_of
from hall.cases.part import Pause
from hall.cases.term import Timekeeper
from hall.cases.turning import PlanLights
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.refusals import Refusal, Unknown
from hall.setup import AcceptedBy
from hall.views import may_watch, snapshot
from tests.hall.cases.office import (
    HE_JING,
    LAW,
    QIAN_YU,
    decide,
    hall_of_cases,
    receive,
    staffed,
    take,
)
from tests.hall.people import WANG_LI
from tests.hall.rig import Rig


@pytest.fixture
def rig():
    return staffed(Rig(hall_of_cases()))


def show(rig, view="office:税务局"):
    with rig.store.reading() as shelf:
        return snapshot(view, rig.setup, shelf, rig.clock.now())


def deeds(rig, case, department="税务局"):
    with rig.store.reading() as shelf:
        found = case_of(shelf, case["case"])
        keeper = Timekeeper(rig.setup, rig.clock.now())
        return deeds_face(keeper, found, parts_of(shelf, found), department)


def test_paper_waits_goes_over_on_a_sheet_and_is_signed_for(rig):
    receive(rig)
    assert show(rig)["waiting"]["count"] == 1
    sheet = rig.send(HandOver(department="税务局"), WANG_LI)
    now = show(rig)
    assert (now["waiting"]["count"], now["sheets"][0]["batch"]) == (0, sheet["batch"])
    rig.send(SignBatch(batch=sheet["batch"]), HE_JING)
    assert show(rig)["sheets"] == []


def test_paper_that_is_late_is_marked_for_the_office_and_the_supervisors(rig):
    receive(rig)
    rig.send(HandOver(department="税务局"), WANG_LI)
    assert not show(rig)["sheets"][0]["late"]
    rig.clock.move(hours=8)
    assert show(rig)["sheets"][0]["late"]
    assert show(rig, "supervision")["departments"][0]["late"] == 1


def test_the_worst_light_comes_first_and_what_was_decided_goes_below(rig):
    first, rests, decided = receive(rig), receive(rig), receive(rig)
    part = rests["parts"][0]["part"]
    rig.send(PauseClock(part=part, why=Pause.HEARING, reason="听证"), HE_JING)
    decide(rig, decided)
    now = show(rig)
    lights = [(row["number"], row["part"]["light"], row["days"]) for row in now["due"]]
    assert lights == [(rests["number"], "paused", 5), (first["number"], "green", 5)]
    assert [row["number"] for row in now["decided"]] == [decided["number"]]


def extend(rig, case):
    part = case["parts"][0]["part"]
    rig.send(ExtendTerm(part=part, to=date(2026, 10, 30), letter="税函1号", reason="核查"), HE_JING)


@pytest.fixture
def one_fits(monkeypatch):
    """Lists of one row: what belongs on them is found among what has piled up before it."""
    monkeypatch.setattr(office, "MOST", 1)
    monkeypatch.setattr(handover, "MOST", 1)


@pytest.mark.usefixtures("one_fits")
def test_what_was_decided_today_shows_behind_newer_cases_of_yesterday(rig):
    slow, quick = receive(rig), receive(rig)
    decide(rig, quick)
    rig.clock.move(days=1)
    decide(rig, slow)
    assert [row["number"] for row in show(rig)["decided"]] == [slow["number"]]


@pytest.mark.usefixtures("one_fits")
def test_what_is_red_shows_behind_older_cases_that_are_not(rig):
    longer, late = receive(rig), receive(rig)
    extend(rig, longer)
    take(rig, late)
    rig.clock.at = datetime.fromisoformat(late["parts"][0]["due"])
    rig.clock.move(seconds=1)
    rig.send(PlanLights(), HALL)
    assert [row["number"] for row in show(rig)["due"]] == [late["number"]]
    (counted,) = show(rig, "supervision")["departments"]
    assert (counted["red"], counted["green"], counted["late"]) == (1, 1, 1)


@pytest.mark.usefixtures("one_fits")
def test_all_paper_is_counted_and_every_sheet_shows_however_much_there_is(rig):
    for _ in range(4):
        receive(rig)
    sheets = [rig.send(HandOver(department="税务局"), WANG_LI) for _ in range(2)]
    now = show(rig)
    assert [row["batch"] for row in now["sheets"]] == [sheet["batch"] for sheet in sheets]
    assert (now["waiting"]["count"], now["waiting"]["late"]) == (2, 0)
    rig.clock.move(hours=8)
    assert show(rig)["waiting"]["late"] == 2
    assert show(rig, "supervision")["departments"][0]["late"] == 4


@pytest.mark.usefixtures("one_fits")
def test_what_is_to_be_accepted_shows_behind_what_went_back_to_its_applicant():
    rig = staffed(Rig(hall_of_cases(accepted_by=AcceptedBy.DEPARTMENT)))
    back, waits = receive(rig), receive(rig)
    rig.send(ReturnCase(case=back["case"], missing=("营业执照",), basis=LAW), HE_JING)
    assert [row["number"] for row in show(rig)["received"]] == [waits["number"]]


def test_what_is_left_to_the_department_waits_there_to_be_accepted():
    rig = staffed(Rig(hall_of_cases(accepted_by=AcceptedBy.DEPARTMENT)))
    case = receive(rig)
    assert [row["number"] for row in show(rig)["received"]] == [case["number"]]
    assert deeds(rig, case)["case"]["accept"] is None
    assert deeds(rig, case, "公安局")["case"]["accept"]["key"] == "case_of_another_department"


def test_each_deed_says_why_the_rules_refuse_it_and_none_where_they_dont(rig):
    case = receive(rig)
    may = deeds(rig, case)["part"]
    assert [deed for deed, why in may.items() if why is None] == [
        *("take", "pause", "extend", "decide")
    ]
    assert may["explain"]["key"] == "not_overdue"
    decide(rig, case)
    assert {why["key"] for why in deeds(rig, case)["part"].values()} >= {"case_is_decided"}


def test_deeds_agree_with_the_commands_on_the_last_day(rig):
    case = receive(rig)
    rig.clock.at = datetime.fromisoformat(case["parts"][0]["due"]).replace(hour=9)
    why = deeds(rig, case)["part"]["extend"]
    with pytest.raises(Refusal) as refused:
        extend(rig, case)
    assert (refused.value.key, refused.value.facts) == (why["key"], why["facts"])


def test_a_back_office_watches_its_own_department_and_supervisors_any():
    behind = Actor(ActorKind.STAFF, "hejing", role=Role.BACK_OFFICE, department="税务局")
    assert may_watch("office:税务局", behind)
    assert not may_watch("office:公安局", behind)
    assert not may_watch("supervision", behind)
    assert may_watch("office:公安局", QIAN_YU)
    assert not may_watch("office:公安局", WANG_LI)


def test_a_department_that_the_hall_has_not_is_unknown(rig):
    with pytest.raises(Unknown):
        show(rig, "office:月球局")
