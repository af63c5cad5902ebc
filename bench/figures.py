"""Rows of figures, and how they are shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; `target` says what the house asks of it, `holds` whether it does."""

    name: str
    value: float
    unit: str
    target: str = ""
    holds: bool | None = None

    def row(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def at_most(name: str, value: float, unit: str, limit: float) -> Figure:
    """A figure that should not exceed `limit`."""
    return Figure(name, round(value, 3), unit, f"≤ {limit:g}", value <= limit)


def at_least(name: str, value: float, unit: str, limit: float) -> Figure:
    """A figure that should reach `limit`."""
    return Figure(name, round(value, 3), unit, f"≥ {limit:g}", value >= limit)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values don't exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    lines = ["| figure | value | target | holds |", "|---|---:|---:|---|"]
    for f in figures:
        holds = "" if f.holds is None else ("yes" if f.holds else "NO")
        lines.append(f"| {f.name} | {f.value:g} {f.unit} | {f.target} | {holds} |")
    return "\n".join(lines)
