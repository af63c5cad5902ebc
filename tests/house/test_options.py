"""What can be typed after `./run`."""

from __future__ import annotations

from pathlib import Path

import pytest

import server
from front.options import parser

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("command", ["serve", "check"])
def test_the_hall_finds_its_data_from_whatever_folder_it_is_started(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    options = parser({command: lambda _: 0}).parse_args([command])
    assert Path(options.data) == ROOT / "data"


def test_only_a_demo_without_a_folder_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str | None] = []
    monkeypatch.setattr(server, "serve", lambda options: kept.append(options.kept) or 0)
    for words in (["demo"], ["demo", "--data", "here"]):
        server.main(words)
    assert kept == [None, "here"]
