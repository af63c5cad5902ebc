"""Where lines break on narrow paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.printer.wrapping import balanced, clean, width, wrap


def test_a_hanzi_is_twice_as_wide_as_a_letter():
    assert width("A区") == 3


def test_punctuation_never_begins_a_line():
    assert wrap("请带好身份证，户口本", 12) == ["请带好身份", "证，户口本"]


@pytest.mark.parametrize("mark", "，。、；：！？」』）》")
def test_each_closing_mark_pulls_its_hanzi_down(mark):
    assert wrap(f"一二三四五{mark}六", 10) == ["一二三四", f"五{mark}六"]


def test_an_opening_bracket_never_ends_a_line():
    assert wrap("房屋合同（网签）", 10) == ["房屋合同", "（网签）"]


def test_latin_words_stay_whole():
    assert wrap("请带 passport 原件", 12) == ["请带", "passport 原", "件"]


def test_the_name_of_a_zone_stays_with_the_word_zone():
    assert wrap("Please wait in Zone B, first floor", 20) == [
        "Please wait in",
        "Zone B, first floor",
    ]


def test_a_word_longer_than_the_paper_is_cut_and_nothing_is_lost():
    assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


def test_centred_lines_come_out_about_equally_wide():
    assert balanced("请到二楼不动产登记区等候", 16) == ["请到二楼不动", "产登记区等候"]


def test_a_name_can_not_command_the_printer():
    assert clean("王丽\x1b@\x1dV\x00\n李梅") == "王丽@ V 李梅"


def test_half_a_character_becomes_a_box():
    assert clean("王\ud83d") == "王□"


@given(st.text(), st.integers(2, 48))
def test_any_text_fits_the_paper_and_keeps_every_character(text, columns):
    lines = wrap(text, columns)
    assert all(0 < width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


sentences = st.lists(st.from_regex("[（]?[一-三]{1,3}[，。）]?", fullmatch=True)).map("".join)


@given(sentences, st.integers(16, 48))
def test_no_line_of_a_sentence_begins_with_closing_or_ends_with_opening_punctuation(text, columns):
    for line in wrap(text, columns):
        assert line[0] not in "，。）"
    for line in wrap(text, columns)[:-1]:
        assert line[-1] != "（"


@given(st.text(max_size=60), st.integers(2, 48))
def test_balancing_never_costs_a_line(text, columns):
    assert len(balanced(text, columns)) == len(wrap(text, columns))
