"""Each driver before a simulated cabinet, so that one contract holds for all."""

from __future__ import annotations

import contextlib
import os
import select
import threading
import tty
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devices.locker import SimulatedBank, open_bank
from devices.locker.simulator.cabinet import Cabinet
from devices.locker.simulator.server import CabinetServer
from tests.devices.locker.cabinets import config

if TYPE_CHECKING:
    from hall.ports import LockerBank


@dataclass
class Rig:
    bank: LockerBank
    cabinet: Cabinet
    longest: float


@contextlib.contextmanager
def tcp(**settings):
    cabinet = Cabinet(config(**settings))
    with CabinetServer(cabinet) as server:
        said = config("tcp", server.address, **settings)
        bank = open_bank(said)
        yield Rig(bank, cabinet, said.longest)
        bank.close()


@contextlib.contextmanager
def simulator(**settings):
    said = config(**settings)
    bank = SimulatedBank(said)
    yield Rig(bank, bank.cabinet, said.longest)
    bank.close()


@contextlib.contextmanager
def serial(**settings):
    """A serial port: one end of a terminal line, with the cabinet at the other."""
    cabinet = Cabinet(config(**settings))
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    cabinet.on_unasked = lambda piece: os.write(ours, piece)
    stop = threading.Event()
    thread = threading.Thread(target=_play, args=(cabinet, ours, stop), daemon=True)
    thread.start()
    said = config("serial", os.ttyname(theirs), **settings)
    bank = open_bank(said)
    yield Rig(bank, cabinet, said.longest)
    bank.close()
    stop.set()
    thread.join(timeout=2)
    os.close(ours)
    os.close(theirs)


def _play(cabinet, ours, stop):
    while not stop.is_set():
        if select.select([ours], [], [], 0.02)[0]:
            for piece in cabinet.feed(os.read(ours, 4096)):
                stop.wait(cabinet.troubles.slow)
                os.write(ours, piece)


RIGS = {"tcp": tcp, "serial": serial, "simulator": simulator}
