"""A clip pack with a tone for every word."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.voice.pack import wanted
from devices.voice.wav import write_sound
from tests.devices.voice.tones import tone


@pytest.fixture(scope="session")
def master_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    for language in ("zh-CN", "en"):
        (folder / language).mkdir()
        for place, clip in enumerate(wanted(language)):
            write_sound(folder / language / f"{clip}.wav", tone(200 + 20 * place))
    return folder


@pytest.fixture
def pack(master_pack: Path, tmp_path: Path) -> Path:
    """A complete pack of one's own."""
    for file in master_pack.rglob("*.wav"):
        copy = tmp_path / "pack" / file.relative_to(master_pack)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return tmp_path / "pack"
