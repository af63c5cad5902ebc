"""Lockers: boards that open cells. docs/devices/locker.md is for those who connect one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.locker.board8a import Bank8A
from devices.locker.serial_port import SerialLine
from devices.locker.settings import BoardConfig, Driver, Feedback, LockerConfig, LowChannels
from devices.locker.simulator import SimulatedBank
from devices.locker.tcp import TcpLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.locker.line import Line
    from hall.lockers.bank import LockerBank

__all__ = [
    "BoardConfig",
    "Driver",
    "Feedback",
    "LockerConfig",
    "LowChannels",
    "SimulatedBank",
    "open_bank",
]

_LINES: dict[Driver, Callable[[str], Line]] = {Driver.TCP: TcpLine, Driver.SERIAL: SerialLine}


def open_bank(config: LockerConfig) -> LockerBank:
    """The locker that `config` describes; nothing is asked of it yet.

    An address that the driver can't read is a ValueError.
    """
    if config.driver is Driver.SIMULATOR:
        return SimulatedBank(config)
    return Bank8A(_LINES[config.driver](config.address), config)
