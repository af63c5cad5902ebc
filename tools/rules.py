"""docs/rules.md, made from the code: each rule of the five documents, where it is, which test.

`.venv/bin/python -m tools.rules` writes it. A rule is where a docstring names it; a test is its
own when it bears its name (`test_j19_4_…`) or its docstring names it.
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
ROWS = ROOT / "tools" / "rules.csv"
CODE = ("hall", "config", "store", "web", "front", "devices", "manager", "kiosk", "guide")
NAMED = re.compile(r"\b(?:J19|D21|Z17|J21|P22)-\d+\b")
BORNE = re.compile(r"^test_(j19|d21|z17|j21|p22)_(\d+)_")
NOTHING = "—"
HEAD = """# The rules of the documents

Made from the code by `.venv/bin/python -m tools.rules`; don't edit it by hand. The rows are of
five documents on one-window halls: J19 江津 2019-73, D21 垫江 2021-37, Z17 周村 2017-146, J21 江津
2021-79, P22 平顶山 2022-6. A row without a test isn't built yet.

| row | asks for | where | tests |
|---|---|---|---|"""


@dataclass(frozen=True, slots=True)
class Place:
    """A function, class or module whose docstring or name speaks of rules."""

    file: str
    name: str
    rules: frozenset[str]


def page() -> str:
    """The whole page."""
    lines = [_line(row["row"], row["asks"]) for row in rows()]
    return "\n".join([HEAD, *lines]) + "\n"


def rows() -> list[dict[str, str]]:
    """Every rule and what it asks for, in the documents' order."""
    with ROWS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tested() -> set[str]:
    """The rules that have a test of their own."""
    return {rule for place in _tests() for rule in place.rules}


def _line(row: str, asks: str) -> str:
    where = sorted({place.file for place in _code() if row in place.rules})
    tests = sorted({(place.file, place.name) for place in _tests() if row in place.rules})
    shown = [f"`{name}` ({file})" if name else file for file, name in tests]
    return f"| {row} | {asks} | {_listed(where)} | {_listed(shown)} |"


def _listed(parts: list[str]) -> str:
    return "<br>".join(parts) or NOTHING


@cache
def _code() -> tuple[Place, ...]:
    return tuple(place for room in CODE for place in _places(ROOT / room))


@cache
def _tests() -> tuple[Place, ...]:
    return tuple(_places(ROOT / "tests"))


def _places(folder: Path) -> Iterator[Place]:
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        name = file.relative_to(ROOT).as_posix()
        yield Place(name, "", frozenset(NAMED.findall(ast.get_docstring(tree) or "")))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield Place(name, node.name, _rules_of(node))


def _rules_of(node: ast.FunctionDef | ast.ClassDef) -> frozenset[str]:
    borne = BORNE.match(node.name)
    own = {f"{borne[1].upper()}-{borne[2]}"} if borne else set()
    return frozenset(own.union(NAMED.findall(ast.get_docstring(node) or "")))


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
