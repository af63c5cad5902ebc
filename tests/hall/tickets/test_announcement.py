"""What the hall hears when a ticket is called."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hall.tickets.announcement import announce, clips_to_record, languages

LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = "零一二三四五六七八九"
SIZES = {"十": 10, "百": 100, "千": 1000}


def value_of(hanzi: str) -> int:
    """A number below 10,000 read back from hanzi, by a reader of its own."""
    total, count = 0, 0
    for sign in hanzi:
        if sign in SIZES:
            total += (count or 1) * SIZES[sign]
            count = 0
        else:
            count = DIGITS.index(sign)
    return total + count


def window_of(text: str) -> str:
    return text.split("号 到 ")[1].removesuffix(" 号 窗口 办理")


def test_the_call_of_the_first_ticket_to_window_three():
    call = announce("A001", "3", "zh-CN")
    assert call.text == "请 A 零 零 一 号 到 三 号 窗口 办理"
    assert call.parts == ("please", "A", "0", "0", "1", "to", "3", "window")


def test_the_same_call_in_english_does_not_say_a_as_the_article():
    call = announce("A001", "3", "en")
    assert call.text == "Ticket A, 0 0 1, please go to window 3."
    assert call.parts == ("please", "A", "0", "0", "1", "to", "3")


def test_one_is_yao_in_the_ticket_and_never_at_the_window():
    call = announce("A111", "1", "zh-CN", one_as_yao=True)
    assert call.text == "请 A 幺 幺 幺 号 到 一 号 窗口 办理"
    assert call.parts[2:5] == ("yao", "yao", "yao")


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ("2", "二"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("21", "二十一"),
        ("100", "一百"), ("105", "一百零五"), ("110", "一百一十"), ("112", "一百一十二"),
        ("1005", "一千零五"), ("1050", "一千零五十"), ("1010", "一千零一十"), ("03", "三"),
        ("0", "零"), ("12B", "一 二 B"), ("东3", "东 三"), ("12345", "一 二 三 四 五"),
    ],
)  # fmt: skip
def test_a_window_is_an_ordinary_number_or_spelt(window: str, said: str):
    assert window_of(announce("A001", window, "zh-CN").text) == said


def test_every_number_from_0_to_999_reads_back_as_itself():
    for number in range(1000):
        call = announce(f"A{number:03}", str(number), "zh-CN")
        assert value_of(window_of(call.text)) == number
        spelt = call.text.removeprefix("请 A ").split(" 号 到")[0]
        assert "".join(str(DIGITS.index(one)) for one in spelt.split()) == f"{number:03}"


def test_no_two_windows_sound_alike_as_clips():
    for language in languages():
        calls = {announce("A001", str(number), language).parts for number in range(10_000)}
        assert len(calls) == 10_000


def test_no_two_tickets_sound_alike():
    for language in languages():
        numbers = [f"{letter}{number:03}" for letter in "AEI" for number in range(1000)]
        assert len({announce(one, "3", language).text for one in numbers}) == len(numbers)


def test_all_that_is_said_can_be_recorded():
    for language in languages():
        known = set(clips_to_record(language)) | LETTERS
        for number in range(0, 10_000, 7):
            call = announce(f"Z{number:03}", str(number), language, one_as_yao=True)
            assert set(call.parts) <= known


@pytest.mark.parametrize("number", ["", "---", " ", "🎫"])
def test_a_number_that_cannot_be_said_is_refused(number: str):
    with pytest.raises(ValueError, match="nothing to say"):
        announce(number, "3", "zh-CN")


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="no announcements in 'fr'"):
        announce("A001", "3", "fr")


@given(st.text(), st.text(), st.sampled_from(languages()), st.booleans())
@example("a-01", " 3 ", "zh-CN", False)
@example("A001", "²", "en", False)
@example("{0}", "{window}", "en", False)
@example("../A", "3/", "zh-CN", False)
@example("0", "౦", "en", False)
def test_odd_input_is_said_safely_or_refused(number: str, window: str, language: str, yao: bool):
    try:
        call = announce(number, window, language, one_as_yao=yao)
    except ValueError:
        said = window.isascii() and window.isdecimal()
        assert not (number[:1].isascii() and number[:1].isalnum() and said)
        return
    assert call.text.isprintable()
    assert all(part.isalpha() or (part.isascii() and part.isdigit()) for part in call.parts)
    assert "to" in call.parts[2:]
