"""The commands an operator types, and the page that tells of them."""

from __future__ import annotations

import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from devices.locker import BoardConfig, Driver, Feedback, LockerConfig, LowChannels
from devices.locker import __main__ as trying
from devices.locker.__main__ import main
from devices.locker.simulator.__main__ import troubles
from devices.locker.simulator.cabinet import Cabinet, Troubles
from devices.locker.simulator.server import CabinetServer
from hall.lockers.bank import CellPlace, OpenReport
from tests.devices.locker.cabinets import config

PAGE = (Path(__file__).parents[3] / "docs/devices/locker.md").read_text("utf-8")


@pytest.fixture
def cabinet():
    with CabinetServer(Cabinet(config())) as server:
        yield server


def test_a_door_is_opened_from_the_command_line(cabinet, capsys):
    assert main(["tcp", cabinet.address, "open", "1", "3"]) == 0
    assert "opened: True  door: open" in capsys.readouterr().out


def test_all_doors_are_told_from_the_command_line(cabinet, capsys):
    assert main(["tcp", cabinet.address, "--board", "SSSS MM", "doors"]) == 0
    assert "board 1: 1 closed  2 closed" in capsys.readouterr().out


def test_a_board_that_is_missing_is_told_from_the_command_line(tmp_path, capsys):
    assert main(["serial", str(tmp_path / "ttyUSB0"), "doors"]) == 1
    assert "ttyUSB0" in capsys.readouterr().out


def test_a_senseless_setting_is_told_from_the_command_line(capsys):
    assert main(["tcp", "locker", "doors"]) == 2
    assert "host:port" in capsys.readouterr().err


def test_troubles_can_be_ordered_by_word():
    wished = troubles(["jammed=1-3", "miswired=1-1:1-2,2-1", "echo", "slow=0.5", "garbage=ff00"])
    assert wished == Troubles(
        jammed={CellPlace(1, 3)},
        miswired={CellPlace(1, 1): (CellPlace(1, 2), CellPlace(2, 1))},
        echo=True,
        slow=0.5,
        garbage=b"\xff\x00",
    )
    with pytest.raises(ValueError, match="no such trouble"):
        troubles(["fire"])


SETTINGS = [*fields(LockerConfig), *fields(BoardConfig)]


@pytest.mark.parametrize("name", [field.name for field in SETTINGS])
def test_each_setting_is_documented(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", [*Driver, *Feedback, *LowChannels])
def test_each_driver_and_choice_is_documented(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", ["timeout", "tries", "door_timeout", "hold"])
def test_each_default_is_told(name):
    assert f"| `{name}` | {getattr(LockerConfig, name)} |" in PAGE


@pytest.mark.parametrize("name", [field.name for field in fields(OpenReport)])
def test_each_part_of_a_report_is_documented(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", [field.name for field in fields(Troubles)])
def test_each_trouble_is_documented(name):
    assert f"`{name}" in PAGE.partition("## The simulator")[2]


def test_every_command_is_one_that_can_be_typed():
    start = "    .venv/bin/python -m devices.locker "
    lines = [line.split(start)[1] for line in PAGE.splitlines() if start in line]
    assert len(lines) >= 2
    for line in lines:
        trying._parser().parse_args(shlex.split(line))
