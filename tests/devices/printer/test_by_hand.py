"""The commands an operator types, and the page that tells of them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from devices.printer import Driver, PrinterConfig
from devices.printer.__main__ import main
from devices.printer.simulator.__main__ import troubles
from devices.printer.simulator.machine import Troubles
from hall.ports import PaperState

PAGE = (Path(__file__).parents[3] / "docs/devices/printer.md").read_text("utf-8")


def test_a_trial_slip_is_printed_from_the_command_line(tmp_path, capsys):
    assert main(["simulator", str(tmp_path), "--width", "58"]) == 0
    assert "printed: True" in capsys.readouterr().out
    assert len(list(tmp_path.glob("*.png"))) == 1


def test_a_printer_that_is_missing_is_told_from_the_command_line(tmp_path, capsys):
    assert main(["file", str(tmp_path / "lp0")]) == 1
    assert "offline" in capsys.readouterr().out


def test_a_senseless_address_is_told_from_the_command_line(capsys):
    assert main(["usb", "Epson"]) == 2
    assert "hexadecimal" in capsys.readouterr().err


def test_troubles_can_be_ordered_by_word():
    assert troubles(["paper=out", "silent", "slow=0.5", "hangs-up-after=40"]) == Troubles(
        paper="out", silent=True, slow=0.5, hangs_up_after=40
    )
    with pytest.raises(ValueError, match="no such trouble"):
        troubles(["fire"])


@pytest.mark.parametrize("name", [field.name for field in fields(PrinterConfig)])
def test_each_setting_is_documented(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", [*Driver, *(s for s in PaperState if s != "unknown")])
def test_each_driver_and_state_is_documented(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("name", [field.name for field in fields(Troubles)])
def test_each_trouble_is_documented(name):
    assert name in PAGE.partition("## The simulator")[2]
