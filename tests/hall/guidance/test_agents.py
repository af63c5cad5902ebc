"""陪同, 代办: the counter sees who comes, and nobody else learns more than they need (Z17-2)."""

from datetime import timedelta

import pytest

from hall.guidance.agent import Agent, Way
from hall.guidance.commands import NameAgent
from hall.guidance.showing import ShowAgent
from hall.people.commands import AddStaff
from hall.people.persons import Person, PersonRecord
from hall.people.roles import Actor, ActorKind, Role
from hall.privacy.commands import ExportPerson, FindPerson, ForgetOld
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.tickets.commands import CancelTicket
from hall.windows.commands import CallTicket, OpenWindow
from tests.hall.people import CHEN_GANG, KIOSK, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

LIU_YANG = Actor(ActorKind.STAFF, "liuyang", role=Role.GUIDE)
ZHOU_QIANG = Person(name="周志强", phone="13812345678")


@pytest.fixture
def rig():
    rig = Rig()
    rig.send(AddStaff(staff="liuyang", display="刘洋", role=Role.GUIDE))
    return rig


def kept(rig):
    with rig.store.reading() as shelf:
        return list(shelf.of(PersonRecord).find(business="1"))


def test_a_guide_goes_with_an_old_man_and_the_counter_sees_who(rig):
    beside = Agent(staff="liuyang")
    ticket = rig.take(by=LIU_YANG, priority="elderly", agent=beside)
    (named,) = [e for e in rig.ears.heard if e.kind == "AgentNamed"]
    assert named.by == "staff:liuyang"
    assert named.data["agent"] == "liuyang"
    assert named.data["person"] is None
    rig.open("1")
    agent = {"way": "beside", "staff": "liuyang", "name": None}
    assert rig.show("counter:1")["next"]["agent"] == agent
    rig.call()
    assert rig.show("counter:1")["agent"] == agent
    assert "agent" not in rig.face(ticket["id"])


def test_somebody_of_the_holders_own_is_locked_away_and_shown_masked(rig):
    rig.take(by=LIU_YANG, agent=Agent(way=Way.INSTEAD, person=ZHOU_QIANG))
    (named,) = [e for e in rig.ears.heard if e.kind == "AgentNamed"]
    assert named.data["agent"] is None
    assert named.data["person"] == kept(rig)[0].id
    assert not any("周志强" in str(e.data) or "13812345678" in str(e.data) for e in rig.journal())
    rig.open("1")
    rig.call()
    assert rig.show("counter:1")["agent"] == {"way": "instead", "staff": None, "name": "周*强"}


def opens(rig, by, ticket):
    return rig.send(ShowAgent(ticket=ticket["id"], reason="核对代办人身份"), by)


def test_the_clerk_whose_visitor_it_is_opens_the_name_and_that_is_on_record(rig):
    ticket = rig.take(by=LIU_YANG, agent=Agent(way=Way.INSTEAD, person=ZHOU_QIANG))
    rig.send(OpenWindow(window="1"), WANG_LI)
    with pytest.raises(Forbidden):
        opens(rig, WANG_LI, ticket)
    rig.send(CallTicket(window="1", number="A001"), WANG_LI)
    assert opens(rig, WANG_LI, ticket)["name"] == "周志强"
    shown = rig.journal()[-1]
    assert (shown.kind, shown.by) == ("PersonShown", "staff:wangli")
    assert shown.data["reason"] == "核对代办人身份"
    for other in (CHEN_GANG, KIOSK):
        with pytest.raises(Forbidden):
            opens(rig, other, ticket)


def test_the_guide_opens_it_too_and_a_colleague_or_nobody_is_no_name_to_open(rig):
    ticket = rig.take(by=LIU_YANG, agent=Agent(person=ZHOU_QIANG))
    assert opens(rig, LIU_YANG, ticket)["phone"] == "13812345678"
    colleague = rig.take(by=LIU_YANG, agent=Agent(staff="liuyang"))
    for nobody in (colleague, rig.take(), {"id": 99}):
        with pytest.raises(Unknown):
            opens(rig, LIU_YANG, nobody)


def test_whoever_was_named_before_is_forgotten(rig):
    ticket = rig.take(by=LIU_YANG, agent=Agent(person=ZHOU_QIANG))
    rig.send(NameAgent(ticket=ticket["id"], staff="liuyang"), LIU_YANG)
    assert kept(rig) == []
    rig.open("1")
    rig.call()
    assert rig.show("counter:1")["agent"]["staff"] == "liuyang"


def test_when_their_time_is_over_it_is_known_that_somebody_came_but_not_who(rig):
    rig.take(by=LIU_YANG, agent=Agent(way=Way.INSTEAD, person=ZHOU_QIANG))
    rig.open("1")
    rig.call()
    rig.clock.move(minutes=91 * 24 * 60)
    rig.send(ForgetOld(), by=Actor(ActorKind.HALL, "clock"))
    assert kept(rig) == []


def test_an_agent_who_asks_for_their_own_data_is_told_of_the_visit(rig):
    rig.take(by=LIU_YANG, agent=Agent(way=Way.INSTEAD, person=ZHOU_QIANG))
    found = rig.send(FindPerson(person=ZHOU_QIANG, reason="本人查询"), ZHAO_MIN)
    (record,) = found["persons"]
    wish = ExportPerson(person=ZHOU_QIANG, persons=(record["person"],), reason="本人查询")
    (told,) = rig.send(wish, ZHAO_MIN)["persons"]
    assert told["facts"] == {"ticket": "A001", "date": "2026-09-28", "way": "instead"}


@pytest.mark.parametrize(
    ("agent", "field"),
    [
        (Agent(), "agent"),
        (Agent(staff="liuyang", person=ZHOU_QIANG), "agent"),
        (Agent(staff="nobody"), "agent.staff"),
        (Agent(person=Person(phone="13812345678")), "agent.person.name"),
    ],
)
def test_an_agent_is_somebody_and_one_only(rig, agent, field):
    with pytest.raises(Invalid) as said:
        rig.take(by=LIU_YANG, agent=agent)
    assert said.value.facts["field"] == field
    assert [e.kind for e in rig.journal() if e.kind == "TicketIssued"] == []


def test_a_kiosk_names_nobody(rig):
    with pytest.raises(Forbidden) as said:
        rig.take(by=KIOSK, agent=Agent(staff="liuyang"))
    assert said.value.key == "agent_at_the_desk"


def test_nobody_is_named_for_a_ticket_that_is_over_or_unknown(rig):
    ticket = rig.take()
    rig.send(CancelTicket(ticket=ticket["id"]))
    with pytest.raises(Refusal) as said:
        rig.send(NameAgent(ticket=ticket["id"], staff="liuyang"), LIU_YANG)
    assert said.value.key == "ticket_is_cancelled"
    with pytest.raises(Unknown):
        rig.send(NameAgent(ticket=99, staff="liuyang"), LIU_YANG)


def test_staff_say_where_the_slip_comes_out_and_kiosks_do_not(rig):
    with pytest.raises(Invalid):
        rig.take(by=WANG_LI, print_at="kiosk-9")
    with pytest.raises(Forbidden) as said:
        rig.take(by=KIOSK, print_at="kiosk-1")
    assert said.value.key == "print_at_the_desk"


def test_a_day_later_the_agent_is_kept_still(rig):
    rig.take(by=LIU_YANG, agent=Agent(person=ZHOU_QIANG))
    rig.clock.move(minutes=timedelta(days=1).total_seconds() / 60)
    rig.send(ForgetOld(), by=Actor(ActorKind.HALL, "clock"))
    assert kept(rig)[0].name_masked == "周*强"
