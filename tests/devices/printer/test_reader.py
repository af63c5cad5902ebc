"""The strict reader: it says what it read, and names the offset of what it can't read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.printer.simulator.reader import Reader, Unreadable, read, text_of


def test_chinese_between_the_hanzi_frames_is_read():
    data = bytes.fromhex("1B 40 1C 26 B2 BB B6 AF B2 FA 1C 2E 0A")
    assert text_of(read(data)) == ["不动产"]


def test_a_rare_character_takes_four_bytes():
    assert text_of(read(b"\x1c\x26" + "𠮷".encode("gb18030") + b"\n")) == ["𠮷"]


@pytest.mark.parametrize(
    ("data", "offset", "why"),
    [
        (b"A012\x1b\x99", 4, "unknown command"),
        (b"\xb2\xbb", 0, "outside hanzi mode"),
        (b"\x1c\x26\xb2\xbb\x1c\x2e\xb2\xbb", 6, "outside hanzi mode"),
        (b"\x1b\x40\x07", 2, "control byte"),
        (b"\x1d\x21\x88", 0, "size out of range"),
        (b"\x1d\x56\x09", 0, "unknown cut"),
        (b"\x10\x04\x05", 0, "ask out of range"),
        (b"\x1d\x28\x6b\x03\x00\x31\x43\x11", 0, "unknown QR function"),
        (b"\x1d\x28\x6b\x04\x00\x31\x50\x30\xff", 0, "no UTF-8"),
        (b"\x1c\x26\xff\xff", 2, "no character"),
        (b"A\x1b", 1, "cut off"),
    ],
)
def test_what_it_can_not_read_is_named_with_its_offset(data, offset, why):
    with pytest.raises(Unreadable, match=why) as refused:
        read(data)
    assert refused.value.offset == offset


def test_bytes_may_come_one_by_one():
    data = (
        b"\x1b\x40\x1d\x21\x11\x1c\x26"
        + "请到二楼".encode("gb18030")
        + b"\x1c\x2e\n\x1d\x56\x42\x00"
    )
    reader = Reader()
    said = [one for at in range(len(data)) for one in reader.feed(data[at : at + 1])]
    assert said == read(data)
    assert reader.waiting == 0


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data):
    try:
        said = read(data)
    except Unreadable as refused:
        assert 0 <= refused.offset < len(data)
    else:
        assert len(said) <= len(data)
