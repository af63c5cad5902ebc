"""首问负责: whoever is asked first answers for it until they have arrived (D21-7, P22-7)."""

import pytest

from hall.guidance.commands import ReferOn, SettleReferral
from hall.people.commands import AddStaff
from hall.people.roles import Actor, ActorKind, Role
from hall.privacy.commands import ForgetOld
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.tickets.commands import CancelTicket
from hall.tickets.ticket import TicketState
from hall.windows.commands import CallTicket, Finish, Miss, OpenWindow, Start, TakeBack
from tests.hall.people import CHEN_GANG, KIOSK, WANG_LI
from tests.hall.rig import Rig

LIU_YANG = Actor(ActorKind.STAFF, "liuyang", role=Role.GUIDE)
ASKED = {"text": "换领驾驶证", "reason": "本厅不办理车管业务"}


@pytest.fixture
def rig():
    rig = Rig()
    rig.send(AddStaff(staff="liuyang", display="刘洋", role=Role.GUIDE))
    return rig


def refer(rig, by=LIU_YANG, **to):
    return rig.send(ReferOn(**ASKED, **to), by)


def shown(rig):
    return rig.show("guide")["referrals"]


def test_a_visitor_without_a_ticket_goes_elsewhere_and_stays_the_guides_until_arrived(rig):
    made = refer(rig, elsewhere="车管分中心")
    assert made["ticket"] is None
    (told,) = shown(rig)
    assert (told["place"], told["to"], told["outcome"]) == ("elsewhere", "车管分中心", "open")
    assert told["by"] == "staff:liuyang"
    rig.send(SettleReferral(referral=made["referral"]), WANG_LI)
    (told,) = shown(rig)
    assert (told["outcome"], told["settled_by"]) == ("arrived", "staff:wangli")
    made, settled = [e for e in rig.journal() if e.kind.startswith("Referral")]
    assert made.data["reason"] == "本厅不办理车管业务"
    assert (settled.data["first"], settled.data["how"]) == ("staff:liuyang", "confirmed")


def test_a_ticket_that_waits_is_given_anew_in_another_line_with_its_arrival(rig):
    old = rig.take("tax", priority="elderly")
    rig.clock.move(minutes=20)
    other = rig.take("property")
    new = refer(rig, domain="property", ticket=old["id"])["ticket"]
    assert new["number"] == "B002"
    assert new["priority"] == "elderly"
    assert new["ahead"] == 0
    assert rig.see(old).state is TicketState.CANCELLED
    assert rig.see(new).arrived_at == rig.see(old).arrived_at
    assert rig.see(other).place > rig.see(new).place


def test_a_ticket_given_anew_says_what_they_come_for(rig):
    asked = refer(rig, domain="property", matter="P-1", ticket=rig.take(matter="T-1")["id"])
    assert asked["ticket"]["matter"] == "P-1"
    assert not rig.see(asked["ticket"]).anywhere, "P-1 isn't for any window"
    same = refer(rig, domain="property", ticket=rig.take(matter="T-1")["id"])
    assert same["ticket"]["matter"] == "T-1"


def test_the_record_says_at_which_window_they_asked(rig):
    refer(rig, elsewhere="车管分中心")
    rig.send(OpenWindow(window="1"), WANG_LI)
    refer(rig, by=WANG_LI, elsewhere="车管分中心")
    made = [e.data["window"] for e in rig.journal() if e.kind == "ReferralMade"]
    assert made == [None, "1"]


def test_a_ticket_stays_for_a_window_that_takes_it_and_arrives_when_it_is_served(rig):
    ticket = rig.take("tax")
    refer(rig, window="1", ticket=ticket["id"])
    rig.open("1")
    rig.call("1")
    assert shown(rig)[0]["outcome"] == "open"
    rig.send(Start(window="1"))
    (told,) = shown(rig)
    assert (told["outcome"], told["number"]) == ("arrived", "A001")
    assert next(e for e in rig.journal() if e.kind == "ReferralSettled").data["how"] == "served"


def test_finishing_without_a_start_is_an_arrival_too(rig):
    ticket = rig.take("tax")
    refer(rig, window="1", ticket=ticket["id"])
    rig.open("1")
    rig.serve("1")
    assert shown(rig)[0]["outcome"] == "arrived"


def test_a_referral_by_a_wrong_press_goes_with_the_press(rig):
    rig.send(OpenWindow(window="1"), WANG_LI)
    ticket = rig.take("tax")
    rig.call("1")
    refer(rig, by=WANG_LI, domain="property", ticket=ticket["id"])
    rig.clock.move(seconds=20)
    rig.send(TakeBack(window="1"), WANG_LI)
    (told,) = shown(rig)
    assert (told["outcome"], rig.see(ticket).window) == ("withdrawn", "1")
    settled = next(e for e in rig.journal() if e.kind == "ReferralSettled")
    assert settled.data["how"] == "taken-back"


def test_an_earlier_referral_stays_when_a_later_press_is_undone(rig):
    rig.send(OpenWindow(window="1"), WANG_LI)
    ticket = rig.take("tax")
    refer(rig, window="1", ticket=ticket["id"])
    rig.clock.move(minutes=1)
    rig.call("1")
    rig.send(Miss(window="1"), WANG_LI)
    rig.send(TakeBack(window="1"), WANG_LI)
    assert shown(rig)[0]["outcome"] == "open"


def test_the_record_says_for_which_line_they_came(rig):
    refer(rig, elsewhere="车管分中心")
    refer(rig, elsewhere="车管分中心", matter="P-1")
    refer(rig, elsewhere="车管分中心", ticket=rig.take("tax")["id"])
    made = [e.data["domain"] for e in rig.journal() if e.kind == "ReferralMade"]
    assert made == [None, "property", "tax"]


def test_a_clerk_sends_the_visitor_at_their_window_to_another_line(rig):
    rig.send(OpenWindow(window="1"), WANG_LI)
    ticket = rig.take("tax")
    rig.send(CallTicket(window="1", number="A001"), WANG_LI)
    refer(rig, by=WANG_LI, domain="property", ticket=ticket["id"])
    moved = rig.see(ticket)
    assert (moved.state, moved.domain, moved.number) == (TicketState.WAITING, "property", "A001")
    assert shown(rig)[0]["outcome"] == "open"


@pytest.mark.parametrize(("start", "ends"), [(False, "cancelled"), (True, "finished")])
def test_a_ticket_at_the_window_ends_when_its_holder_leaves_the_hall(rig, start, ends):
    rig.send(OpenWindow(window="1"), WANG_LI)
    ticket = rig.take("tax")
    rig.send(CallTicket(window="1", number="A001"), WANG_LI)
    if start:
        rig.send(Start(window="1"), WANG_LI)
    refer(rig, by=WANG_LI, department="税务局二楼", ticket=ticket["id"])
    assert rig.see(ticket).state == ends
    assert shown(rig)[0]["outcome"] == "open"
    assert rig.window("1").ticket is None


def test_neither_a_guide_nor_another_clerk_takes_a_visitor_from_a_window(rig):
    rig.send(OpenWindow(window="1"), WANG_LI)
    ticket = rig.take("tax")
    rig.send(CallTicket(window="1", number="A001"), WANG_LI)
    with pytest.raises(Refusal) as said:
        refer(rig, domain="property", ticket=ticket["id"])
    assert said.value.key == "ticket_is_called"
    with pytest.raises(Forbidden):
        refer(rig, by=CHEN_GANG, domain="property", ticket=ticket["id"])
    assert shown(rig) == []


def test_what_leads_nowhere_is_refused_and_leaves_nothing(rig):
    ticket = rig.take("tax")
    for wrong in ({}, {"window": "1", "domain": "tax"}, {"window": "99"}, {"domain": "moon"}):
        with pytest.raises(Invalid):
            refer(rig, **wrong)
    with pytest.raises(Invalid):
        refer(rig, elsewhere="  ")
    with pytest.raises(Invalid):
        refer(rig, elsewhere="车管分中心", matter="X-9")
    with pytest.raises(Refusal) as said:
        refer(rig, window="2", ticket=ticket["id"])
    assert said.value.key == "window_does_not_take"
    with pytest.raises(Refusal) as said:
        refer(rig, domain="tax", ticket=ticket["id"])
    assert said.value.key == "in_this_line_already"
    rig.send(CancelTicket(ticket=ticket["id"]))
    with pytest.raises(Refusal):
        refer(rig, domain="property", ticket=ticket["id"])
    with pytest.raises(Unknown):
        refer(rig, domain="property", ticket=99)
    with pytest.raises(Forbidden):
        refer(rig, by=KIOSK, domain="property")
    assert shown(rig) == []


def test_a_referral_is_settled_once_and_withdrawn_only_with_a_reason(rig):
    made = refer(rig, elsewhere="车管分中心")["referral"]
    with pytest.raises(Invalid):
        rig.send(SettleReferral(referral=made, outcome="withdrawn"), LIU_YANG)
    gone = SettleReferral(referral=made, outcome="withdrawn", note="改天再去")
    rig.send(gone, LIU_YANG)
    with pytest.raises(Refusal) as said:
        rig.send(SettleReferral(referral=made), LIU_YANG)
    assert said.value.key == "referral_settled"
    with pytest.raises(Unknown):
        rig.send(SettleReferral(referral=99), LIU_YANG)


def test_the_desk_shows_open_referrals_of_yesterday_too_and_only_todays_of_the_others(rig):
    first = refer(rig, elsewhere="车管分中心")["referral"]
    done = refer(rig, elsewhere="社保大厅")["referral"]
    rig.send(SettleReferral(referral=done), LIU_YANG)
    assert [one["referral"] for one in shown(rig)] == [first, done]
    rig.clock.move(minutes=24 * 60)
    assert [one["referral"] for one in shown(rig)] == [first]
    rig.clock.move(minutes=91 * 24 * 60)
    rig.send(ForgetOld(), by=Actor(ActorKind.HALL, "clock"))
    assert shown(rig) == []


def test_the_desk_sees_who_was_missed_in_any_line_the_last_first(rig):
    rig.open("1", "2")
    for window, domain in (("1", "tax"), ("2", "property")):
        rig.take(domain)
        rig.call(window)
        rig.clock.move(minutes=1)
        rig.send(Miss(window=window))
    assert [one["number"] for one in rig.show("guide")["missed"]] == ["B001", "A001"]


def test_which_window_does_this(rig):
    rig.open("3")
    way = rig.show("way:matter/T-1")
    assert [(w["number"], w["state"]) for w in way["windows"]] == [("3", "idle"), ("1", "closed")]
    assert [w["number"] for w in rig.show("way:matter/T-2")["windows"]] == ["1"]
    assert rig.show("way:matter/T-2")["wait"] is None
    assert [w["number"] for w in rig.show("way:theme/birth")["windows"]] == ["4"]
    assert rig.show("way:domain/tax")["domain"] == "tax"
    for nothing in ("way:matter/X", "way:moon/tax", "way:"):
        with pytest.raises(Unknown):
            rig.show(nothing)


def test_a_referred_visitor_who_is_served_and_finished_settles_once(rig):
    ticket = rig.take("tax")
    refer(rig, window="1", ticket=ticket["id"])
    rig.open("1")
    rig.call("1")
    rig.send(Start(window="1"))
    rig.send(Finish(window="1"))
    assert [e.kind for e in rig.journal()].count("ReferralSettled") == 1
