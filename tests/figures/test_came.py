"""Who came by appointment, who came late for it, and who had somebody with them."""

from datetime import timedelta

import pytest

from hall.figures.figure import By
from hall.guidance.agent import Agent, Way
from hall.people.commands import AddStaff
from hall.people.persons import Person
from hall.people.roles import Actor, ActorKind, Role
from tests.figures.test_recomputed import agree, reported, told
from tests.hall.people import NINE
from tests.hall.rig import Rig

LIU_YANG = Actor(ActorKind.STAFF, "liuyang", role=Role.GUIDE)
TODAY = NINE.date()
MORE = ("arrivals", "by_appointment", "came_late", "with_agent")


def after(minutes):
    return NINE + timedelta(minutes=minutes)


@pytest.fixture
def hall(store):
    """Five come: three had booked, one is late; a son is with one, a guide stands in for one."""
    rig = Rig(store=store)
    rig.send(AddStaff(staff="liuyang", display="刘洋", role=Role.GUIDE))
    rig.open("1", "3")
    rig.take(by=LIU_YANG, matter="T-1", appointment=after(20))
    rig.take(by=LIU_YANG, appointment=after(0), agent=Agent(person=Person(name="张伟")))
    rig.take("property", by=LIU_YANG, appointment=after(-5))
    rig.take("property", by=LIU_YANG, agent=Agent(way=Way.INSTEAD, staff="liuyang"))
    rig.take()
    rig.serve("1")
    rig.serve("3")
    return rig


def counts(row):
    return tuple(row[key] for key in MORE)


def test_they_are_counted_for_the_day_and_each_line(hall):
    found = reported(hall, TODAY, TODAY, By.DOMAIN)
    assert counts(found["total"]) == (5, 3, 1, 2)
    lines = {row["key"]: counts(row) for row in found["rows"]}
    assert lines == {"tax": (3, 2, 0, 1), "property": (2, 1, 1, 1)}


def test_the_raw_journal_says_the_same(hall):
    visits = agree(hall, TODAY, TODAY)
    assert sum(visit.agent for visit in visits) == 2
    told.cache_clear()
