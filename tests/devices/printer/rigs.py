"""Each driver before a simulated printer, so that one contract holds for all."""

from __future__ import annotations

import contextlib
import os
import select
import threading
import tty
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devices.printer import PrinterConfig, SimulatedPrinter, open_printer
from devices.printer.simulator.machine import Machine
from devices.printer.simulator.server import PrinterServer

if TYPE_CHECKING:
    from hall.ports import Printer

TIMEOUT = 1.6


@dataclass
class Rig:
    printer: Printer
    machine: Machine


@contextlib.contextmanager
def tcp(folder, **settings):
    machine = Machine()
    with PrinterServer(machine) as server:
        settings = {"timeout": TIMEOUT} | settings
        printer = open_printer(PrinterConfig("tcp", server.address, **settings))
        yield Rig(printer, machine)
        printer.close()


@contextlib.contextmanager
def simulator(folder, **settings):
    settings = {"timeout": TIMEOUT} | settings
    printer = SimulatedPrinter(PrinterConfig("simulator", str(folder), **settings))
    yield Rig(printer, printer.machine)
    printer.close()


@contextlib.contextmanager
def file(folder, **settings):
    """A device file: one end of a terminal line, with the machine at the other."""
    machine = Machine()
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    stop = threading.Event()
    thread = threading.Thread(target=_play, args=(machine, ours, stop), daemon=True)
    thread.start()
    settings = {"timeout": TIMEOUT} | settings
    printer = open_printer(PrinterConfig("file", os.ttyname(theirs), **settings))
    yield Rig(printer, machine)
    printer.close()
    stop.set()
    thread.join(timeout=2)
    os.close(ours)
    os.close(theirs)


def _play(machine, ours, stop):
    while not stop.is_set():
        if select.select([ours], [], [], 0.05)[0]:
            for answer in machine.feed(os.read(ours, 4096)):
                stop.wait(machine.troubles.slow)
                os.write(ours, bytes((answer,)))


RIGS = {"tcp": tcp, "file": file, "simulator": simulator}
