"""What staff see, what leaders are told when a day closes, and what becomes of somebody's data."""

from datetime import timedelta

import pytest

from hall.alerts.finding import alerts_now
from hall.appointments.booking import MoveAppointment, ShowBooked
from hall.people.persons import Person
from hall.privacy.commands import ErasePerson, ExportPerson
from hall.refusals import Forbidden, Unknown
from hall.workdays.commands import ChangeHours, SetException
from hall.workdays.hours import Stretch
from tests.hall.appointments.booking import (
    LI,
    LIU,
    TEN,
    ZHANG,
    book,
    check_in,
    go_to,
    stands,
    states,
)
from tests.hall.people import KIOSK, NINE, WANG_LI, ZHAO_MIN, minutes

A_DAY = timedelta(days=1)


def alerted(hall):
    with hall.store.reading() as shelf:
        return alerts_now(hall.engine.setup, shelf, hall.clock.now())


def test_the_day_shows_who_is_booked_masked_and_the_load_of_each_slot(hall):
    booked = book(hall)
    book(hall, LI, TEN + minutes(30))
    book(hall, LIU, TEN + A_DAY)
    go_to(hall, TEN)
    check_in(hall, booked)
    seen = hall.show("appointments:2026-09-28")
    assert [(a["slot"][11:16], a["name"], a["state"]) for a in seen["appointments"]] == [
        ("10:00", "张*国", "arrived"),
        ("10:30", "李*", "booked"),
    ]
    assert seen["appointments"][0]["number"] == "A001"
    assert all("token" not in one for one in seen["appointments"])
    tax, transfer = seen["bookable"]
    assert (tax["key"], transfer["key"]) == ("domain:tax", "matter:P-1")
    assert {s["slot"][11:16]: s["free"] for s in tax["slots"]}["10:00"] == 1
    assert len(transfer["slots"]) == 32
    assert [day["counts"]["booked"] for day in seen["days"][:3]] == [1, 1, 0]
    with pytest.raises(Unknown):
        hall.show("appointments:someday")


def test_a_day_that_closes_tells_leaders_until_nobody_is_booked_on_it(hall):
    tomorrow = (NINE + A_DAY).date()
    booked = book(hall, slot=TEN + A_DAY)
    book(hall, LI)
    assert alerted(hall) == {}
    hall.send(SetException(on=tomorrow, reason="停电"), ZHAO_MIN)
    (found,) = alerted(hall).values()
    assert (found.key, found.facts["count"]) == ("shut-out:2026-09-29", 1)
    seen = hall.show("appointments:2026-09-29")
    assert seen["shut_out"] == [["2026-09-29", 1]]
    assert [one["shut_out"] for one in seen["appointments"]] == [True]
    move = MoveAppointment(appointment=booked["appointment"], slot=TEN + 2 * A_DAY)
    hall.send(move, WANG_LI)
    assert alerted(hall) == {}


def test_an_hour_that_closes_counts_too_and_what_is_over_doesnt(hall):
    book(hall)
    book(hall, LI, TEN + minutes(180))
    noon = Stretch(TEN.time().replace(hour=12), TEN.time().replace(hour=14))
    hall.send(ChangeHours(reason="午休", midday=(noon,)), ZHAO_MIN)
    (found,) = alerted(hall).values()
    assert found.facts == {"date": "2026-09-28", "count": 1}
    go_to(hall, TEN + minutes(181))
    hall.engine.run([])
    assert alerted(hall) == {}


def test_whose_it_is_is_shown_in_full_to_call_them_and_on_record(hall):
    booked = book(hall)
    ask = ShowBooked(appointment=booked["appointment"], reason="停电，改约")
    assert hall.send(ask, WANG_LI)["phone"] == "13812345678"
    event = hall.ears.heard[-1]
    assert (event.kind, event.by, event.data["reason"]) == (
        "PersonShown",
        "staff:wangli",
        "停电，改约",
    )
    with pytest.raises(Forbidden):
        hall.send(ask, KIOSK)


def test_who_is_erased_leaves_their_place_free_and_no_name(hall):
    booked = book(hall)
    card = Person(id_number=ZHANG.id_number)
    record = stands(hall, booked).person
    told = hall.send(ExportPerson(person=card, persons=(record,), reason="本人要求"), ZHAO_MIN)
    (kept,) = told["persons"]
    assert kept["facts"]["slot"] == "2026-09-28T10:00:00.000+08:00"
    hall.send(ErasePerson(person=card, persons=(record,), reason="本人要求"), ZHAO_MIN)
    assert states(hall) == ["cancelled"]
    seen = hall.show("appointments:2026-09-28")["appointments"][0]
    assert (seen["name"], seen["phone"]) == (None, None)
