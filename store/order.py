"""How numbers of windows are ordered: 2 before 10, A2 before A10."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def by_number(number: str) -> tuple[tuple[int, int, str], ...]:
    """The sort key of a window's number: runs of digits count as numbers, before letters."""
    parts = re.findall(r"[0-9]+|[^0-9]+", number)
    return tuple((0, int(p), p) if p[0].isdigit() else (1, 0, p) for p in parts)
