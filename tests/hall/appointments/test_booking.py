"""Booking: a slot has so many places, one each, until it is over."""

from datetime import date, timedelta

import pytest

from hall.appointments.booking import (
    BookAppointment,
    CancelAppointment,
    GiveUpAppointment,
    ImportAppointments,
    MoveAppointment,
    RebookAppointment,
    Wish,
)
from hall.appointments.face import days_face, open_slots
from hall.appointments.left_behind import left_behind
from hall.appointments.rules import ChangeAppointments, Offer, rules_face
from hall.people.persons import Person, PersonRecord, face_of, persons_like
from hall.people.roles import STRANGER
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.settings.commands import TakeBackSetting
from hall.setup import Bookable
from hall.workdays.commands import SetException
from hall.workdays.hours import Stretch
from tests.hall.appointments.booking import LI, LIU, RULES, TEN, ZHANG, book, stands, states
from tests.hall.people import KIOSK, NINE, WANG_LI, ZHAO_MIN, minutes

TOMORROW = date(2026, 9, 29)


def refused(key, do, *args, **facts):
    with pytest.raises(Refusal) as refusal:
        do(*args, **facts)
    assert refusal.value.key == key
    return refusal.value.facts


def test_a_citizen_books_a_slot_with_name_and_phone_and_gets_a_code(hall):
    booked = book(hall)
    assert booked["slot"] == "2026-09-28T10:00:00.000+08:00"
    assert booked["ends"] == "2026-09-28T10:30:00.000+08:00"
    assert (booked["name"], booked["phone"]) == ("张*国", "138****5678")
    assert booked["what_en"] == "Tax"
    assert len(booked["code"]) == 8
    assert booked["code"].isdigit()
    assert booked["token"]
    assert states(hall) == ["booked"]


def test_whose_it_is_stands_in_the_vault_alone(hall):
    booked = book(hall)
    told = "".join(str(event.data) for event in hall.journal())
    for word in ("张", "13812345678", ZHANG.id_number, booked["code"], booked["token"]):
        assert word not in told
    with hall.store.reading() as shelf:
        record = shelf.of(PersonRecord).get(stands(hall, booked).person)
    assert record.since == TEN


def test_a_slot_has_two_places_and_the_third_is_refused(hall):
    book(hall)
    book(hall, LI)
    facts = refused("slot_full", book, hall, LIU)
    assert facts == {"time": "2026-09-28 10:00"}
    assert states(hall) == ["booked", "booked"]


def test_staff_may_not_book_beyond_the_places_either(hall):
    for _ in range(2):
        book(hall, by=WANG_LI)
    refused("slot_full", book, hall, by=ZHAO_MIN)


def test_a_matter_with_slots_of_its_own_doesnt_take_from_its_domain(hall):
    book(hall, matter="P-1")
    refused("slot_full", book, hall, LI, matter="P-1")
    refused("not_bookable", book, hall, LI, domain="property")
    book(hall, LI, matter="T-2")
    book(hall, LIU, domain="tax")
    refused("slot_full", book, hall, Person(name="王五", phone="13500000000"), matter="T-1")


@pytest.mark.parametrize(
    ("slot", "key"),
    [
        (NINE, "slot_over"),
        (NINE - timedelta(days=1), "slot_over"),
        (TEN + minutes(1), "no_such_slot"),
        (NINE + timedelta(hours=8), "no_such_slot"),
        (TEN + timedelta(days=5), "closed_that_day"),
        (TEN + timedelta(days=15), "slot_too_far"),
    ],
)
def test_what_is_no_slot_to_come_is_refused(hall, slot, key):
    refused(key, book, hall, slot=slot)
    refused(key, book, hall, slot=slot, by=ZHAO_MIN)


def test_a_moment_without_offset_says_nothing(hall):
    with pytest.raises(Invalid):
        book(hall, slot=TEN.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("person", "field"),
    [
        (Person(phone="13812345678"), "person.name"),
        (Person(name="  ", phone="13812345678"), "person.name"),
        (Person(name="张建国"), "person.phone"),
        (Person(name="张建国", phone="13812345678", id_number="110101195403077571"), None),
    ],
)
def test_a_citizen_says_name_and_phone_and_no_false_card(hall, person, field):
    with pytest.raises(Invalid) as wrong:
        book(hall, person)
    assert wrong.value.facts["field"] == (field or "person.id_number")
    assert states(hall) == []


@pytest.mark.parametrize("again", [LIU.phone, "+86 137 0000 1111"])
def test_one_open_appointment_for_each_thing_and_phone(hall, again):
    booked = book(hall, LIU)
    other = Person(name="刘洋", phone=again)
    refused("has_appointment", book, hall, other, TEN + minutes(60))
    book(hall, other, matter="P-1")
    book(hall, other, TEN + minutes(60), by=WANG_LI)
    hall.send(GiveUpAppointment(token=booked["token"]), STRANGER)


def test_one_phone_holds_so_many_in_all_and_staff_may_book_more(hall):
    hall.send(ChangeAppointments(reason="有人占号", per_person=1), ZHAO_MIN)
    book(hall, LIU)
    again = Person(name="别人", phone=LIU.phone)
    facts = refused("too_many_appointments", book, hall, again, matter="P-1")
    assert facts == {"limit": 1}
    book(hall, again, matter="P-1", by=WANG_LI)
    assert states(hall) == ["booked", "booked"]


def test_one_open_appointment_for_each_thing_and_card(hall):
    book(hall)
    mine = Person(name="张建国", phone="13000000000", id_number=ZHANG.id_number)
    refused("has_appointment", book, hall, mine, TEN + minutes(60))


def test_a_cancelled_one_frees_its_place_and_its_person(hall):
    booked = book(hall)
    book(hall, LI)
    hall.send(GiveUpAppointment(token=booked["token"]), STRANGER)
    book(hall)
    assert sorted(states(hall)) == ["booked", "booked", "cancelled"]
    refused("appointment_cancelled", hall.send, GiveUpAppointment(token=booked["token"]), STRANGER)


def test_a_moved_one_keeps_its_code_and_frees_its_place(hall):
    booked, half_past = book(hall), TEN + minutes(30)
    book(hall, LI)
    moved = hall.send(RebookAppointment(token=booked["token"], slot=half_past), STRANGER)
    assert (moved["code"], moved["slot"][11:16]) == (booked["code"], "10:30")
    assert "token" not in moved
    book(hall, LIU)
    with hall.store.reading() as shelf:
        assert shelf.of(PersonRecord).get(stands(hall, booked).person).since == half_past
    event = hall.ears.heard[-2]
    assert event.kind == "AppointmentMoved"
    assert event.data["from_slot"] == TEN.isoformat()


def test_nobody_is_moved_into_a_full_slot(hall):
    booked = book(hall, slot=TEN + minutes(60))
    book(hall, LI)
    book(hall, LIU)
    move = MoveAppointment(appointment=booked["appointment"], slot=TEN)
    refused("slot_full", hall.send, move, WANG_LI)
    assert stands(hall, booked).slot == TEN + minutes(60)


def test_a_citizen_changes_it_until_an_hour_before_and_staff_later_too(hall):
    booked = book(hall, slot=TEN + minutes(60))
    hall.clock.move(minutes=60)
    moved = hall.send(RebookAppointment(token=booked["token"], slot=TEN + minutes(60)), STRANGER)
    assert moved["change_until"][11:16] == "10:00"
    hall.clock.at += timedelta(milliseconds=1)
    late = GiveUpAppointment(token=booked["token"])
    assert refused("change_too_late", hall.send, late, STRANGER) == {"until": "2026-09-28 10:00"}
    hall.send(CancelAppointment(appointment=booked["appointment"]), WANG_LI)
    assert states(hall) == ["cancelled"]


def test_a_wrong_token_finds_nothing_and_strangers_have_no_ids(hall):
    booked = book(hall)
    with pytest.raises(Unknown):
        hall.send(GiveUpAppointment(token="nobodyhasthistoken"), STRANGER)
    for by in (STRANGER, KIOSK):
        with pytest.raises(Refusal) as refusal:
            hall.send(CancelAppointment(appointment=booked["appointment"]), by)
        assert not isinstance(refusal.value, Unknown)


def test_where_citizens_dont_book_by_themselves_staff_still_do(hall):
    hall.send(ChangeAppointments(reason="只在窗口约", by_phone=False), ZHAO_MIN)
    refused("book_at_the_desk", book, hall)
    book(hall, by=WANG_LI)


def test_rows_from_elsewhere_are_booked_each_for_itself(hall):
    rows = (
        Wish(domain="tax", slot=TEN, person=ZHANG),
        Wish(domain="tax", slot=TEN, person=Person(phone="1380000000")),
        Wish(matter="X-9", slot=TEN, person=LI),
        Wish(domain="tax", slot=TEN, person=LI),
        Wish(domain="tax", slot=TEN, person=LIU),
        Wish(domain="tax", slot=TEN + minutes(30), person=ZHANG),
    )
    answer = hall.send(ImportAppointments(rows=rows), ZHAO_MIN)
    assert [row["row"] for row in answer["booked"]] == [0, 3]
    assert [(f["row"], f["key"]) for f in answer["faults"]] == [
        (1, "invalid"),
        (2, "invalid"),
        (4, "slot_full"),
        (5, "has_appointment"),
    ]
    assert hall.ears.heard[-1].data == {"booked": 2, "refused": 4}
    assert hall.ears.kinds.count("AppointmentBooked") == 2
    with pytest.raises(Forbidden):
        hall.send(ImportAppointments(rows=rows), WANG_LI)


def test_slots_follow_the_hours_and_say_what_is_left(hall):
    book(hall)
    short = (Stretch(TEN.time().replace(hour=9), TEN.time().replace(hour=10, minute=45)),)
    hall.send(SetException(on=TOMORROW, reason="下午学习", stretches=short), ZHAO_MIN)
    setup, at = hall.engine.setup, NINE
    rule = setup.appointments.bookable[0]
    tomorrow = open_slots(setup, rule, TOMORROW, at)
    assert [f"{setup.local(slot.begins):%H:%M}" for slot in tomorrow] == ["09:00", "09:30", "10:00"]
    with hall.store.reading() as shelf:
        days = days_face(setup, shelf, rule, at)
    assert days[0] == {"date": "2026-09-28", "free": 15 * 2 - 1}
    assert days[1] == {"date": "2026-09-29", "free": 6}
    assert "2026-10-03" not in [day["date"] for day in days], "a Saturday"


def test_managers_change_what_may_be_booked_and_who_is_booked_stays(hall):
    booked = book(hall)
    offers = (Offer(matter="P-1", capacity=4, length_minutes=20),)
    hall.send(
        ChangeAppointments(reason="税务不再预约", bookable=offers, early_minutes=15), ZHAO_MIN
    )
    refused("not_bookable", book, hall, LI)
    assert stands(hall, booked).state == "booked"
    rules = rules_face(hall.engine.setup)
    assert rules["early_minutes"] == 15
    assert [(b["key"], b["capacity"]) for b in rules["bookable"]] == [("matter:P-1", 4)]


def test_before_rules_are_saved_it_is_told_who_would_be_left_without_a_slot(hall):
    book(hall, slot=TEN + timedelta(minutes=30))
    book(hall, LI, matter="P-1")
    with hall.store.reading() as shelf:
        told = left_behind(
            hall.engine.setup, shelf, (Bookable(domain="tax", length=timedelta(minutes=20)),), NINE
        )
        same = left_behind(hall.engine.setup, shelf, RULES.bookable, NINE)
    assert [(one["domain"], one["count"]) for one in told["off_grid"]] == [("tax", 1)]
    assert [(one["matter"], one["count"]) for one in told["taken_away"]] == [("P-1", 1)]
    assert "name" not in str(told).replace("what", ""), "no persons"
    assert same == {"taken_away": [], "off_grid": []}


def test_who_is_booked_off_the_new_grid_takes_up_every_slot_they_overlap(hall):
    booked = book(hall, slot=TEN + timedelta(minutes=30))
    offers = (Offer(domain="tax", capacity=1, length_minutes=20),)
    hall.send(ChangeAppointments(reason="每段短一些", bookable=offers), ZHAO_MIN)
    for minutes_on in (20, 40):
        refused("slot_full", book, hall, LI, TEN + timedelta(minutes=minutes_on))
    book(hall, LI, TEN + timedelta(minutes=60))
    move = MoveAppointment(appointment=booked["appointment"], slot=TEN + timedelta(minutes=40))
    hall.send(move, ZHAO_MIN)


def test_who_is_booked_for_what_is_gone_is_told_whom_to_ask_and_the_change_can_be_undone(hall):
    booked = book(hall)
    gone = hall.send(ChangeAppointments(reason="不再预约", bookable=()), ZHAO_MIN)
    move = MoveAppointment(appointment=booked["appointment"], slot=TEN + timedelta(minutes=30))
    refused("no_longer_bookable", hall.send, move, ZHAO_MIN)
    hall.send(TakeBackSetting(setting=gone["setting"], reason="弄错了"), ZHAO_MIN)
    hall.send(move, ZHAO_MIN)
    assert stands(hall, booked).slot == TEN + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("offers", "reason"),
    [
        ((Offer(),), "exactly_one"),
        ((Offer(matter="X-9"),), "unknown"),
        ((Offer(domain="tax"), Offer(domain="tax", capacity=3)), "twice"),
    ],
)
def test_rules_for_what_isnt_here_are_refused(hall, offers, reason):
    with pytest.raises(Invalid) as wrong:
        hall.send(ChangeAppointments(reason="试", bookable=offers), ZHAO_MIN)
    assert wrong.value.facts["reason"] == reason


def test_a_key_books_once(hall):
    wish = BookAppointment(domain="tax", slot=TEN, person=LIU)
    first, again = (hall.send(wish, STRANGER, key="press-1") for _ in range(2))
    assert first == again
    assert states(hall) == ["booked"]


def test_a_person_can_be_found_and_is_shown_masked(hall):
    booked = book(hall)
    with hall.store.reading() as shelf:
        (record,) = persons_like(shelf, hall.engine.secrets, Person(phone="138 1234 5678"))
        assert record.business == f"appointment-{booked['appointment']}"
        assert face_of(shelf, record.id)["name"] == "张*国"
