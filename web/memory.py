"""Memory that the C library keeps for itself."""

from __future__ import annotations

from ctypes import CDLL

M_ARENA_MAX = -8
HEAPS = 2
"""glibc opens up to eight for each core, and native threads that report or sum up in turn leave
each of them large."""


def few_heaps() -> None:
    """Let native threads share them; call it before they start."""
    try:
        CDLL("libc.so.6").mallopt(M_ARENA_MAX, HEAPS)
    except (OSError, AttributeError):
        return  # another system does it its own way: nothing is lost but memory
