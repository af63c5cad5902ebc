"""How one ticket printer is connected and what it understands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from devices.printer.layout import PAPERS, Paper


class Encoding(StrEnum):
    """How Chinese reaches the printer."""

    GB18030 = "GB18030"
    GBK = "GBK"
    UTF8 = "UTF-8"


class Cutter(StrEnum):
    """How the slip leaves: FEED runs to the knife by itself, FULL needs the paper fed before."""

    FEED = "feed"
    FULL = "full"
    NONE = "none"


class Driver(StrEnum):
    TCP = "tcp"
    USB = "usb"
    FILE = "file"
    SIMULATOR = "simulator"


@dataclass(frozen=True, slots=True)
class PrinterConfig:
    """Each setting is explained in docs/devices/printer.md.

    `address`: host:port, vendor:product, a device file, or the simulator's folder for pictures.
    `hanzi_mode`: frame Chinese with 1C 26 and 1C 2E. `answers`: the printer can tell its state.
    `timeout`: seconds that a call may take in all. A setting out of its range is a ValueError.
    """

    driver: Driver
    address: str = ""
    width_mm: int = 80
    encoding: Encoding = Encoding.GB18030
    hanzi_mode: bool = True
    answers: bool = True
    timeout: float = 3.0
    cutter: Cutter = Cutter.FEED

    def __post_init__(self) -> None:
        for name, kind in (("driver", Driver), ("encoding", Encoding), ("cutter", Cutter)):
            object.__setattr__(self, name, kind(getattr(self, name)))
        if self.width_mm not in PAPERS:
            raise ValueError(f"width_mm must be one of {sorted(PAPERS)}, not {self.width_mm}")
        if not 0.2 <= self.timeout <= 60:
            raise ValueError(f"timeout must be 0.2 to 60 seconds, not {self.timeout}")
        if not self.address:
            raise ValueError(f"a printer by {self.driver} needs an address")

    @property
    def paper(self) -> Paper:
        return PAPERS[self.width_mm]
