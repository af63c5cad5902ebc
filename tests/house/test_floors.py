"""import-linter can only hold the floors it knows of."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTSIDE = {"tools", "tests", "bench"}  # they use the house and are no part of it

LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def rooms() -> set[str]:
    """Every folder of the tree that holds a module of its own."""
    found = {path.parent.name for path in ROOT.glob("[a-z]*/*.py")}
    return found - OUTSIDE - {"node_modules", "data"}


def test_every_room_is_known_to_the_import_linter() -> None:
    assert rooms() <= set(LINTER["root_packages"])


def test_every_room_stands_on_exactly_one_floor() -> None:
    floors = next(each for each in LINTER["contracts"] if each["type"] == "layers")["layers"]
    placed = [room.strip() for floor in floors for room in floor.split("|")]
    assert len(placed) == len(set(placed))
    assert rooms() <= set(placed)


def test_no_room_imports_the_front_door() -> None:
    door = next(each for each in LINTER["contracts"] if each.get("forbidden_modules") == ["server"])
    assert rooms() <= set(door["source_modules"])
