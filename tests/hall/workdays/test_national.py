"""Working days by the national calendar: National Day and Spring Festival 2026."""

from datetime import date

import pytest

from config.national import national
from hall.workdays.national import (
    National,
    working_days_after,
    working_days_before,
    working_days_between,
)

CHINA = national()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-09-18", True),
        ("2026-09-19", False),
        ("2026-09-20", True),  # a Sunday, made up for National Day
        ("2026-09-25", False),  # Mid-autumn, a Friday
        ("2026-09-30", True),
        *((f"2026-10-0{day}", False) for day in range(1, 8)),
        ("2026-10-08", True),
        ("2026-10-09", True),
        ("2026-10-10", True),  # a Saturday, made up
        ("2026-10-11", False),
        ("2026-02-14", True),  # a Saturday, made up for Spring Festival
        ("2026-02-15", False),
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-02-28", True),  # a Saturday, made up
    ],
)
def test_holidays_and_make_up_days_are_those_of_the_state_council(day, works):
    assert CHINA.is_working_day(date.fromisoformat(day)) is works


def test_a_holiday_has_its_name_in_both_languages():
    special = CHINA.special(date(2026, 10, 1))
    assert (special.zh, special.en, special.works) == ("国庆节", "National Day", False)
    assert CHINA.special(date(2026, 9, 28)) is None


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        ("2026-09-28", 0, "2026-09-28"),
        ("2026-09-28", 1, "2026-09-29"),
        ("2026-09-30", 1, "2026-10-08"),  # over seven days of holiday
        ("2026-09-30", 3, "2026-10-10"),  # the Saturday counts
        ("2026-09-30", 4, "2026-10-12"),
        ("2026-10-03", 1, "2026-10-08"),  # taken in on a holiday
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-13", 2, "2026-02-24"),
        ("2026-02-13", 6, "2026-02-28"),
        ("2026-02-13", 7, "2026-03-02"),
    ],
)
def test_a_deadline_counts_working_days_and_there_is_a_way_back(day, count, due):
    begins, ends = date.fromisoformat(day), date.fromisoformat(due)
    assert working_days_after(CHINA, begins, count) == ends
    assert working_days_between(CHINA, begins, ends) == count
    assert working_days_between(CHINA, ends, begins) == -count
    if CHINA.is_working_day(begins):
        assert working_days_before(CHINA, ends, count) == begins


def test_nobody_counts_backwards_by_mistake():
    with pytest.raises(ValueError, match="forwards"):
        working_days_after(CHINA, date(2026, 9, 28), -1)


def test_a_year_that_is_not_published_yet_is_monday_to_friday():
    assert not CHINA.knows(date(2031, 10, 1))
    assert CHINA.is_working_day(date(2031, 10, 1)), "a Wednesday"
    assert not CHINA.is_working_day(date(2031, 10, 4)), "a Saturday"
    assert not National().knows(date(2026, 10, 1))
