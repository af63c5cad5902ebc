"""The checks in their order."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

ALONE = "sound or soak"
"""What is heard or killed has the machine to itself."""
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile")
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
    _tool("halls", "pytest", "-m", ALONE, "--durations", "8"),
    _tool("pages", "pytest", "-m", f"page and not ({ALONE})", "--durations", "8", *SIDE_BY_SIDE),
    _tool("pytest", "pytest", "-m", f"not (page or {ALONE})", *SIDE_BY_SIDE),
]
