"""The checks in their order."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

ALONE = "page or sound or soak"
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
    # What drives a browser, makes sound or kills a hall has the machine to itself.
    _tool("halls", "pytest", "-m", ALONE, "--durations", "8"),
    _tool("pytest", "pytest", "-m", f"not ({ALONE})", "-n", "2", "--dist", "loadfile"),
]
