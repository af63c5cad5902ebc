"""双告知: after a registration the applicant hears what comes next, and that stands on record."""

from dataclasses import replace

import pytest

from hall.cases.follow_up import TellFollowUp
from hall.refusals import Invalid, Refusal
from tests.hall.cases.office import LAW, MISSING, checked, hall_of_cases, receive, staffed
from tests.hall.people import WANG_LI
from tests.hall.rig import Rig


@pytest.fixture
def hall():
    """A registration that T-1 follows."""
    setup = hall_of_cases()
    follows = {"T-2": ("T-1", "T-2"), "B-1": ("T-2", "B-2"), "B-2": ("T-2",)}
    matters = (replace(m, follow_up=follows.get(m.code, ())) for m in setup.matters)
    return staffed(Rig(replace(setup, matters=tuple(matters))))


def tell(hall, case, *codes):
    return hall.send(TellFollowUp(case=case["case"], window="1", matters=codes), WANG_LI)


def test_z17_5_the_clerk_is_reminded_and_that_it_was_told_is_on_record(hall):
    case = receive(hall)
    assert [one["code"] for one in case["follow_up"]] == ["T-1"]
    assert case["told_at"] is None
    assert tell(hall, case, "T-1")["told_at"] == "2026-09-28T09:00:00.000+08:00"
    told = hall.ears.heard[-1]
    assert (told.kind, told.data["told"], told.by) == ("FollowUpTold", ["T-1"], "staff:wangli")


def test_z17_5_a_theme_reminds_of_what_follows_all_its_matters_once(hall):
    assert [one["code"] for one in receive(hall, theme="birth")["follow_up"]] == ["T-2"]


def test_only_what_follows_is_told_and_once_only(hall):
    case = receive(hall)
    with pytest.raises(Invalid):
        tell(hall, case, "B-1")
    tell(hall, case, "T-1")
    with pytest.raises(Refusal) as refused:
        tell(hall, case, "T-1")
    assert refused.value.key == "follow_up_told_already"


def test_nothing_follows_what_went_back(hall):
    case = receive(hall, materials=checked(form=MISSING), basis=LAW)
    with pytest.raises(Refusal) as refused:
        tell(hall, case, "T-1")
    assert refused.value.key == "case_is_correction"
