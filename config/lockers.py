"""The lockers of devices.toml: their boards, the cells on them, and what is wrong with either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from config.places import Path
from config.typed import TomlFile
from hall.facts import DeviceName, limits_of

SIZES = "SML"
NO_DOOR = "-"
LAST_PORT = 65_535
MOST_DOORS = 50
NAME = limits_of(DeviceName)


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """One lock board.

    `cells`: a letter for each channel from 1 on: the size of its cell (S, M, L), or `-` where no
    door is wired; blanks are for the eye.
    """

    address: int
    channels: int
    cells: str


@dataclass(frozen=True, slots=True)
class LockerSettings:
    """One cabinet, with all boards on its line.

    `address`: host:port of the converter (tcp), or a device file (serial). `feedback`: when the
    lock's contact is closed. `low_channels`: which state byte holds channels 1–8. `hold`: seconds
    the lock is powered, 0: as the board does. `timeout`: seconds an answer may take. `tries`: how
    often it is tried. `door_timeout`: seconds a door may take to spring open. `columns`: how many
    doors stand below each other, column by column, for the drawing on its screen. `cards`: an
    ID card alone opens a door (docs/lockers.md says what that takes).
    """

    driver: Literal["tcp", "serial", "simulator"]
    boards: tuple[BoardSettings, ...]
    address: str = ""
    feedback: Literal["closed", "open"] = "closed"
    low_channels: Literal["first", "last"] = "last"
    hold: int = 0
    timeout: float = 0.5
    tries: int = 3
    door_timeout: float = 1.5
    columns: tuple[int, ...] = ()
    cards: bool = False


TAKEN = frozenset({"staff"})
"""Names that no locker can have: its page would be another one's (/locker/staff)."""
RANGES: tuple[tuple[str, float, float], ...] = (
    ("hold", 0, 9),
    ("timeout", 0.05, 5),
    ("tries", 1, 5),
    ("door_timeout", 0.1, 10),
)
BOARD_RANGES = (("address", 1, 99), ("channels", 1, 50))


def read(found: Any, file: TomlFile) -> Iterator[tuple[str, LockerSettings]]:
    """The lockers by their names; what doesn't fit becomes a fault."""
    if not isinstance(found, dict):
        file.fault(("lockers",), "not_table", key="lockers")
        return
    for name, raw in found.items():
        if not NAME.fullmatch(name):
            file.fault(("lockers", name), "bad_key", value=name)
        if name in TAKEN:
            file.fault(("lockers", name), "name_taken", value=name)
        locker = file.value(LockerSettings, raw, ("lockers", name))
        if locker:
            _check(file, ("lockers", name), locker)
            yield name, locker


def _check(file: TomlFile, path: Path, locker: LockerSettings) -> None:
    _check_address(file, (*path, "address"), locker)
    _check_ranges(file, path, locker, RANGES)
    if any(not 1 <= doors <= MOST_DOORS for doors in locker.columns):
        file.fault((*path, "columns"), "out_of_range", least="1", most=str(MOST_DOORS))
    if not locker.boards:
        file.fault((*path, "boards"), "empty")
    seen: dict[int, int] = {}
    for at, board in enumerate(locker.boards):
        _check_board(file, (*path, "boards", at), board)
        first = seen.setdefault(board.address, at)
        if first != at:
            facts = {"value": board.address, "first": first + 1}
            file.fault((*path, "boards", at, "address"), "twice_item", **facts)


def _check_address(file: TomlFile, path: Path, locker: LockerSettings) -> None:
    if locker.driver == "tcp" and not _is_host_and_port(locker.address):
        file.fault(path, "bad_converter_address", value=locker.address)
    elif locker.driver == "serial" and not locker.address.strip():
        file.fault(path, "empty")


def _is_host_and_port(address: str) -> bool:
    host, _, port = address.rpartition(":")
    return bool(host.strip()) and port.isdecimal() and 1 <= int(port) <= LAST_PORT


def _check_board(file: TomlFile, path: Path, board: BoardSettings) -> None:
    _check_ranges(file, path, board, BOARD_RANGES)
    letters = "".join(board.cells.split()).upper()
    wrong = "".join(sorted(set(letters) - {*SIZES, NO_DOOR}))
    if wrong:
        file.fault((*path, "cells"), "bad_cells", value=wrong)
    elif not letters.strip(NO_DOOR):
        file.fault((*path, "cells"), "empty")
    if len(letters) > board.channels:
        facts = {"cells": len(letters), "channels": board.channels}
        file.fault((*path, "cells"), "more_cells_than_channels", **facts)


def _check_ranges(
    file: TomlFile, path: Path, settings: Any, ranges: tuple[tuple[str, float, float], ...]
) -> None:
    for name, least, most in ranges:
        if not least <= getattr(settings, name) <= most:
            file.fault((*path, name), "out_of_range", least=str(least), most=str(most))
