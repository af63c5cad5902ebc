"""Frames literally as the vendors' documents have them, and streams as lines really bring them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.locker import Feedback, LowChannels, frames
from devices.locker.decoder import Decoder
from devices.locker.frames import Acknowledged, Changed, Door, Doors
from hall.lockers.bank import CellPlace, DoorState
from tests.devices.locker.cabinets import BOARDS

CHANNELS = {board.address: board.channels for board in BOARDS}
HEADS = (0x80, 0x82, 0x8A)
FIRST = CellPlace(1, 1)
OPEN, CLOSED = DoorState.OPEN, DoorState.CLOSED


def sealed(text: str) -> bytes:
    data = bytes.fromhex(text)
    total = 0
    for byte in data:
        total ^= byte
    return data + bytes((total,))


def decoder(*, all_doors=False, feedback=Feedback.CLOSED):
    made = Decoder(CHANNELS, feedback)
    made.expect(all_doors=all_doors)
    return made


def heard(*pieces: bytes, all_doors=False, feedback=Feedback.CLOSED):
    reader = decoder(all_doors=all_doors, feedback=feedback)
    return [one for piece in pieces for one in reader.feed(piece)] + reader.settle()


def test_orders_and_questions_are_those_of_the_documents():
    assert frames.open_cell(FIRST) == bytes.fromhex("8A 01 01 11 9B")
    assert frames.open_cell(CellPlace(1, 2)) == bytes.fromhex("8A 01 02 11 98")
    assert frames.open_cell(FIRST, hold=5) == bytes.fromhex("8A 01 01 11 05 9E")
    assert frames.ask_door(FIRST) == bytes.fromhex("80 01 01 33 B3")
    assert frames.ask_doors(1) == bytes.fromhex("80 01 00 33 B2")


@pytest.mark.parametrize("cell", [(1, 0), (1, -1), (1, 51), (0, 1), (100, 1)])
def test_no_order_and_no_question_has_a_channel_or_board_that_is_not_one(cell):
    with pytest.raises(ValueError, match=r"is 1 to"):
        frames.open_cell(CellPlace(*cell))
    with pytest.raises(ValueError, match=r"is 1 to"):
        frames.ask_door(CellPlace(*cell))


@pytest.mark.parametrize("board", [-1, 0, 100])
def test_no_question_has_a_board_that_is_not_one(board):
    with pytest.raises(ValueError, match=r"is 1 to"):
        frames.ask_doors(board)


@pytest.mark.parametrize("hold", [-1, 10])
def test_a_lock_is_not_held_longer_than_a_board_can(hold):
    with pytest.raises(ValueError, match=r"1 to 9"):
        frames.open_cell(FIRST, hold)


@given(st.integers(-300, 300), st.integers(-300, 300), st.integers(-1, 10))
def test_whatever_is_asked_the_order_for_every_door_is_never_made(board, channel, hold):
    try:
        frame = frames.open_cell(CellPlace(board, channel), hold)
    except ValueError:
        return
    assert (frame[0], frame[1], frame[2]) == (0x8A, board, channel)
    assert frame[2] != 0


def test_answers_are_read():
    assert heard(bytes.fromhex("80 01 01 00 80")) == [Door(FIRST, OPEN)]
    assert heard(bytes.fromhex("80 01 01 11 91")) == [Door(FIRST, CLOSED)]
    assert heard(bytes.fromhex("8A 01 01 00 8A")) == [Acknowledged(FIRST)]
    assert heard(bytes.fromhex("82 01 01 11 93")) == [Changed(FIRST, CLOSED)]


def test_locks_that_tell_of_open_doors_are_read_the_other_way_round():
    said = heard(bytes.fromhex("80 01 01 11 91 82 01 01 00 82"), feedback=Feedback.OPEN)
    assert said == [Door(FIRST, OPEN), Changed(FIRST, CLOSED)]


def test_a_board_of_8_answers_with_3_bytes_and_one_of_50_with_7():
    assert [frames.state_bytes(count) for count in (8, 12, 24, 48, 50)] == [3, 3, 3, 6, 7]
    eight, fifty = sealed("80 02 00 00 FE 33"), sealed("80 03 03 FF FF FF FF FF FF 33")
    assert heard(eight + fifty, all_doors=True) == [
        Doors(2, b"\x00\x00\xfe"),
        Doors(3, b"\x03" + b"\xff" * 6),
    ]


def test_the_state_bytes_are_taken_from_either_end():
    last = frames.doors(b"\x00\x01\xfe", 16, Feedback.CLOSED, LowChannels.LAST)
    first = frames.doors(b"\xfe\x01\x00", 16, Feedback.CLOSED, LowChannels.FIRST)
    assert last == first
    assert [channel for channel, state in last.items() if state is CLOSED] == [*range(2, 10)]
    other = frames.doors(b"\x00\x01\xfe", 16, Feedback.OPEN, LowChannels.LAST)
    assert [channel for channel, state in other.items() if state is OPEN] == [*range(2, 10)]


def test_an_answer_for_all_doors_that_holds_one_for_a_single_door_is_read_whole():
    tricky = sealed("80 01 05 00 84 33")
    assert heard(tricky, all_doors=True) == [Doors(1, bytes.fromhex("05 00 84"))]


def test_the_echo_of_a_question_is_no_answer():
    assert heard(frames.ask_door(FIRST)) == []
    assert heard(frames.ask_doors(1), all_doors=True) == []
    answer = bytes.fromhex("80 01 01 00 80")
    assert heard(frames.ask_door(FIRST) + answer) == [Door(FIRST, OPEN)]


def test_boards_and_channels_that_are_not_there_say_nothing():
    assert heard(sealed("80 09 01 00"), sealed("82 02 09 00"), sealed("82 01 00 00")) == []


def test_a_frame_without_its_end_is_waited_for_and_then_given_up():
    reader = decoder()
    assert reader.feed(bytes.fromhex("80 01 01")) == []
    assert reader.feed(bytes.fromhex("00 80")) == [Door(FIRST, OPEN)]
    assert reader.feed(bytes.fromhex("82 01 01")) == []
    assert reader.settle() == []
    assert reader.feed(bytes.fromhex("11 93")) == []


def test_what_is_hidden_behind_a_beginning_without_end_comes_out_when_nothing_follows():
    reader = decoder(all_doors=True)
    begun, change = bytes.fromhex("80 03 FF"), bytes.fromhex("82 01 01 11 93")
    assert reader.feed(begun + change) == []
    assert reader.settle() == [Changed(FIRST, CLOSED)]


cells = st.sampled_from(sorted(CHANNELS)).flatmap(
    lambda board: st.builds(CellPlace, st.just(board), st.integers(1, CHANNELS[board]))
)
contacts = st.sampled_from((0x00, 0x11))
shorts = st.builds(
    lambda head, cell, contact: sealed(bytes((head, cell.board, cell.channel, contact)).hex()),
    st.sampled_from(HEADS),
    cells,
    contacts,
)
wholes = st.sampled_from(sorted(CHANNELS)).flatmap(
    lambda board: st.binary(
        min_size=frames.state_bytes(CHANNELS[board]), max_size=frames.state_bytes(CHANNELS[board])
    ).map(lambda states: sealed(bytes((0x80, board, *states, 0x33)).hex()))
)
noise = st.binary(max_size=12)
quiet_noise = st.lists(st.integers(0, 255).filter(lambda b: b not in HEADS), max_size=12).map(bytes)


@st.composite
def split(draw, stream):
    """A stream of bytes in pieces."""
    data = draw(stream)
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=8)))
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]


streams = st.lists(st.one_of(shorts, wholes, noise), max_size=8).map(b"".join)


@given(split(streams), st.booleans())
def test_how_a_stream_is_split_makes_no_difference(pieces, all_doors):
    assert heard(*pieces, all_doors=all_doors) == heard(b"".join(pieces), all_doors=all_doors)


@given(st.lists(st.tuples(quiet_noise, shorts), max_size=6))
def test_between_garbage_every_frame_is_found(parts):
    said = heard(b"".join(garbage + frame for garbage, frame in parts))
    assert said == [one for _, frame in parts for one in heard(frame)]
    assert len(said) == len(parts)


@given(quiet_noise, wholes)
def test_behind_garbage_the_answer_of_a_board_is_found(garbage, frame):
    assert heard(garbage + frame, all_doors=True) == [Doors(frame[1], frame[2:-2])]


@given(noise, shorts)
def test_after_any_garbage_whatsoever_a_frame_that_is_repeated_is_found(garbage, frame):
    assert heard(frame)[0] in heard(garbage + frame * 3)


@given(shorts, st.integers(0, 39))
def test_a_frame_with_one_wrong_bit_is_not_believed(frame, bit):
    broken = bytearray(frame)
    broken[bit // 8] ^= 1 << bit % 8
    assert heard(bytes(broken)) == []


@given(wholes, st.data())
def test_an_answer_of_a_board_with_one_wrong_bit_is_not_believed(frame, data):
    bit = data.draw(st.integers(0, len(frame) * 8 - 1))
    broken = bytearray(frame)
    broken[bit // 8] ^= 1 << bit % 8
    assert not any(isinstance(one, Doors) for one in heard(bytes(broken), all_doors=True))


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_whatever_break_the_reading(data, all_doors):
    for one in heard(data, all_doors=all_doors):
        assert one.board in CHANNELS if isinstance(one, Doors) else one.cell.board in CHANNELS
