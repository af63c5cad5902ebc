"""The misbehaving simulator in invented time: nothing sleeps, and the power goes where it hurts."""

from __future__ import annotations

import devices.locker.line
import devices.locker.opening
import devices.locker.simulator.cabinet
from devices.locker import LockerConfig
from devices.locker.board8a import Bank8A
from devices.locker.simulator.cabinet import Cabinet

TIMED = (devices.locker.line, devices.locker.opening, devices.locker.simulator.cabinet)


class InventedTime:
    """Stands in for the module `time`: waiting moves it on."""

    def __init__(self):
        self.now = 0.0

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


class InventedLine:
    """The line to a cabinet in the same process; a read that gets nothing lets time pass."""

    def __init__(self, cabinet, time):
        self.cabinet, self.time, self.coming = cabinet, time, []
        cabinet.on_unasked = self._deliver

    def open(self, within):
        if not self.cabinet.powered:
            self.time.sleep(0.01)
            raise ConnectionError("the cabinet has no power")

    def send(self, data, within):
        self.open(within)
        for piece in self.cabinet.feed(data):
            self._deliver(piece)

    def read(self, within):
        self.open(within)
        due = self.coming[0][0] if self.coming else self.time.now + within + 1
        if due > self.time.now + within:
            self.time.sleep(within)
            return b""
        self.time.now = max(self.time.now, due)
        return self.coming.pop(0)[1]

    def close(self):
        self.coming.clear()

    def _deliver(self, piece):
        self.coming.append((self.time.now + self.cabinet.troubles.slow, piece))


class PowerCut(Exception):  # noqa: N818 - nobody made a mistake
    """The hall's own machine goes dark."""


class DarkBank(Bank8A):
    """A simulated cabinet; the hall goes dark at the next order: "before" or "after" the board."""

    def __init__(self, boards, time):
        config = LockerConfig("simulator", "", boards, timeout=0.05, door_timeout=0.1, tries=2)
        self.cabinet, self.dark = Cabinet(config), ""
        super().__init__(InventedLine(self.cabinet, time), config)

    def open_cell(self, cell):
        dark, self.dark = self.dark, ""
        if dark == "before":
            raise PowerCut
        report = super().open_cell(cell)
        if dark == "after":
            raise PowerCut
        return report


def invent(monkeypatch):
    """Let the driver and the simulator live in invented time."""
    time = InventedTime()
    for module in TIMED:
        monkeypatch.setattr(module, "time", time)
    return time
