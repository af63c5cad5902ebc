"""A month that is over is summed up once; what changes late is in the figures all the same."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hall.appointments.appointment import Appointment, AppointmentState, Way
from hall.figures import figure, months
from hall.figures.figure import By
from hall.figures.months import sum_up_next
from hall.figures.report import report
from hall.figures.wanted import wanted
from hall.tickets.ticket import TicketState
from store.memory import MemoryStore
from store.sqlite import open_store
from tests.figures.test_recomputed import HOURS, kept_in, lived
from tests.hall.people import NINE

SEPTEMBER = date(2026, 9, 1)
DAYS = 6
"""From the 28th of September into October."""
IN_OCTOBER = date(2026, 10, 3)


@pytest.fixture(scope="module")
def days():
    return lived(MemoryStore(), DAYS, HOURS)


@pytest.fixture
def hall(days, tmp_path):
    store = open_store(tmp_path)
    yield kept_in(store, days)
    store.close()


def sum_up(hall, today=IN_OCTOBER):
    return sum_up_next(hall.setup, hall.store, today)


def kept(hall):
    with hall.store.reading() as shelf:
        return list(shelf.figures.months(months.way(hall.setup)))


def reports(hall):
    with hall.store.reading() as shelf:
        return [
            report(
                hall.setup,
                shelf,
                wanted(hall.setup, SEPTEMBER, IN_OCTOBER, by, domain),
                NINE + timedelta(days=DAYS),
            )
            for by in By
            for domain in (None, "tax")
        ]


def change(hall, **facts):
    """Somebody's ticket of the first day changes, long after."""
    with hall.store.transaction() as shelf:
        shelf.tickets.save(replace(shelf.tickets.get(1), **facts))


def test_a_month_is_summed_up_once_it_is_over_and_only_once(hall):
    assert sum_up(hall, today=date(2026, 9, 30)) is None
    assert sum_up(hall, today=date(2026, 10, 1)) == SEPTEMBER
    assert kept(hall) == [SEPTEMBER]
    assert sum_up(hall) is None


def test_the_report_is_the_same_before_and_after(hall):
    before = reports(hall)
    sum_up(hall)
    assert reports(hall) == before
    assert before[0]["total"]["arrivals"] > 0


def test_kept_sums_are_what_the_report_is_made_of(hall):
    sum_up(hall)
    with hall.store.transaction():
        hall.store._writer.execute("""UPDATE sums SET counts = '{"arrivals":4711}'""")
    arrivals = {found["total"]["arrivals"] for found in reports(hall)}
    assert min(arrivals) > 4711


def test_a_change_that_comes_late_is_in_the_figures(hall):
    sum_up(hall)
    change(hall, misses=70)
    assert kept(hall) == []
    late = reports(hall)
    assert late[0]["total"]["misses"] >= 70
    assert sum_up(hall) == SEPTEMBER
    assert reports(hall) == late


def test_a_ticket_that_is_brought_in_late_is_in_the_figures(hall):
    sum_up(hall)
    before = reports(hall)[0]["total"]["arrivals"]
    with hall.store.transaction() as shelf:
        one = replace(
            shelf.tickets.get(1),
            id=shelf.tickets.next_id(),
            token="late",
            number="Z999",
            person=None,
        )
        shelf.tickets.add(replace(one, state=TicketState.CANCELLED, window=None))
    assert kept(hall) == []
    assert reports(hall)[0]["total"]["arrivals"] == before + 1


def booked(slot, **facts):
    what = {"id": 9001, "code": "90000001", "token": "late", "bookable": "domain:tax"}
    kept = {"domain": "tax", "matter": None, "state": AppointmentState.NO_SHOW, "way": Way.STAFF}
    when = {"slot": slot, "ends": slot + timedelta(minutes=30), "booked_at": NINE}
    return Appointment(**(what | kept | when | facts))


def keep_booked(hall, *appointments):
    with hall.store.transaction() as shelf:
        for one in appointments:
            shelf.of(Appointment).save(one)


def test_a_no_show_that_is_found_late_is_in_the_figures(hall):
    late = booked(NINE, state=AppointmentState.BOOKED)
    keep_booked(hall, late)
    before = reports(hall)[0]["total"]
    sum_up(hall)
    keep_booked(hall, replace(late, state=AppointmentState.NO_SHOW))
    assert kept(hall) == []
    after = reports(hall)[0]["total"]
    assert (after["booked"], after["no_shows"]) == (before["booked"], before["no_shows"] + 1)
    sum_up(hall)
    assert reports(hall)[0]["total"] == after


@pytest.mark.parametrize(
    ("at", "touches"),
    [(datetime(2026, 8, 31, 20, tzinfo=UTC), True), (datetime(2026, 10, 4, tzinfo=UTC), False)],
    ids=["September already in the hall, August in UTC", "October"],
)
def test_only_the_month_of_its_slot_is_let_go(hall, at, touches):
    sum_up(hall)
    keep_booked(hall, booked(at))
    assert (kept(hall) == []) is touches


def test_forgetting_whose_an_appointment_was_changes_no_sum(hall):
    keep_booked(hall, booked(NINE, person=7))
    sum_up(hall)
    keep_booked(hall, booked(NINE))
    assert kept(hall) == [SEPTEMBER]


def test_forgetting_whose_a_ticket_was_changes_no_figure_and_no_sum(hall):
    change(hall, person="sealed", holder="张*国")
    sum_up(hall)
    before = reports(hall)
    change(hall, person=None, holder=None)
    assert kept(hall) == [SEPTEMBER]
    assert reports(hall) == before


def test_a_hall_cut_off_while_it_summed_up_begins_anew(hall):
    before = reports(hall)
    with hall.store.transaction() as shelf:
        shelf.figures.begin(SEPTEMBER, months.way(hall.setup))
    assert kept(hall) == []
    assert reports(hall) == before
    assert sum_up(hall) == SEPTEMBER
    assert reports(hall) == before


def test_what_changes_while_it_is_summed_up_is_not_lost(hall):
    with hall.store.transaction() as shelf:
        shelf.figures.begin(SEPTEMBER, months.way(hall.setup))
    with hall.store.reading() as shelf:
        sums = {
            by: shelf.figures.sums(wanted(hall.setup, SEPTEMBER, date(2026, 9, 30), by))
            for by in By
        }
    change(hall, misses=70)
    with hall.store.transaction() as shelf:
        shelf.figures.keep(SEPTEMBER, sums)
    assert kept(hall) == []
    assert reports(hall)[0]["total"]["misses"] >= 70


def test_figures_that_are_reckoned_another_way_are_summed_up_anew(hall, monkeypatch):
    sum_up(hall)
    monkeypatch.setattr(months, "WAY", figure.WAY + 1)
    assert kept(hall) == []
    assert sum_up(hall) == SEPTEMBER
    assert kept(hall) == [SEPTEMBER]


@pytest.mark.parametrize(
    ("first", "last", "gaps"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), []),
        (date(2026, 9, 2), date(2026, 9, 30), [(date(2026, 9, 2), date(2026, 9, 30))]),
        (
            date(2026, 8, 31),
            date(2026, 10, 1),
            [(date(2026, 8, 31), date(2026, 8, 31)), (date(2026, 10, 1), date(2026, 10, 1))],
        ),
    ],
)
def test_only_months_that_are_asked_for_as_a_whole_are_taken_as_kept(hall, first, last, gaps):
    asked = wanted(hall.setup, first, last)
    whole = months.within(asked, [SEPTEMBER])
    assert list(months.gaps(asked, whole)) == gaps
