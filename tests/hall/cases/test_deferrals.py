"""容缺台账: what was promised stands there until it comes, or nobody waits for it any more."""

from dataclasses import replace
from datetime import date

import pytest

from hall.cases.accepting import BringMaterial, WithdrawCase
from hall.cases.checking import Checked
from hall.cases.material import Verdict
from hall.refusals import Refusal
from hall.views import snapshot
from tests.hall.cases.office import (
    LAW,
    LICENCE,
    MA_CHAO,
    MISSING,
    PROOF,
    SUN_WEI,
    checked,
    decide,
    hall_of_cases,
    receive,
    staffed,
)
from tests.hall.people import WANG_LI
from tests.hall.rig import Rig

SOON = date(2026, 10, 9)
DEFERRED = {"verdict": Verdict.DEFERRED, "until": SOON}


def ledger(hall):
    with hall.store.reading() as shelf:
        return snapshot("deferrals", hall.setup, shelf, hall.clock.now())


def bring(hall, material):
    return hall.send(BringMaterial(material=material["material"], window="1"), WANG_LI)


def test_j19_5_what_is_promised_stands_in_the_ledger_with_whom_to_call(hall):
    receive(hall)
    case = receive(hall, materials=checked(licence=DEFERRED))
    (row,) = ledger(hall)["materials"]
    assert (row["name"], row["until"], row["days"]) == (LICENCE.name, "2026-10-09", 11)
    assert (row["number"], row["window"], row["departments"]) == (case["number"], "1", ["税务局"])
    assert (row["applicant"]["name"], row["applicant"]["phone"]) == ("李*", "139****4321")


def test_the_earliest_day_comes_first_and_a_day_that_is_over_is_overdue(hall):
    receive(hall, materials=checked(licence=DEFERRED))
    receive(hall, materials=checked(licence=DEFERRED | {"until": date(2026, 9, 30)}))
    hall.clock.move(days=3)
    now = ledger(hall)
    assert [row["days"] for row in now["materials"]] == [-1, 8]
    assert now["overdue"] == 1


def test_what_came_leaves_the_ledger(hall):
    case = receive(hall, materials=checked(licence=DEFERRED))
    bring(hall, case["materials"][1])
    assert ledger(hall) == {"materials": [], "overdue": 0}


def test_nobody_waits_for_what_was_promised_for_a_case_that_is_over(hall):
    case = receive(hall, materials=checked(licence=DEFERRED))
    over = hall.send(WithdrawCase(case=case["case"], window="1", reason="不办了"), WANG_LI)
    assert over["materials"][1]["verdict"] == "missing"
    denied = receive(hall, materials=checked(licence=DEFERRED))
    decide(hall, denied, decision="denied")
    assert ledger(hall)["materials"] == []


@pytest.fixture
def birth():
    """The theme asks for the licence once; one of its matters doesn't let it come later."""

    def hall(**second):
        setup = hall_of_cases()
        papers = {"B-1": (PROOF, LICENCE), "B-2": (replace(LICENCE, **second),)}
        matters = tuple(
            replace(m, materials=papers[m.code]) if m.code in papers else m for m in setup.matters
        )
        return staffed(Rig(replace(setup, matters=matters)))

    return hall


def found(**licence):
    return (Checked(name=PROOF.name), Checked(name=LICENCE.name, **licence))


def test_j21_3_in_a_theme_one_promise_holds_for_all_its_departments(birth):
    hall = birth()
    case = receive(hall, theme="birth", materials=found(**DEFERRED))
    (row,) = ledger(hall)["materials"]
    assert (row["of"]["theme"], row["departments"]) == ("birth", ["卫健委", "公安局"])
    for part, by in enumerate((SUN_WEI, MA_CHAO)):
        with pytest.raises(Refusal) as refused:
            decide(hall, case, by, part=part)
        assert refused.value.key == "deferred_has_not_come"
    bring(hall, case["materials"][1])
    decide(hall, case, SUN_WEI, part=0)
    assert decide(hall, case, MA_CHAO, part=1)["state"] == "decided"
    assert ledger(hall)["materials"] == []


def test_j21_3_what_one_matter_of_a_theme_needs_at_once_is_not_deferred(birth):
    with pytest.raises(Refusal) as refused:
        receive(birth(deferrable=False), theme="birth", materials=found(**DEFERRED))
    assert refused.value.key == "not_deferrable"


def test_a_case_that_went_back_is_in_the_ledger_until_it_is_listed_anew(hall):
    receive(hall, materials=checked(form=MISSING, licence=DEFERRED), basis=LAW)
    assert [row["name"] for row in ledger(hall)["materials"]] == [LICENCE.name]
