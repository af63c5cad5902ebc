"""What goes wrong on the way to the boards: nothing raises, and no door opens by mistake."""

from __future__ import annotations

import os
import socket
import time
import tty

import pytest

from devices.locker import BoardConfig, LockerConfig, open_bank
from devices.locker.simulator.cabinet import Cabinet
from devices.locker.simulator.server import CabinetServer
from hall.lockers.bank import CellPlace, DoorState
from tests.devices.locker.cabinets import SMALL, config


def nobody() -> str:
    """An address where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"


def test_a_converter_that_is_not_there_is_told_with_the_reason():
    bank = open_bank(config("tcp", nobody()))
    report = bank.open_cell(SMALL)
    assert (report.opened, report.sent, report.door) == (False, False, DoorState.UNKNOWN)
    assert "refused" in report.detail
    assert bank.changes(0.1) == ()
    bank.close()


def test_a_host_that_is_no_name_is_told_with_the_reason():
    assert "no such host" in open_bank(config("tcp", "a..b:4196")).open_cell(SMALL).detail


def test_a_converter_that_was_switched_off_and_on_again_is_found_without_a_restart():
    cabinet = Cabinet(config())
    with CabinetServer(cabinet) as server:
        bank = open_bank(config("tcp", server.address))
        assert bank.open_cell(SMALL).opened
        cabinet.shut(SMALL)
    assert bank.door(SMALL) is DoorState.UNKNOWN
    with CabinetServer(cabinet, server.port):
        assert bank.open_cell(SMALL).opened
        bank.close()
    assert cabinet.orders == [SMALL, SMALL]


def test_a_line_that_hung_up_while_nothing_was_asked_takes_no_order_along():
    cabinet = Cabinet(config())
    with CabinetServer(cabinet) as server:
        bank = open_bank(config("tcp", server.address))
        bank.door(SMALL)
    with CabinetServer(cabinet, server.port):
        assert bank.open_cell(SMALL).opened
        bank.close()
    assert cabinet.orders == [SMALL]


def test_a_line_on_which_nobody_answers_is_dialled_anew():
    """A converter that was replaced knows nothing of the old connection, and can't say so."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(2)
        bank = open_bank(config("tcp", f"127.0.0.1:{listener.getsockname()[1]}"))
        callers = []
        for _ in range(2):
            assert bank.door(SMALL) is DoorState.UNKNOWN
            callers.append(listener.accept()[0])
        for caller in callers:
            caller.close()


def test_a_converter_that_takes_no_connection_holds_nobody_up():
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        callers = [socket.socket() for _ in range(3)]
        for caller in callers:
            caller.setblocking(False)
            caller.connect_ex(full.getsockname())
        said = config("tcp", "{}:{}".format(*full.getsockname()))
        began = time.monotonic()
        assert not open_bank(said).open_cell(SMALL).sent
        assert time.monotonic() - began < said.longest
        for caller in callers:
            caller.close()


def test_a_line_that_never_stops_talking_holds_nobody_up():
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    os.set_blocking(ours, False)
    said = config("serial", os.ttyname(theirs))
    babble = Babbling(open_bank(said), ours)
    began = time.monotonic()
    assert not babble.bank.open_cell(SMALL).sent
    assert time.monotonic() - began < said.longest
    babble.stop()
    os.close(ours)
    os.close(theirs)


class Babbling:
    """A bank whose line is never quiet, though no head of an answer ever comes."""

    def __init__(self, bank, ours):
        self.bank = bank
        self._line = bank._talk._line
        self._read = self._line.read
        self._line.read = lambda within: os.urandom(64).replace(b"\x80", b"\x00")

    def stop(self):
        self._line.read = self._read
        self.bank.close()


def test_a_port_that_is_missing_or_no_port_is_told_with_the_reason(tmp_path):
    plain = tmp_path / "ttyUSB0"
    assert "ttyUSB0" in open_bank(config("serial", str(plain))).open_cell(SMALL).detail
    assert not plain.exists()
    plain.touch()
    report = open_bank(config("serial", str(plain))).open_cell(SMALL)
    assert (report.sent, bool(report.detail)) == (False, True)
    assert plain.read_bytes() == b""


def test_a_port_that_is_pulled_out_is_told_and_found_again(tmp_path):
    link = tmp_path / "locker"
    ours, theirs = os.openpty()
    link.symlink_to(os.ttyname(theirs))
    bank = open_bank(config("serial", str(link)))
    bank.door(SMALL)
    os.close(theirs)
    os.close(ours)
    link.unlink()
    report = bank.open_cell(SMALL)
    assert (report.opened, report.sent) == (False, False)
    assert "locker" in report.detail


def test_a_port_with_a_number_above_1023_works():
    """A full hall has more open files than select() can count."""
    spare = [os.open(os.devnull, os.O_RDONLY) for _ in range(1030)]
    try:
        ours, theirs = os.openpty()
        bank = open_bank(config("serial", os.ttyname(theirs)))
        assert bank.door(SMALL) is DoorState.UNKNOWN
        assert os.read(ours, 64) == bytes.fromhex("80 01 03 33 B1") * 2
        bank.close()
        os.close(ours)
        os.close(theirs)
    finally:
        for file in spare:
            os.close(file)


def test_state_bytes_taken_the_wrong_way_round_never_tell_of_a_door_that_opened():
    """The setting is wrong: another door seems to move. It is named, and nothing is tried again."""
    cabinet = Cabinet(config(low_channels="last"))
    with CabinetServer(cabinet) as server:
        bank = open_bank(config("tcp", server.address, low_channels="first"))
        report = bank.open_cell(CellPlace(3, 9))
        bank.close()
    assert (report.opened, report.others) == (False, (CellPlace(3, 41),))
    assert cabinet.orders == [CellPlace(3, 9)]


BOARD = BoardConfig(1, 24, "SSS")


@pytest.mark.parametrize(
    "settings",
    [
        {"driver": "fax", "address": "x"},
        {"driver": "tcp"},
        {"driver": "tcp", "address": "locker"},
        {"driver": "tcp", "address": "locker:http"},
        {"driver": "serial", "boards": ()},
        {"driver": "simulator", "boards": (BOARD, BOARD)},
        {"driver": "simulator", "feedback": "both"},
        {"driver": "simulator", "low_channels": "middle"},
        {"driver": "simulator", "hold": 10},
        {"driver": "simulator", "tries": 0},
        {"driver": "simulator", "timeout": 0},
        {"driver": "simulator", "door_timeout": 60},
    ],
    ids=str,
)
def test_a_setting_that_makes_no_sense_is_refused(settings):
    with pytest.raises(ValueError, match=r"."):
        open_bank(LockerConfig(**{"boards": (BOARD,)} | settings))


@pytest.mark.parametrize("board", [(0, 24, "S"), (1, 51, "S"), (1, 2, "SSS"), (1, 24, "SXL")])
def test_a_board_that_makes_no_sense_is_refused(board):
    with pytest.raises(ValueError, match=r"."):
        BoardConfig(*board)
