"""Terms across the National Day holiday of 2026, against a table made by hand (J19-8)."""

import csv
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from config.national import national
from hall.cases.term import Light, Term, Timekeeper, over_at
from hall.refusals import Refusal
from tests.hall.people import small_hall

TABLE = Path(__file__).with_name("due_dates.csv")
ROWS = list(csv.DictReader(TABLE.open()))
HALL = replace(small_hall(), national=national())
A_MILLISECOND = timedelta(milliseconds=1)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HALL.timezone)


def keeper(text):
    return Timekeeper(HALL, at(text))


def test_the_table_is_long_enough():
    assert len(ROWS) >= 40


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['accepted']}+{r['working_days']}")
def test_j19_8_the_last_day_and_both_lights_are_those_of_the_table(row):
    began = keeper(f"{row['accepted']}T10:00")
    term = began.begin(int(row["working_days"]))
    yellow, red = at(f"{row['yellow_from']}T00:00"), at(f"{row['last_day']}T17:00")
    assert str(term.last_day) == row["last_day"]
    assert Timekeeper(HALL, yellow - A_MILLISECOND).light(term) is Light.GREEN
    assert Timekeeper(HALL, yellow).light(term) is Light.YELLOW
    assert Timekeeper(HALL, red - A_MILLISECOND).light(term) is Light.YELLOW
    assert Timekeeper(HALL, red).light(term) is Light.RED


def test_the_next_turn_is_told_from_green_to_yellow_to_red_to_none():
    term = keeper("2026-09-28T10:00").begin(5)
    yellow = keeper("2026-09-28T10:00").turns_at(term)
    red = Timekeeper(HALL, yellow).turns_at(term)
    assert (yellow, red) == (at("2026-10-08T00:00"), at("2026-10-10T17:00"))
    assert Timekeeper(HALL, red).turns_at(term) is None


def test_what_is_immediate_is_due_when_the_hall_closes_today():
    term = keeper("2026-09-28T10:00").begin(0)
    assert over_at(HALL, term.last_day) == at("2026-09-28T17:00")


def test_what_is_immediate_after_closing_is_due_on_the_next_working_day():
    assert keeper("2026-09-30T17:30").begin(0).last_day == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("paused", "resumed", "last_day"),
    [
        ("2026-09-28T11:00", "2026-09-28T15:00", "2026-10-10"),  # the same day: nothing changes
        ("2026-09-28T11:00", "2026-09-30T09:00", "2026-10-13"),  # two days that didn't count
        ("2026-09-30T11:00", "2026-10-08T09:00", "2026-10-12"),  # the holiday counted for nobody
        ("2026-09-30T11:00", "2026-10-03T09:00", "2026-10-10"),  # resumed on a day off
        ("2026-10-10T09:00", "2026-10-14T09:00", "2026-10-14"),  # rested on its last day
        ("2026-10-10T09:00", "2026-10-14T17:00", "2026-10-15"),  # resumed after closing
        ("2026-10-10T09:00", "2026-10-17T09:00", "2026-10-19"),  # resumed on a Saturday
    ],
)
def test_j19_9_paused_days_do_not_count(paused, resumed, last_day):
    term = keeper("2026-09-28T10:00").begin(5)
    rests = keeper(paused).pause(term)
    assert keeper(paused).light(rests) is Light.PAUSED
    assert keeper(paused).turns_at(rests) is None
    assert str(keeper(resumed).resume(rests).last_day) == last_day


def test_j19_9_what_is_overdue_is_not_paused():
    term = keeper("2026-09-28T10:00").begin(5)
    with pytest.raises(Refusal) as refused:
        keeper("2026-10-10T17:00").pause(term)
    assert refused.value.key == "overdue_not_paused"


@pytest.mark.parametrize(
    ("when", "to", "refusal"),
    [
        ("2026-10-09T16:59", "2026-10-20", None),
        ("2026-10-10T09:00", "2026-10-20", "extension_too_late"),  # the last day itself
        ("2026-10-12T09:00", "2026-10-20", "extension_too_late"),
        ("2026-10-08T09:00", "2026-10-10", "extension_not_later"),
        ("2026-10-08T09:00", "2026-10-11", "not_a_working_day"),
    ],
)
def test_j19_10_an_extension_is_asked_for_a_day_before_the_last(when, to, refusal):
    term = keeper("2026-09-28T10:00").begin(5)
    try:
        found = keeper(when).extend(term, date.fromisoformat(to)), None
    except Refusal as refused:
        found = None, refused.key
    assert found == ((Term(date.fromisoformat(to)), None) if refusal is None else (None, refusal))
