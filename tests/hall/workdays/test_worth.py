"""A number ends with its business date: none is given that is over before a window opens."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from config.national import national
from hall.plans.commands import MakePlan
from hall.refusals import Refusal
from hall.setup import Bookable
from hall.views import snapshot
from tests.hall.people import ZHAO_MIN, small_hall
from tests.hall.rig import HandClock, Rig

BEFORE_THE_HOLIDAY = datetime(2026, 9, 30, 10, 2, tzinfo=UTC)
"""18:02 on the eve of National Day; the hall opens again on 8 October."""


def hall_at(at=BEFORE_THE_HOLIDAY, **changes):
    return Rig(replace(small_hall(), national=national(), **changes), clock=HandClock(at))


def view(rig, name):
    with rig.store.reading() as shelf:
        return snapshot(name, rig.engine.setup, shelf, rig.clock.now())


def test_on_the_eve_of_a_holiday_no_number_is_given_that_is_over_by_the_morning():
    rig = hall_at()
    with pytest.raises(Refusal) as refused:
        rig.take()
    assert refused.value.key == "number_would_end"
    assert refused.value.facts == {"opens": "2026-10-08 09:00"}
    assert view(rig, "hall")["open"] is False
    assert view(rig, "line:tax")["given"] is False


def test_in_the_small_hours_of_a_working_day_a_number_holds_and_is_given():
    rig = hall_at(datetime(2026, 9, 29, 16, 30, tzinfo=UTC))
    assert rig.take()["number"] == "A001"
    assert view(rig, "line:tax")["given"] is True


def test_a_window_that_is_open_gives_its_line_numbers_whatever_the_hour():
    rig = hall_at()
    rig.open("1")
    assert rig.take()["number"] == "A001"
    with pytest.raises(Refusal):
        rig.take("property")
    assert view(rig, "hall")["open"] is True
    assert view(rig, "line:property")["given"] is False


def test_a_window_that_is_planned_to_open_tonight_gives_numbers_before():
    rig = hall_at()
    evening = BEFORE_THE_HOLIDAY + timedelta(minutes=28)
    plan = MakePlan(command="OpenWindow", facts={"window": "1"}, due=evening, reason="延时服务")
    rig.send(plan, ZHAO_MIN)
    assert rig.take()["number"] == "A001"


def test_the_guide_desk_hears_when_to_come_and_whether_it_can_be_booked():
    rules = replace(small_hall().appointments, bookable=(Bookable(domain="tax"),))
    rig = hall_at(appointments=rules)
    way = view(rig, "way:domain/tax")
    assert (way["given"], way["bookable"]) == (False, True)
    assert way["opens_at"] == "2026-10-08T09:00:00.000+08:00"
    assert view(rig, "way:domain/property")["bookable"] is False
