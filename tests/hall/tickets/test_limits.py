"""限号: only so many tickets of a matter, and so many for one person."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from hall.people.persons import Person
from hall.refusals import Forbidden, Invalid, Refusal
from hall.settings.commands import TakeBackSetting
from hall.settings.limits import ChangeLimits, Limited, limits_face
from hall.setup import MatterLimit
from hall.tickets.commands import CancelTicket
from hall.views import snapshot
from hall.workdays.hours import Hours, Stretch
from tests.hall.people import ADMIN, LI_MEI, WANG_LI, ZHANG_JIANGUO, ZHAO_MIN, small_hall
from tests.hall.rig import Rig

MORNING, AFTERNOON = Stretch(time(9), time(12)), Stretch(time(13), time(17))


def hall_with(*limits, **line):
    return Rig(replace(small_hall(**line), limits=limits))


def to(rig, clock):
    """Let it become this time of the day."""
    here = rig.setup.local(rig.clock.now())
    rig.clock.at += here.replace(hour=clock.hour, minute=clock.minute, second=0) - here


def refused(rig, **wish):
    with pytest.raises(Refusal) as no:
        rig.take(matter="T-1", **wish)
    return no.value.key, no.value.facts.get("again")


def full(rig):
    with rig.store.reading() as shelf:
        return snapshot("kiosk:east", rig.engine.setup, shelf, rig.clock.now())["full"]


def test_a_matter_has_so_many_tickets_a_day_and_new_ones_when_the_hall_opens_next():
    rig = hall_with(MatterLimit("T-1", 2))
    rig.take(matter="T-1")
    assert full(rig) == []
    rig.take(matter="T-1")
    assert refused(rig) == ("matter_full_today", "2026-09-29 09:00")
    assert full(rig) == [{"matter": "T-1", "again": "2026-09-29T09:00:00.000+08:00"}]
    rig.take(matter="T-2")
    rig.take("tax")
    rig.clock.move(days=1)
    rig.take(matter="T-1")


def test_a_stretch_begins_and_ends_on_its_minute():
    rig = hall_with(MatterLimit("T-1", 1, MORNING), MatterLimit("T-1", 1, AFTERNOON))
    to(rig, time(11, 59))
    rig.take(matter="T-1")
    assert refused(rig) == ("matter_full_for_now", "12:00")
    to(rig, time(12))
    rig.take(matter="T-1")
    rig.take(matter="T-1")
    to(rig, time(13))
    rig.take(matter="T-1")
    assert refused(rig)[0] == "matter_full_today"


def test_who_is_told_to_come_again_finds_the_hall_open_then():
    rig = hall_with(MatterLimit("T-1", 1, MORNING))
    noon = Stretch(time(12), time(13, 30))
    rig.engine.setup = replace(rig.engine.setup, hours=Hours(midday=noon))
    rig.take(matter="T-1")
    assert refused(rig) == ("matter_full_for_now", "13:30")


def test_a_limit_of_none_says_that_there_are_none():
    rig = hall_with(MatterLimit("T-1", 0))
    assert refused(rig) == ("matter_full", None)
    rig = hall_with(MatterLimit("T-1", 0, MORNING))
    assert refused(rig) == ("matter_full_for_now", "12:00")


def test_whichever_limit_is_reached_first_holds():
    rig = hall_with(MatterLimit("T-1", 3), MatterLimit("T-1", 2, MORNING))
    rig.take(matter="T-1")
    rig.take(matter="T-1")
    assert refused(rig) == ("matter_full_for_now", "12:00")
    to(rig, time(14))
    rig.take(matter="T-1")
    assert refused(rig)[0] == "matter_full_today"


def test_a_ticket_given_up_is_free_again_and_the_booked_take_none():
    rig = hall_with(MatterLimit("T-1", 1))
    rig.take(matter="T-1", by=ADMIN, appointment=rig.clock.now() + timedelta(hours=1))
    first = rig.take(matter="T-1")
    assert refused(rig)[0] == "matter_full_today"
    rig.take(matter="T-1", by=ADMIN, appointment=rig.clock.now() + timedelta(hours=2))
    rig.send(CancelTicket(ticket=first["id"]))
    rig.take(matter="T-1")


def test_a_person_takes_so_many_of_one_matter():
    rig = hall_with(tickets_per_person_and_matter=1)
    me = Person(id_number=LI_MEI)
    rig.take(matter="T-1", person=me)
    with pytest.raises(Refusal) as no:
        rig.take(matter="T-1", person=me)
    assert (no.value.key, no.value.facts) == ("too_many_tickets_of_matter", {"limit": 1})
    rig.take(matter="T-2", person=me)
    rig.take("tax", person=me)
    rig.take(matter="T-1", person=Person(id_number=ZHANG_JIANGUO))


def test_a_manager_limits_a_matter_while_the_hall_runs_and_takes_it_back():
    rig = hall_with()
    rig.take(matter="T-1")
    limits = (Limited(matter="T-1", most=1, between=MORNING),)
    rig.send(ChangeLimits(limits=limits, reason="材料核验人手有限"), ZHAO_MIN)
    assert refused(rig) == ("matter_full_for_now", "12:00")
    with rig.store.reading() as shelf:
        (face,) = limits_face(rig.engine.setup, shelf, rig.clock.now())
    assert (face["name"], face["most"], face["given"]) == ("发票领用", 1, 1)
    assert face["between"] == {"begins": "09:00", "ends": "12:00"}
    rig.send(TakeBackSetting(setting=1, reason="人手够了"), ZHAO_MIN)
    rig.take(matter="T-1")


def test_limits_that_make_no_sense_are_refused_and_clerks_set_none():
    rig, late = hall_with(), Stretch(time(12), time(9))
    wrong = (
        (Limited(matter="no-such", most=1),),
        (Limited(matter="T-1", most=1, between=late),),
        (Limited(matter="T-1", most=1), Limited(matter="T-1", most=2)),
    )
    for limits in wrong:
        with pytest.raises(Invalid):
            rig.send(ChangeLimits(limits=limits, reason="试试"), ZHAO_MIN)
    with pytest.raises(Forbidden):
        rig.send(ChangeLimits(limits=(), reason="试试"), WANG_LI)
