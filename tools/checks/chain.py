"""The checks in their order."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

PAGES = "(page or sound) and not soak"
REST = f"not ({PAGES})"
IMPORTS = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"


@dataclass(frozen=True)
class Check:
    """One tool of the chain and how it is started."""

    name: str
    command: Sequence[str]


def _tool(name: str, *words: str) -> Check:
    return Check(name, [sys.executable, "-m", *words])


def side_by_side(workers: int) -> Sequence[str]:
    """Files beside each other, each one's tests in their order, and which took longest.

    More workers than cores: a browser, a voice or a starting hall is waited for half the time.
    """
    return ("-n", str(workers), "--dist", "loadfile", "--durations", "12")


def pytest_with(words: Sequence[str]) -> Check:
    """pytest with exactly the words given."""
    return _tool("pytest", "pytest", *words)


CHAIN = [
    _tool("ruff", "ruff", "check", "."),
    _tool("format", "ruff", "format", "--check", "."),
    _tool("mypy", "mypy", "."),
    Check("imports", [sys.executable, "-c", IMPORTS]),
    _tool("pages", "pytest", "-m", PAGES, *side_by_side(5)),
    _tool("pytest", "pytest", "-m", REST, *side_by_side(4), "--no-loadscope-reorder"),
]
