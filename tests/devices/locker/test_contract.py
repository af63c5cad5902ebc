"""What every locker driver promises the hall, held against cabinets that misbehave."""

from __future__ import annotations

import threading
import time

import pytest

from hall.lockers.bank import CellPlace, CellSize, DoorChange, DoorState, OpenReport
from tests.devices.locker.cabinets import BESIDE, LARGE, LAST, NO_DOOR, SMALL
from tests.devices.locker.rigs import RIGS

OPENED = OpenReport(True, DoorState.OPEN, sent=True, acknowledged=True)


@pytest.fixture(params=RIGS)
def rig(request):
    with RIGS[request.param]() as rig:
        yield rig
        assert rig.cabinet.faults == []
        assert all(cell.channel for cell in rig.cabinet.orders), "an order for every door"


def test_it_knows_its_cells_and_their_sizes(rig):
    cells = rig.bank.cells()
    assert (cells[SMALL], cells[LARGE]) == (CellSize.SMALL, CellSize.LARGE)
    assert NO_DOOR not in cells
    assert len(cells) == 14 + 8 + 50


@pytest.mark.parametrize("cell", [SMALL, LARGE, LAST])
def test_a_door_opens_alone_and_is_seen_open(rig, cell):
    assert rig.bank.door(cell) is DoorState.CLOSED
    assert rig.bank.open_cell(cell) == OPENED
    assert rig.cabinet.open_doors == {cell}
    assert rig.cabinet.orders == [cell]
    assert rig.bank.door(cell) is DoorState.OPEN


def test_a_board_tells_of_all_its_cells_and_of_no_others(rig):
    rig.cabinet.force(LARGE)
    doors = rig.bank.doors(2).doors
    assert doors == dict.fromkeys(range(1, 8), DoorState.CLOSED) | {8: DoorState.OPEN}
    assert set(rig.bank.doors(1).doors) == set(range(1, 15))


def test_a_door_that_was_shut_again_is_seen_shut_and_opens_again(rig):
    rig.bank.open_cell(SMALL)
    rig.cabinet.shut(SMALL)
    assert rig.bank.door(SMALL) is DoorState.CLOSED
    assert rig.bank.open_cell(SMALL).opened


def test_a_door_left_open_gets_no_order(rig):
    rig.cabinet.force(SMALL)
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.sent, report.door) == (False, False, DoorState.OPEN)
    assert rig.cabinet.orders == []


def test_a_jammed_door_is_acknowledged_and_not_opened(rig):
    rig.cabinet.troubles.jammed = {SMALL}
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.door) == (False, DoorState.CLOSED)
    assert (report.sent, report.acknowledged) == (True, True)
    assert rig.cabinet.orders == [SMALL, SMALL], "tried as often as the settings say"


def test_a_stiff_door_is_waited_for(rig):
    rig.cabinet.troubles.stiff = 0.1
    assert rig.bank.open_cell(SMALL).opened
    assert rig.cabinet.orders == [SMALL]


def test_a_door_that_opens_in_place_of_another_is_named_and_nothing_is_tried_again(rig):
    rig.cabinet.troubles.miswired = {SMALL: (BESIDE,)}
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.door, report.others) == (False, DoorState.CLOSED, (BESIDE,))
    assert rig.cabinet.orders == [SMALL]


def test_a_door_that_opens_along_with_another_is_named(rig):
    rig.cabinet.troubles.miswired = {SMALL: (SMALL, BESIDE)}
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.others) == (True, (BESIDE,))


def test_a_door_that_stood_open_before_is_not_blamed_on_the_order(rig):
    rig.cabinet.force(BESIDE)
    assert rig.bank.open_cell(SMALL) == OPENED


def test_a_silent_board_is_told_nothing_and_its_doors_are_unknown(rig):
    rig.cabinet.troubles.silent = True
    began = time.monotonic()
    report = rig.bank.open_cell(SMALL)
    assert time.monotonic() - began < rig.longest
    assert (report.opened, report.sent, report.door) == (False, False, DoorState.UNKNOWN)
    assert rig.cabinet.orders == []
    assert rig.bank.door(SMALL) is DoorState.UNKNOWN
    seen = rig.bank.doors(2)
    assert set(seen.doors.values()) == {DoorState.UNKNOWN}
    assert seen.detail


def test_without_an_acknowledgement_the_sensor_still_counts(rig):
    rig.cabinet.troubles.unacknowledged = True
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.sent, report.acknowledged) == (True, True, False)


@pytest.mark.parametrize(
    "trouble",
    [
        {"echo": True},
        {"splits": True},
        {"echo": True, "splits": True},
        {"garbage": b"\xff\x00\x13"},
        {"garbage": b"\x80\x01"},
        {"garbage": b"\x8a\x01\x03\x11"},
        {"wrong_sums": 1},
        {"cuts": 1},
        {"slow": 0.05},
    ],
    ids=str,
)
def test_a_bad_line_opens_the_right_door_once_more_or_less_slowly(rig, trouble):
    for name, value in trouble.items():
        setattr(rig.cabinet.troubles, name, value)
    assert rig.bank.open_cell(SMALL).opened
    assert rig.cabinet.orders == [SMALL]
    assert rig.cabinet.open_doors == {SMALL}


def test_an_echo_is_no_acknowledgement(rig):
    rig.cabinet.troubles.echo = rig.cabinet.troubles.unacknowledged = True
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.acknowledged) == (True, False)


def test_power_lost_before_the_lock_moved_opens_nothing_later(rig):
    rig.cabinet.troubles.power_cut, rig.cabinet.troubles.dark = "before", 5
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.sent, report.door) == (False, True, DoorState.UNKNOWN)
    assert rig.cabinet.orders == [SMALL], "nothing is sent blind"


def test_power_lost_after_the_lock_moved_leaves_the_door_unknown_until_somebody_can_look(rig):
    rig.cabinet.troubles.power_cut, rig.cabinet.troubles.dark = "after", 1.5
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.sent, report.door) == (False, True, DoorState.UNKNOWN)
    until = time.monotonic() + 5
    while rig.bank.door(SMALL) is DoorState.UNKNOWN and time.monotonic() < until:
        pass
    assert rig.bank.door(SMALL) is DoorState.OPEN


def test_power_that_is_back_in_time_shows_the_open_door(rig):
    rig.cabinet.troubles.power_cut, rig.cabinet.troubles.dark = "after", 0.1
    report = rig.bank.open_cell(SMALL)
    assert (report.opened, report.acknowledged) == (True, False)
    assert rig.cabinet.orders == [SMALL]


@pytest.mark.parametrize("cell", [NO_DOOR, CellPlace(1, 0), CellPlace(7, 1), CellPlace(2, 9)])
def test_a_cell_that_is_not_there_is_never_ordered(rig, cell):
    report = rig.bank.open_cell(cell)
    assert (report.opened, report.sent) == (False, False)
    assert rig.bank.door(cell) is DoorState.UNKNOWN
    assert rig.cabinet.orders == []


def test_a_board_that_is_not_there_has_no_doors_and_says_so(rig):
    report = rig.bank.doors(7)
    assert (report.doors, bool(report.detail)) == ({}, True)


def test_what_somebody_does_to_a_door_is_heard(rig):
    rig.bank.door(SMALL)
    rig.cabinet.force(LARGE)
    assert rig.bank.changes(2) == (DoorChange(LARGE, DoorState.OPEN),)
    rig.cabinet.shut(LARGE)
    assert rig.bank.changes(2) == (DoorChange(LARGE, DoorState.CLOSED),)
    assert rig.bank.changes(0) == ()


def test_what_is_said_during_an_order_is_heard_afterwards(rig):
    rig.bank.open_cell(SMALL)
    assert DoorChange(SMALL, DoorState.OPEN) in rig.bank.changes(2)


def test_an_order_goes_before_somebody_who_only_listens(rig):
    rig.cabinet.troubles.quiet = True
    heard = []
    listener = threading.Thread(target=lambda: heard.append(rig.bank.changes(1.5)))
    listener.start()
    began = time.monotonic()
    assert rig.bank.open_cell(SMALL).opened
    assert time.monotonic() - began < 1.2
    listener.join(timeout=5)
    assert heard == [()]


def test_many_at_once_each_get_their_own_door(rig):
    cells = [CellPlace(1, channel) for channel in range(1, 7)]
    reports = {}
    threads = [
        threading.Thread(target=lambda cell=cell: reports.update({cell: rig.bank.open_cell(cell)}))
        for cell in cells
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert all(report.opened and not report.others for report in reports.values())
    assert rig.cabinet.open_doors == set(cells) == set(reports)


@pytest.mark.parametrize("kind", RIGS)
@pytest.mark.parametrize("feedback", ["closed", "open"])
@pytest.mark.parametrize("low_channels", ["first", "last"])
def test_locks_and_boards_of_either_kind_are_read_rightly(kind, feedback, low_channels):
    with RIGS[kind](feedback=feedback, low_channels=low_channels, hold=2) as rig:
        assert rig.bank.open_cell(LAST) == OPENED
        assert rig.bank.doors(3).doors == dict.fromkeys(range(1, 50), DoorState.CLOSED) | {
            50: DoorState.OPEN
        }
        assert rig.cabinet.faults == []
