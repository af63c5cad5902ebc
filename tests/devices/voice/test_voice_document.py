"""docs/devices/voice.md says what the code does."""

from __future__ import annotations

import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from devices.voice import DRIVERS, VoiceConfig, clips
from devices.voice import __main__ as trying
from hall.tickets.announcement import announce, clips_to_record, languages

DOCUMENT = (Path(__file__).parents[3] / "docs/devices/voice.md").read_text()


def test_every_driver_and_setting_has_its_row():
    for name in [*DRIVERS, *(field.name for field in fields(VoiceConfig))]:
        assert f"| `{name}` |" in DOCUMENT, name


def test_every_default_is_told():
    assert f"| `rate` | {VoiceConfig().rate} |" in DOCUMENT
    assert f"| `limit_megabytes` | {VoiceConfig().limit_megabytes} |" in DOCUMENT
    assert f"| `driver` | `{VoiceConfig().driver}` |" in DOCUMENT
    assert f"| `languages` | {', '.join(VoiceConfig().languages)} |" in DOCUMENT


def test_the_calls_are_quoted_as_they_are_said():
    for language in languages():
        assert f"> {announce('A001', '3', language).text}\n" in DOCUMENT


def test_every_chinese_word_to_record_is_listed():
    for clip, words in clips_to_record("zh-CN").items():
        assert f"`{clip}` | {words} |" in DOCUMENT, clip


@pytest.mark.parametrize(
    ("module", "parser"),
    [("devices.voice.clips", clips._parser), ("devices.voice", trying._parser)],
)
def test_every_command_is_one_that_can_be_typed(module: str, parser):
    start = f"    .venv/bin/python -m {module} "
    lines = [line.split(start)[1] for line in DOCUMENT.splitlines() if start in line]
    assert len(lines) >= 3
    for line in lines:
        parser().parse_args(shlex.split(line))
