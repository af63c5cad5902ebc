"""What goes wrong on the way to a printer: each driver says it is offline, and why."""

from __future__ import annotations

import os
import socket
import time

import pytest

from devices.printer import PrinterConfig, open_printer
from devices.printer import usb as usb_driver
from devices.printer.simulator.machine import Machine
from devices.printer.simulator.reader import read, text_of
from devices.printer.simulator.server import PrinterServer
from hall.ports import PaperState
from tests.devices.printer.rigs import tcp
from tests.devices.printer.slips import ZHANG_JIANGUO


def test_a_line_that_breaks_in_the_middle_of_a_slip_is_no_printed_slip(tmp_path):
    with tcp(tmp_path) as rig:
        rig.machine.troubles.hangs_up_after = 40
        report = rig.printer.print(ZHANG_JIANGUO)
        assert (report.printed, report.sent, report.paper) == (False, True, PaperState.OFFLINE)
        assert report.detail.startswith("sent, then the line broke")
        assert rig.printer.status() is PaperState.OK


def test_a_printer_that_is_not_there_is_offline():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    printer = open_printer(PrinterConfig("tcp", f"127.0.0.1:{port}", timeout=0.5))
    assert printer.status() is PaperState.OFFLINE
    report = printer.print(ZHANG_JIANGUO)
    assert (report.printed, report.sent) == (False, False)
    assert "127.0.0.1" in report.detail


def test_a_printer_that_was_switched_off_and_on_again_prints_without_a_restart():
    machine = Machine()
    with PrinterServer(machine) as server:
        printer = open_printer(PrinterConfig("tcp", server.address, timeout=1))
        assert printer.print(ZHANG_JIANGUO).printed
    assert printer.status() is PaperState.OFFLINE
    with PrinterServer(machine, server.port):
        assert printer.print(ZHANG_JIANGUO).printed
    assert len(machine.received) == 2


def test_a_printer_that_takes_no_connection_holds_nobody_up():
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        callers = [socket.socket() for _ in range(3)]
        for caller in callers:
            caller.setblocking(False)
            caller.connect_ex(full.getsockname())
        address = "{}:{}".format(*full.getsockname())
        printer = open_printer(PrinterConfig("tcp", address, timeout=0.5))
        began = time.monotonic()
        assert printer.status() in (PaperState.OFFLINE, PaperState.UNKNOWN)
        assert time.monotonic() - began < 0.8
        for caller in callers:
            caller.close()


def test_a_missing_device_file_is_offline_and_is_not_created(tmp_path):
    path = tmp_path / "lp0"
    printer = open_printer(PrinterConfig("file", str(path)))
    assert printer.status() is PaperState.OFFLINE
    assert "lp0" in printer.print(ZHANG_JIANGUO).detail
    assert not path.exists()


def test_a_plain_file_keeps_the_bytes_of_every_slip(tmp_path):
    path = tmp_path / "slips.bin"
    path.touch()
    printer = open_printer(PrinterConfig("file", str(path), answers=False))
    assert printer.print(ZHANG_JIANGUO).sent
    assert printer.print(ZHANG_JIANGUO).sent
    assert text_of(read(path.read_bytes())).count("A012") == 2


def test_a_device_file_that_takes_no_data_holds_nobody_up(tmp_path):
    path = tmp_path / "lp0"
    os.mkfifo(path)
    blocked = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    try:
        while True:
            os.write(blocked, b"x" * 4096)
    except BlockingIOError:
        pass
    printer = open_printer(PrinterConfig("file", str(path), answers=False, timeout=0.5))
    began = time.monotonic()
    report = printer.print(ZHANG_JIANGUO)
    assert time.monotonic() - began < 0.8
    assert (report.sent, report.paper) == (False, PaperState.OFFLINE)
    os.close(blocked)


def test_without_the_usb_library_the_printer_is_offline_and_says_what_to_install(monkeypatch):
    monkeypatch.setattr(usb_driver.Usb, "is_usable", staticmethod(lambda: False))
    printer = open_printer(PrinterConfig("usb", "04b8:0e15"))
    assert printer.status() is PaperState.OFFLINE
    assert "pyusb" in printer.print(ZHANG_JIANGUO).detail


def test_a_usb_printer_that_is_not_plugged_in_is_offline():
    printer = open_printer(PrinterConfig("usb", "04b8:0e15:82:01"))
    assert printer.status() is PaperState.OFFLINE
    assert printer.print(ZHANG_JIANGUO).detail
    printer.close()


class UsbTimeoutError(OSError):
    """As pyusb has it."""


class PluggedIn:
    """python-escpos' Usb before a simulated printer."""

    machine = Machine()

    def __init__(self, vendor, product, in_ep, out_ep):
        self.device, self.answers = self, b""
        assert (vendor, product, in_ep, out_ep) == (0x04B8, 0x0E15, 0x82, 0x01)

    @staticmethod
    def is_usable():
        return True

    def open(self):
        pass

    def close(self):
        pass

    def _raw(self, data):
        assert self.timeout >= 1
        self.answers += self.machine.feed(data)

    def _read(self):
        if not self.answers:
            raise UsbTimeoutError
        answer, self.answers = self.answers[:1], self.answers[1:]
        return answer


def test_a_usb_printer_prints_and_answers(monkeypatch):
    monkeypatch.setattr(usb_driver, "Usb", PluggedIn)
    printer = open_printer(PrinterConfig("usb", "04b8:0e15"))
    assert printer.print(ZHANG_JIANGUO).printed
    PluggedIn.machine.troubles.clone = True
    assert printer.status() is PaperState.OK


@pytest.mark.parametrize(
    "settings",
    [
        {"driver": "fax", "address": "x"},
        {"driver": "tcp", "address": ""},
        {"driver": "tcp", "address": "x", "width_mm": 76},
        {"driver": "tcp", "address": "x", "timeout": 0},
        {"driver": "tcp", "address": "x", "encoding": "latin-1"},
        {"driver": "tcp", "address": "printer:http"},
        {"driver": "usb", "address": "Epson"},
        {"driver": "usb", "address": "04b8"},
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(settings):
    with pytest.raises(ValueError, match=r"."):
        open_printer(PrinterConfig(**settings))
