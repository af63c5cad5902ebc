"""The cabinet by the door of the hall: three boards, cells of three sizes."""

from __future__ import annotations

from devices.locker import BoardConfig, LockerConfig
from hall.lockers.bank import CellPlace

BOARDS = (
    BoardConfig(1, 24, "SSSS SSSS MMMM LL--"),
    BoardConfig(2, 8, "SSSS LLLL"),
    BoardConfig(3, 50, "S" * 50),
)
SMALL = CellPlace(1, 3)
BESIDE = CellPlace(1, 4)
LARGE = CellPlace(2, 8)
LAST = CellPlace(3, 50)
NO_DOOR = CellPlace(1, 15)


def config(driver="simulator", address="", **settings):
    """Quick to give up: the cabinets of tests answer at once or not at all."""
    quick = {"timeout": 0.3, "tries": 2, "door_timeout": 0.4}
    return LockerConfig(driver, address, BOARDS, **quick | settings)
