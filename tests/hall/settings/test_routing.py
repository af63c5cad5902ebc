"""How the line is run, changed while it runs."""

from datetime import timedelta

import pytest

from hall.people.roles import Role
from hall.refusals import Invalid
from hall.settings.routing import ChangeRouting, routing_face
from hall.tickets.commands import IssueTicket
from tests.hall.people import ADMIN, ZHAO_MIN
from tests.hall.rig import Rig


@pytest.fixture
def rig():
    return Rig()


def change(rig, **what):
    return rig.send(ChangeRouting(reason="试行", **what), ZHAO_MIN)["changed"]


def test_what_is_said_is_what_can_be_changed(rig):
    face = routing_face(rig.engine.setup)
    assert change(rig, **face) == []
    assert set(face) == set(ChangeRouting.__dataclass_fields__) - {"reason"}


def test_each_change_touches_its_own_section_and_no_other(rig):
    assert change(rig, restore_behind=1, appointment_late_after=5) == ["line"]
    assert change(rig, head_starts={"elderly": 5}) == ["priorities"]
    assert change(rig, target_waits={"tax": 30}) == ["domains"]
    assert rig.engine.setup.domain("tax").target_wait == timedelta(minutes=30)
    assert rig.engine.setup.line.appointment_late_after == timedelta(minutes=5)
    assert change(rig, head_starts={"elderly": 5}) == []


def test_nought_means_never_and_no_limit(rig):
    change(rig, elderly_from_age=0, tickets_per_person=0)
    line = rig.engine.setup.line
    assert (line.elderly_from_age, line.tickets_per_person) == (None, None)
    assert routing_face(rig.engine.setup)["tickets_per_person"] == 0


def test_who_comes_next_gets_the_new_head_start_and_who_waits_keeps_their_place(rig):
    first = rig.send(IssueTicket(domain="tax", priority="elderly"), ADMIN)
    change(rig, head_starts={"elderly": 2})
    second = rig.send(IssueTicket(domain="tax", priority="elderly"), ADMIN)
    ahead = rig.see(first).arrived_at - rig.see(first).place
    behind = rig.see(second).arrived_at - rig.see(second).place
    assert (ahead, behind) == (timedelta(minutes=10), timedelta(minutes=2))


@pytest.mark.parametrize("what", [{"head_starts": {"king": 5}}, {"target_waits": {"fish": 5}}])
def test_what_the_hall_does_not_have_is_refused(rig, what):
    with pytest.raises(Invalid):
        change(rig, **what)


def test_calling_by_itself_can_be_switched_on_while_people_wait(rig):
    rig.open("1")
    rig.take("tax")
    change(rig, automatic=True)
    assert rig.window("1").ticket == 1


def test_only_managers_change_the_rules():
    assert ChangeRouting.allowed.roles == {Role.MANAGER, Role.ADMINISTRATOR}
