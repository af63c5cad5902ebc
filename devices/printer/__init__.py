"""Ticket printers: the slip on paper. docs/devices/printer.md is for those who connect one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.printer.driver import EscposPrinter
from devices.printer.file import FileLine
from devices.printer.settings import Cutter, Driver, Encoding, PrinterConfig
from devices.printer.simulator import SimulatedPrinter
from devices.printer.tcp import TcpLine
from devices.printer.usb import UsbLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.line import Line
    from hall.ports import Printer

__all__ = ["Cutter", "Driver", "Encoding", "PrinterConfig", "SimulatedPrinter", "open_printer"]

_LINES: dict[Driver, Callable[[str], Line]] = {
    Driver.TCP: TcpLine,
    Driver.USB: UsbLine,
    Driver.FILE: FileLine,
}


def open_printer(config: PrinterConfig) -> Printer:
    """The printer that `config` describes; nothing is asked of it yet.

    An address that the driver can't read is a ValueError.
    """
    if config.driver is Driver.SIMULATOR:
        return SimulatedPrinter(config)
    return EscposPrinter(_LINES[config.driver](config.address), config)
