"""The lockers of devices.toml, and what is refused of them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from config import lockers
from config.devices import load
from config.faults import ConfigError
from config.lockers import BoardSettings, LockerSettings
from devices.locker import BoardConfig, Driver, LockerConfig, settings
from front.machines import Banks, with_simulator

SOUND = """\
[lockers.by-the-door]
driver = "tcp"
address = "192.168.1.60:4196"
low_channels = "first"
boards = [
  { address = 1, channels = 24, cells = "SSSS SSSS MMMM LL--" },
  { address = 2, channels = 8, cells = "llll" },
]

[lockers.upstairs]
driver = "serial"
address = "/dev/ttyUSB0"
tries = 2
boards = [{ address = 1, channels = 50, cells = "S" }]
"""


def written(folder: Path, text: str = SOUND) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "devices.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_hall_has_lockers_by_name_each_with_its_boards(tmp_path: Path) -> None:
    found = load(written(tmp_path)).lockers
    assert found["by-the-door"].boards[1] == BoardSettings(2, 8, "llll")
    assert (found["by-the-door"].low_channels, found["upstairs"].tries) == ("first", 2)


def test_a_hall_without_lockers_has_none(tmp_path: Path) -> None:
    assert load(tmp_path).lockers == {}


def test_a_simulated_printer_takes_no_locker_away(tmp_path: Path) -> None:
    assert len(with_simulator(load(written(tmp_path)), tmp_path).lockers) == 2


def test_a_card_alone_opens_only_where_devices_toml_says_so(tmp_path: Path) -> None:
    upstairs = SOUND.replace("tries = 2", "cards = true")
    fronts = Banks(load(written(tmp_path, upstairs))).fronts()
    assert (fronts["by-the-door"].cards, fronts["upstairs"].cards) == (False, True)


DOOR, UP = "lockers.by-the-door", "lockers.upstairs"


@pytest.mark.parametrize(
    ("old", "new", "where", "key"),
    [
        ("[lockers.upstairs]", "[lockers.staff]", "lockers.staff", "name_taken"),
        ('driver = "tcp"', 'driver = "usb"', f"{DOOR}.driver", "bad_choice"),
        ("60:4196", "60", f"{DOOR}.address", "bad_converter_address"),
        ("60:4196", "60:http", f"{DOOR}.address", "bad_converter_address"),
        ("60:4196", "60:70000", f"{DOOR}.address", "bad_converter_address"),
        ('low_channels = "first"', 'low_channels = "no"', f"{DOOR}.low_channels", "bad_choice"),
        ('low_channels = "first"', 'feedback = "shut"', f"{DOOR}.feedback", "bad_choice"),
        ('low_channels = "first"', "hold = 10", f"{DOOR}.hold", "out_of_range"),
        ('low_channels = "first"', "timeout = 0.0", f"{DOOR}.timeout", "out_of_range"),
        ('low_channels = "first"', "door_timeout = 20.0", f"{DOOR}.door_timeout", "out_of_range"),
        ("address = 2, channels = 8", "address = 1, channels = 8", "boards[2].address", "twice"),
        ("address = 2, channels = 8", "address = 100, channels = 8", "[2].address", "out_of_range"),
        ("channels = 8", "channels = 0", f"{DOOR}.boards[2].channels", "out_of_range"),
        ("channels = 8", "channels = 3", f"{DOOR}.boards[2].cells", "more_cells_than_channels"),
        ('"llll"', '"lxl?"', f"{DOOR}.boards[2].cells", "bad_cells"),
        ('"llll"', '"-- -"', f"{DOOR}.boards[2].cells", "empty"),
        ('"llll"', "4", f"{DOOR}.boards[2].cells", "not_text"),
        ('channels = 8, cells = "llll"', 'cells = "llll"', "boards[2].channels", "missing_key"),
        ('channels = 8, cells = "llll"', 'doors = "llll"', "boards[2].doors", "unknown_key"),
        ('"/dev/ttyUSB0"', '""', f"{UP}.address", "empty"),
        ("tries = 2", "tries = 9", f"{UP}.tries", "out_of_range"),
        ('boards = [{ address = 1, channels = 50, cells = "S" }]', "boards = []", UP, "empty"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, old, new, where, key) -> None:
    assert SOUND.count(old) == 1
    with pytest.raises(ConfigError) as refused:
        load(written(tmp_path, SOUND.replace(old, new)))
    places = [(fault.where, fault.key) for fault in refused.value.faults]
    assert any(where in at and said.startswith(key) for at, said in places), places
    for language in ("zh-CN", "en"):
        assert all("{" not in line for line in refused.value.lines(language))


def test_lockers_that_are_no_group_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="lockers"):
        load(written(tmp_path, "lockers = 3\n"))


def test_the_driver_understands_every_setting() -> None:
    """config/ and devices/ share a floor and don't import each other; they agree."""
    assert fields(LockerSettings) - {"columns", "cards"} == fields(LockerConfig)
    assert fields(BoardSettings) == fields(BoardConfig)
    assert lockers.RANGES == settings._RANGES
    assert {name: most for name, _, most in lockers.BOARD_RANGES} == {
        "address": settings.MOST_BOARDS,
        "channels": settings.MOST_CHANNELS,
    }


def test_what_is_accepted_the_driver_accepts(tmp_path: Path) -> None:
    for locker in load(written(tmp_path)).lockers.values():
        said = {field.name: getattr(locker, field.name) for field in dataclasses.fields(locker)}
        del said["columns"], said["cards"]
        boards = tuple(BoardConfig(**dataclasses.asdict(board)) for board in locker.boards)
        made = LockerConfig(**said | {"driver": Driver(locker.driver), "boards": boards})
        assert made.cells


def fields(kind: type) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}


def test_the_defaults_are_the_drivers_own() -> None:
    for name in ("feedback", "low_channels", "hold", "timeout", "tries", "door_timeout"):
        assert default(LockerSettings, name) == default(LockerConfig, name)


def default(kind: type, name: str) -> object:
    return next(field.default for field in dataclasses.fields(kind) if field.name == name)
