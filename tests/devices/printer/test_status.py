"""What a printer's answers mean, bit by bit as the makers' references have it."""

from __future__ import annotations

import pytest

from devices.printer.status import is_in_order, is_real_time, paper_state
from hall.ports import PaperState

WELL = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({}, PaperState.OK),
        ({4: 0x1E}, PaperState.NEAR_END),
        ({4: 0x72}, PaperState.OUT),
        ({4: 0x7E}, PaperState.OUT),
        ({2: 0x32}, PaperState.OUT),
        ({1: 0x1A}, PaperState.OFFLINE),
        ({1: 0x1A, 2: 0x16}, PaperState.COVER_OPEN),
        ({1: 0x1A, 2: 0x16, 4: 0x72}, PaperState.COVER_OPEN),
        ({1: 0x1A, 2: 0x32, 4: 0x72}, PaperState.OUT),
        ({2: 0x52}, PaperState.FAULT),
        ({1: 0x1A, 2: 0x52, 3: 0x1A}, PaperState.FAULT),
        ({3: 0x32}, PaperState.FAULT),
        ({4: 0x16}, PaperState.UNKNOWN),
    ],
)
def test_the_four_answers_give_the_state_somebody_must_act_on(change, state):
    assert paper_state(WELL | change) is state


def test_no_answer_is_not_ok():
    assert paper_state({}) is PaperState.UNKNOWN


def test_being_online_says_nothing_of_paper():
    assert paper_state({1: 0x12, 2: 0x12}) is PaperState.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "state"),
    [(0x00, PaperState.OK), (0x0F, PaperState.OUT), (0x03, PaperState.NEAR_END)],
)
def test_a_clone_answers_in_order_only(answer, state):
    assert paper_state({}, answer) is state


def test_the_two_kinds_of_answers_are_never_taken_for_each_other():
    assert not [byte for byte in range(256) if is_real_time(byte) and is_in_order(byte)]
    assert is_real_time(0x12)
    assert not is_real_time(0x13)
