"""Texts in the cells of a CSV file, which a spreadsheet would run as formulas if they began so."""

from __future__ import annotations

from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a formula begins (OWASP, CSV injection)."""

MARK = "'"


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is marked as a text."""
    return MARK + value if isinstance(value, str) and _is_risky(value) else value


def unmarked(cell: str) -> str:
    """The text that `harmless` was given."""
    return cell[1:] if cell.startswith(MARK) and _is_risky(cell[1:]) else cell


def _is_risky(text: str) -> bool:
    return text.lstrip(MARK).startswith(FORMULA)
