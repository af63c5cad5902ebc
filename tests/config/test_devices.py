"""devices.toml: what the hall's machine is connected to."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from config.devices import Devices, PrinterSettings, VoiceSettings, load
from config.faults import ConfigError
from devices.printer import PrinterConfig
from devices.voice.config import VoiceConfig

SOUND = """\
[printers.default]
driver = "simulator"
address = "slips"

[printers.kiosk-1]
driver = "tcp"
address = "192.168.1.50:9100"
width_mm = 58
encoding = "gbk"
hanzi_mode = false
cutter = "none"

[voice]
driver = "clips"
clips = "clips/wangli"
languages = ["zh-CN"]
rate = 150
"""


def written(folder: Path, text: str = SOUND) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "devices.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_printer_belongs_to_the_kiosk_of_its_name(tmp_path: Path) -> None:
    devices = load(written(tmp_path))
    assert devices.printer("kiosk-1") == PrinterSettings(
        "tcp", "192.168.1.50:9100", 58, "GBK", hanzi_mode=False, cutter="none"
    )
    other = devices.printer("kiosk-2")
    assert other is not None
    assert other.driver == "simulator"


def test_a_clip_pack_lies_beside_the_file(tmp_path: Path) -> None:
    voice = load(written(tmp_path)).voice
    assert (voice.clips, voice.languages) == (str(tmp_path / "clips/wangli"), ("zh-CN",))


def test_without_the_file_there_is_no_printer_and_the_default_voice(tmp_path: Path) -> None:
    assert load(tmp_path) == Devices() == Devices({}, VoiceSettings())
    assert load(tmp_path).printer("kiosk-1") is None


def test_the_machines_own_file_goes_before_the_halls(tmp_path: Path) -> None:
    data = written(tmp_path / "data", '[voice]\ndriver = "silent"\n')
    hall = written(tmp_path / "hall")
    assert load(data, hall).voice.driver == "silent"
    assert load(tmp_path / "none", hall).voice.driver == "clips"


@pytest.mark.parametrize(
    ("old", "new", "line", "where", "key"),
    [
        ('driver = "tcp"', 'driver = "telnet"', 6, "printers.kiosk-1.driver", "bad_choice"),
        ("width_mm = 58", "width_mm = 60", 8, "printers.kiosk-1.width_mm", "bad_choice"),
        ("width_mm = 58", 'width_mm = "58"', 8, "printers.kiosk-1.width_mm", "not_whole"),
        ('encoding = "gbk"', 'encoding = "big5"', 9, "printers.kiosk-1.encoding", "bad_choice"),
        ("hanzi_mode = false", "hanzi = false", 10, "printers.kiosk-1.hanzi", "unknown_key"),
        ('address = "slips"', 'address = ""', 3, "printers.default.address", "empty"),
        ('address = "slips"\n', "", 1, "printers.default.address", "missing_key"),
        ("50:9100", "50:port", 7, "printers.kiosk-1.address", "bad_printer_address"),
        ("50:9100", "50:91000", 7, "printers.kiosk-1.address", "bad_printer_address"),
        ("192.168.1.50:9100", ":9100", 7, "printers.kiosk-1.address", "bad_printer_address"),
        ('cutter = "none"', "timeout = 90.0", 11, "printers.kiosk-1.timeout", "out_of_range"),
        ('clips = "clips/wangli"\n', "", 13, "voice.clips", "missing_key"),
        ("rate = 150", "rate = 20", 17, "voice.rate", "out_of_range"),
        ("rate = 150", "limit_megabytes = 0", 17, "voice.limit_megabytes", "too_small"),
        ('languages = ["zh-CN"]', 'languages = ["fr"]', 16, "voice.languages[1]", "bad_choice"),
        ("[voice]", "[voices]", 13, "voices", "unknown_key"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, old, new, line, where, key) -> None:
    assert SOUND.count(old) == 1
    with pytest.raises(ConfigError) as refused:
        load(written(tmp_path, SOUND.replace(old, new)))
    places = [(f.file, f.line, f.where, f.key) for f in refused.value.faults]
    assert places == [("devices.toml", line, where, key)]


def test_the_drivers_understand_every_setting() -> None:
    """config/ and devices/ share a floor and don't import each other; their fields agree."""
    assert fields(PrinterSettings) == fields(PrinterConfig) | {"desk"}
    assert fields(VoiceSettings) == fields(VoiceConfig)
    settings = PrinterSettings("tcp", "printer", encoding="GBK", cutter="full")
    said = dataclasses.asdict(settings)
    assert said.pop("desk") is False, "where it stands is no driver's business"
    assert PrinterConfig(**said).paper


def fields(kind: type) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}
