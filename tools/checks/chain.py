"""The checks in their order."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

IMPORTS = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"


@dataclass(frozen=True)
class Check:
    """One tool of the chain and how it is started."""

    name: str
    command: Sequence[str]


def _tool(name: str, *words: str) -> Check:
    return Check(name, [sys.executable, "-m", *words])


def pytest_with(words: Sequence[str]) -> Check:
    """pytest with exactly the words given."""
    return _tool("pytest", "pytest", *words)


CHAIN = [
    _tool("ruff", "ruff", "check", "."),
    _tool("format", "ruff", "format", "--check", "."),
    _tool("mypy", "mypy", "."),
    Check("imports", [sys.executable, "-c", IMPORTS]),
    # Two workers; what drives a browser, makes sound or kills a hall stays on one of them
    # (tests/conftest.py), one after another.
    _tool("pytest", "pytest", "-n", "2", "--dist", "loadgroup", "--durations", "8"),
]
