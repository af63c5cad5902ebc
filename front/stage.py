"""The demo's stage: simulated people live in the hall as its clock goes by."""

from __future__ import annotations

import logging
from datetime import timedelta

from demo.before import lived_before
from demo.free import free_window
from demo.play import Play
from web.house import House

__all__ = ["lived_before", "play"]
SHORTEST, LONGEST = 0.02, 1.0
"""Seconds between two looks at the agenda."""

log = logging.getLogger("yichuang.demo")


def play(house: House) -> None:
    """Let citizens and clerks act until the hall is told to stop."""
    w = house.works
    stage = Play(w.setup, w.store, w.clock, w.door.carry_out, free=(free_window(w.setup),))
    stage.begin()
    while not house.ends:
        w.hub.sleep(_pause(_step(stage), getattr(w.clock, "speed", 1.0)))


def _step(stage: Play) -> timedelta:
    try:
        return stage.step()
    except Exception:
        log.exception("a simulated person stumbled")
        return timedelta(seconds=1)


def _pause(until: timedelta, speed: float) -> float:
    if speed == 0:
        return LONGEST
    return min(LONGEST, max(SHORTEST, until.total_seconds() / speed))
