"""What a citizen is told, and what an ID number says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.people.idcard import age, check, is_valid
from hall.people.masks import masked_name
from hall.ports import Pace
from hall.setup import Domain, Name
from hall.tickets.waits import Free, mean_service, told_wait
from tests.hall.people import LI_MEI, TEN, ZHANG_JIANGUO

ONE = [Free(0)]
"""A single window, and it is free."""
TAX = Domain("tax", Name("税务", "Tax"), "A", mean_service=TEN)


def test_before_anybody_was_served_the_expected_mean_counts():
    assert mean_service(TAX, Pace(0, 0)) == TEN


def test_a_long_record_outweighs_the_expectation():
    assert mean_service(TAX, Pace(20, 20 * 300)) == timedelta(minutes=7.5)
    assert mean_service(TAX, Pace(2000, 2000 * 300)) < timedelta(minutes=5.1)


def test_nobody_ahead_is_under_five_minutes():
    wait = told_wait(0, TEN, ONE)
    assert (wait.low, wait.high) == (0, 5)


def test_two_windows_halve_the_wait():
    one, two = told_wait(12, TEN, ONE), told_wait(12, TEN, [*ONE, *ONE])
    assert (one.low, two.low) == (120, 60)


def test_who_is_at_the_window_now_is_still_to_be_finished():
    assert told_wait(0, TEN, [Free(10)]).low == 10
    assert told_wait(0, TEN, [Free(10), Free(4)]).high == 10
    assert told_wait(1, TEN, [Free(10)]).low == 20


def test_nobody_is_served_while_the_clerk_has_their_planned_break():
    resting = [Free(5, rests=10, back=30)]
    assert [told_wait(ahead, TEN, resting).low for ahead in range(3)] == [5, 30, 40]
    helped = [*resting, Free(20)]
    assert [told_wait(ahead, TEN, helped).low for ahead in range(3)] == [5, 20, 30]


def test_without_a_window_at_work_no_minutes_are_told():
    assert told_wait(0, TEN, []) is None
    assert told_wait(7, TEN, []) is None


@given(
    st.integers(0, 500),
    st.floats(0.5, 60).map(lambda m: timedelta(minutes=m)),
    st.lists(st.floats(0, 60).map(Free), min_size=1, max_size=40),
)
def test_a_told_wait_is_a_range_of_fives(ahead, mean, windows):
    wait = told_wait(ahead, mean, windows)
    assert 0 <= wait.low < wait.high
    assert wait.low % 5 == 0 and wait.high % 5 == 0


def test_the_check_digit_tells_a_wrong_number():
    assert is_valid(ZHANG_JIANGUO) and is_valid(LI_MEI)
    assert not is_valid(LI_MEI[:17] + str((int(LI_MEI[17]) + 1) % 10))
    assert check("11010519491231002") == "X"
    assert is_valid("11010519491231002x")


@pytest.mark.parametrize("number", ["", "1" * 18, "110101199002301230", "１" * 18, "x" * 18])
def test_what_is_no_id_number_is_none(number):
    assert not is_valid(number)


def test_age_turns_on_the_birthday():
    assert age(ZHANG_JIANGUO, date(2026, 3, 6)) == 71
    assert age(ZHANG_JIANGUO, date(2026, 3, 7)) == 72


@pytest.mark.parametrize(
    ("name", "masked"),
    [("张建国", "张*国"), ("李梅", "李*"), ("欧阳小梅", "欧**梅"), ("王", "王"), ("", "")],
)
def test_a_masked_name_keeps_its_ends(name, masked):
    assert masked_name(name) == masked
