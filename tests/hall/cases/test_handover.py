"""Paper on its way: in batches, signed by both sides, in time or late."""

import pytest

from hall.cases.handover import HandOver, SignBatch, late_parts
from hall.refusals import Forbidden, Invalid, Refusal
from tests.hall.cases.office import HE_JING, MA_CHAO, receive
from tests.hall.people import WANG_LI


def hand_over(hall, department="税务局"):
    return hall.send(HandOver(department=department), WANG_LI)


def sign(hall, batch, by=HE_JING, **more):
    return hall.send(SignBatch(batch=batch["batch"], **more), by)


def told(hall, kind):
    return [event.data for event in hall.ears.heard if event.kind == kind]


def late(hall):
    with hall.store.reading() as shelf:
        return [part.case for part in late_parts(shelf, "税务局", hall.clock.now())]


def test_j19_7_everything_that_waits_goes_over_on_one_sheet_and_both_sides_sign(hall):
    first, second = receive(hall), receive(hall)
    batch = hand_over(hall)
    assert [part["number"] for part in batch["parts"]] == [first["number"], second["number"]]
    assert (batch["given_by"], batch["due"]) == ("wangli", "2026-09-28T14:00:00.000+08:00")
    signed = sign(hall, batch)
    assert (signed["taken_by"], signed["missing"]) == ("hejing", 0)
    assert {part["state"] for part in signed["parts"]} == {"taken"}
    assert len(told(hall, "PartTaken")) == 2


def test_what_is_on_its_way_goes_over_once(hall):
    receive(hall)
    hand_over(hall)
    with pytest.raises(Refusal) as refusal:
        hand_over(hall)
    assert refusal.value.key == "nothing_to_hand_over"


def test_what_is_missing_on_the_sheet_waits_again(hall):
    receive(hall)
    batch = hand_over(hall)
    lost = batch["parts"][0]["part"]
    sign(hall, batch, missing=(lost,))
    assert [part["part"] for part in hand_over(hall)["parts"]] == [lost]


def test_only_what_stands_on_the_sheet_can_be_missing(hall):
    receive(hall)
    with pytest.raises(Invalid):
        sign(hall, hand_over(hall), missing=(99,))


def test_a_sheet_is_signed_once_and_by_its_department(hall):
    receive(hall)
    batch = hand_over(hall)
    with pytest.raises(Forbidden):
        sign(hall, batch, by=MA_CHAO)
    sign(hall, batch)
    with pytest.raises(Refusal) as refusal:
        sign(hall, batch)
    assert refusal.value.key == "batch_signed_already"


def test_j19_7_lateness_shows_from_the_minute(hall):
    case = receive(hall)
    hall.clock.move(hours=5)
    assert late(hall) == []
    hall.clock.move(seconds=1)
    assert late(hall) == [case["case"]]
    hall.clock.move(minutes=10)
    sign(hall, hand_over(hall))
    assert told(hall, "BatchSigned")[0]["seconds"] == 601.0
    assert late(hall) == []


def test_an_immediate_case_has_no_paper_to_carry(hall):
    receive(hall, matter="T-1")
    with pytest.raises(Refusal):
        hand_over(hall)
