"""Erlang C: who waits, and how long, where arrivals come at random (QUEUEING.md, How many windows).

Work is measured in erlangs: how many windows it keeps busy on average (a = λS).
"""

from __future__ import annotations

import math


def waiting_share(windows: int, erlangs: float) -> float:
    """The share of arrivals that find every window busy; 1 where the work is too much for them."""
    if erlangs >= windows:
        return 1.0
    blocked = 1.0
    for count in range(1, windows + 1):
        blocked = erlangs * blocked / (count + erlangs * blocked)
    return blocked / (1 - erlangs / windows * (1 - blocked))


def share_in_target(windows: int, erlangs: float, target: float) -> float:
    """The share called within `target`, which is measured in mean services (τ/S)."""
    if erlangs >= windows:
        return 0.0
    return 1 - waiting_share(windows, erlangs) * math.exp(-(windows - erlangs) * target)


def least_windows(erlangs: float, target: float, share: float) -> int:
    """The fewest windows at which that share, below 1, is called within `target`."""
    windows = math.floor(erlangs) + 1
    while share_in_target(windows, erlangs, target) < share:
        windows += 1
    return windows
