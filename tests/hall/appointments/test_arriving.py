"""Check-in: early, in time, late and no-show hold at the minute."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hall.appointments.arriving import CheckIn
from hall.appointments.booking import CancelAppointment, MoveAppointment
from hall.appointments.rules import ChangeAppointments
from hall.people.roles import STRANGER
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.setup import AfterNoShow, Hours
from hall.tickets.commands import IssueTicket
from tests.hall.appointments.booking import (
    LI,
    LIU,
    RULES,
    TEN,
    ZHANG,
    book,
    check_in,
    go_to,
    stands,
    states,
)
from tests.hall.people import KIOSK, NINE, WANG_LI, ZHAO_MIN, minutes, small_hall
from tests.hall.rig import Rig

A_MOMENT = timedelta(milliseconds=1)


def refused(key, do, *args, **facts):
    with pytest.raises(Refusal) as refusal:
        do(*args, **facts)
    assert refusal.value.key == key
    return refusal.value.facts


def test_who_comes_in_time_gets_a_ticket_that_keeps_the_booked_moment(hall):
    booked = book(hall, matter="T-2")
    go_to(hall, TEN - minutes(20))
    ticket = check_in(hall, booked)
    kept = hall.see(ticket)
    assert (kept.matter, kept.appointment, kept.arrived_at) == ("T-2", TEN, TEN)
    assert kept.place == TEN - minutes(15)
    assert ticket["not_before"][11:16] == "09:45"
    assert states(hall) == ["arrived"]
    assert stands(hall, booked).ticket == ticket["id"]
    came = next(e for e in hall.ears.heard if e.kind == "AppointmentArrived")
    assert (came.data["minutes"], came.data["number"]) == (-20, "A001")


def test_half_an_hour_before_is_not_too_early_and_a_moment_before_that_is(hall):
    booked = book(hall)
    go_to(hall, TEN - minutes(30) - A_MOMENT)
    facts = refused("appointment_too_early", check_in, hall, booked)
    assert facts == {"time": "10:00", "opens": "09:30"}
    assert states(hall) == ["booked"]
    go_to(hall, TEN - minutes(30))
    check_in(hall, booked)


def test_ten_minutes_late_keeps_the_head_start_and_a_moment_more_loses_it(hall):
    first, second = book(hall), book(hall, LI)
    go_to(hall, TEN + minutes(10))
    in_time = hall.see(check_in(hall, first))
    assert in_time.place == hall.clock.at - minutes(15)
    go_to(hall, TEN + minutes(10) + A_MOMENT)
    late = hall.see(check_in(hall, second))
    assert late.place == late.arrived_at == hall.clock.at
    assert states(hall) == ["arrived", "arrived"]


def test_a_walk_in_who_waits_longer_goes_before_the_late_and_after_the_punctual(hall):
    booked, tardy = book(hall), book(hall, LI)
    go_to(hall, TEN)
    walk_in = hall.take()
    go_to(hall, TEN + minutes(5))
    punctual = check_in(hall, booked)
    go_to(hall, TEN + minutes(11))
    late = check_in(hall, tardy)
    hall.open("1")
    order = [hall.serve(minutes=1) for _ in range(3)]
    assert order == [punctual["number"], walk_in["number"], late["number"]]


def test_twenty_minutes_after_the_slot_nobody_has_come_and_the_place_is_free(hall):
    booked = book(hall)
    go_to(hall, TEN + minutes(20) - A_MOMENT)
    hall.engine.run([])
    assert states(hall) == ["booked"]
    go_to(hall, TEN + minutes(20))
    hall.engine.run([])
    assert states(hall) == ["no-show"]
    (event,) = [e for e in hall.ears.heard if e.kind == "AppointmentNotKept"]
    assert (event.by, event.data["appointment"]) == ("hall:clock", booked["appointment"])
    book(hall, slot=TEN + minutes(60))
    assert hall.engine.due == TEN + minutes(80)


def test_just_before_the_no_show_the_late_still_check_in(hall):
    booked = book(hall)
    go_to(hall, TEN + minutes(20) - A_MOMENT)
    check_in(hall, booked)
    go_to(hall, TEN + minutes(30))
    hall.engine.run([])
    assert states(hall) == ["arrived"]


def test_a_no_show_who_comes_gets_an_ordinary_ticket_once_and_stays_one(hall):
    booked = book(hall)
    go_to(hall, TEN + minutes(20))
    ticket = hall.see(check_in(hall, booked))
    assert (ticket.appointment, ticket.place) == (None, hall.clock.at)
    assert states(hall) == ["no-show"]
    assert hall.ears.kinds[-1] == "AppointmentCameTooLate"
    refused("appointment_arrived", check_in, hall, booked)


def test_where_the_hall_says_so_a_no_show_is_refused_and_told_what_to_do(hall):
    booked = book(hall)
    change = ChangeAppointments(reason="紧张", after_no_show=AfterNoShow.REFUSE, no_show_minutes=15)
    hall.send(change, ZHAO_MIN)
    go_to(hall, TEN + minutes(15))
    assert refused("appointment_too_late", check_in, hall, booked) == {"time": "10:00"}
    assert states(hall) == ["no-show"]


def test_changed_rules_move_the_moment_of_the_next_no_show(hall):
    book(hall)
    assert hall.engine.due == TEN + minutes(20)
    hall.send(ChangeAppointments(reason="宽一点", no_show_minutes=45), ZHAO_MIN)
    assert hall.engine.due == TEN + minutes(45)


def test_nobody_checks_in_twice_or_on_another_day_or_after_cancelling(hall):
    booked, tomorrow = book(hall), book(hall, LI, TEN + timedelta(days=1))
    gone = book(hall, LIU, TEN + minutes(30))
    hall.send(CancelAppointment(appointment=gone["appointment"]), WANG_LI)
    go_to(hall, TEN)
    check_in(hall, booked)
    refused("appointment_arrived", check_in, hall, booked)
    refused("appointment_cancelled", check_in, hall, gone)
    facts = refused("appointment_other_day", check_in, hall, tomorrow)
    assert facts == {"day": "2026-09-29", "time": "10:00"}
    move = MoveAppointment(appointment=booked["appointment"], slot=TEN + minutes(60))
    refused("appointment_arrived", hall.send, move, WANG_LI)


def test_the_qr_the_card_and_the_list_lead_to_the_same_appointment(hall):
    by_qr, by_card, by_list = book(hall, LIU), book(hall), book(hall, LI, TEN + minutes(30))
    go_to(hall, TEN)
    hall.send(CheckIn(token=by_qr["token"]), KIOSK)
    ticket = hall.send(CheckIn(id_number=ZHANG.id_number), KIOSK)
    assert stands(hall, by_card).ticket == ticket["id"]
    assert ticket["priority"] == "elderly"
    hall.send(CheckIn(appointment=by_list["appointment"]), WANG_LI)
    assert states(hall) == ["arrived"] * 3


def test_of_several_the_card_means_the_one_of_today_that_is_next(hall):
    later = book(hall, matter="P-1", slot=TEN + minutes(30))
    sooner = book(hall)
    book(hall, slot=TEN + timedelta(days=1), by=WANG_LI)
    go_to(hall, TEN)
    card = CheckIn(id_number=ZHANG.id_number)
    assert hall.send(card, KIOSK)["id"] == stands(hall, sooner).ticket
    go_to(hall, TEN + minutes(30))
    assert hall.send(card, KIOSK)["id"] == stands(hall, later).ticket
    refused("appointment_arrived", hall.send, card, KIOSK)


def test_a_card_without_an_appointment_is_told_so(hall):
    with pytest.raises(Unknown) as unknown:
        hall.send(CheckIn(id_number=LI.id_number), KIOSK)
    assert unknown.value.key == "no_appointment_on_card"


@pytest.mark.parametrize("wrong", [{}, {"code": "00000000", "token": "nobodyhasthistoken"}])
def test_exactly_one_way_leads_in(hall, wrong):
    with pytest.raises(Invalid):
        hall.send(CheckIn(**wrong), KIOSK)


def test_strangers_and_kiosks_dont_check_in_by_the_list(hall):
    booked = book(hall)
    go_to(hall, TEN)
    with pytest.raises(Refusal):
        hall.send(CheckIn(code=booked["code"]), STRANGER)
    with pytest.raises(Forbidden):
        hall.send(CheckIn(appointment=booked["appointment"]), KIOSK)
    with pytest.raises(Forbidden):
        hall.send(IssueTicket(domain="tax", appointment=TEN), KIOSK)
    assert states(hall) == ["booked"]


def test_a_hall_that_is_closed_gives_no_ticket_and_the_appointment_stays():
    setup = replace(small_hall(), appointments=RULES, hours=Hours(refuse_outside=True))
    hall = Rig(setup)
    booked = book(hall, slot=NINE + timedelta(days=1))
    go_to(hall, NINE + timedelta(days=1) - minutes(20))
    refused("hall_closed", check_in, hall, booked)
    assert states(hall) == ["booked"]
