"""The printed bytes, read back by the strict reader that knows nothing of the writer."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.printer.escpos import encode, encode_text
from devices.printer.layout import Look, Qr, Text, lay_out
from devices.printer.settings import Cutter, Encoding, PrinterConfig
from devices.printer.simulator.page import Page
from devices.printer.simulator.picture import code_size
from devices.printer.simulator.reader import read, text_of
from hall.tickets.slip import Slip
from tests.devices.printer.slips import FOLLOW, LIU_YANG, ZHANG_JIANGUO

CONFIG = PrinterConfig("tcp", "printer:9100", 80)
ENCODINGS = list(Encoding)


def job(slip, config=CONFIG):
    return encode(lay_out(slip, config.paper), config)


@pytest.mark.parametrize("width_mm", [58, 80])
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("slip", [ZHANG_JIANGUO, LIU_YANG])
def test_the_bytes_give_the_text_back(slip, encoding, width_mm):
    config = replace(CONFIG, encoding=encoding, width_mm=width_mm)
    wanted = [b.text for b in lay_out(slip, config.paper) if isinstance(b, Text)]
    assert text_of(read(job(slip, config), encoding)) == wanted


def test_chinese_is_framed_by_hanzi_mode():
    assert b"\x1c\x26" + "垫江县政务服务中心".encode("gb18030") + b"\x1c\x2e" in job(ZHANG_JIANGUO)


def test_a_printer_without_hanzi_mode_gets_bare_utf_8():
    config = replace(CONFIG, encoding="UTF-8", hanzi_mode=False)
    data = job(ZHANG_JIANGUO, config)
    assert "垫江县政务服务中心".encode() in data
    assert b"\x1c\x26" not in data
    assert "垫江县政务服务中心" in text_of(read(data, "UTF-8", hanzi_always=True))


def test_the_qr_code_is_the_printers_own():
    data = encode([Qr(FOLLOW, 6)], CONFIG)
    length = (len(FOLLOW) + 3).to_bytes(2, "little")
    frames = (
        bytes.fromhex("1D 28 6B 04 00 31 41 32 00"),
        bytes.fromhex("1D 28 6B 03 00 31 43 06"),
        bytes.fromhex("1D 28 6B 03 00 31 45 31"),
        bytes.fromhex("1D 28 6B") + length + b"\x31\x50\x30" + FOLLOW.encode(),
        bytes.fromhex("1D 28 6B 03 00 31 51 30"),
    )
    assert b"".join(frames) in data


def test_a_long_address_counts_its_length_in_two_bytes():
    data = encode([Qr("x" * 300, 4)], CONFIG)
    assert bytes.fromhex("1D 28 6B 2F 01 31 50 30") + b"x" * 300 in data


def test_size_is_told_to_hanzi_and_letters_and_the_magnification_last():
    data = encode([Text("区", Look(2, 2))], CONFIG)
    assert b"\x1c\x21\x0c\x1d\x21\x11" in data


def test_a_job_begins_from_a_clean_printer():
    assert job(ZHANG_JIANGUO).startswith(b"\x1b\x40")


@pytest.mark.parametrize(
    ("cutter", "end"),
    [
        (Cutter.FEED, "1D 56 42 00"),
        (Cutter.FULL, "1B 64 06 1D 56 00"),
        (Cutter.NONE, "1B 64 06"),
    ],
)
def test_the_slip_leaves_as_the_cutter_wants_it(cutter, end):
    assert job(ZHANG_JIANGUO, replace(CONFIG, cutter=cutter)).endswith(bytes.fromhex(end))


def test_a_ticket_takes_about_400_bytes():
    everyday = replace(ZHANG_JIANGUO, priority="")
    assert len(job(everyday)) <= 400
    assert len(job(ZHANG_JIANGUO)) <= 440


def test_what_gbk_lacks_is_replaced_by_its_kin_or_a_box():
    assert encode_text("Č", Encoding.GBK) == b"C"
    assert encode_text("龹", Encoding.GBK).decode("gbk") in {"龹", "□"}
    assert encode_text("😀", Encoding.GBK).decode("gbk") == "□"
    assert encode_text("①", Encoding.GBK).decode("gbk") == "①"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_half_a_character_never_stops_a_slip(encoding):
    assert encode_text("\ud83d", encoding).decode(encoding) == "□"


texts = st.text(max_size=60)
anything = st.builds(
    Slip,
    **{field.name: texts for field in fields(Slip)}
    | {"ticket": st.integers(1, 9999), "bring": st.lists(texts, max_size=4).map(tuple)},
)


@given(anything, st.sampled_from(ENCODINGS), st.sampled_from([58, 80]), st.booleans())
def test_whatever_a_slip_says_the_printer_can_read_it(slip, encoding, width_mm, hanzi_mode):
    config = replace(CONFIG, encoding=encoding, width_mm=width_mm, hanzi_mode=hanzi_mode)
    said = read(job(slip, config), encoding, hanzi_always=not hanzi_mode)
    page = Page(config.paper.dots, code_size)
    for one in said:
        page.take(one)
    assert page.overflows == 0
    assert [one.name for one in said].count("cut") == 1


@given(st.characters(), st.sampled_from(ENCODINGS))
def test_a_replacement_is_never_wider_than_what_it_replaces(character, encoding):
    printed = encode_text(character, encoding).decode(encoding)
    assert sum(1 if c.isascii() else 2 for c in printed) <= 2
