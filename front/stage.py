"""The demo's stage: simulated people live in the hall as its clock goes by."""

from __future__ import annotations

import logging
from datetime import timedelta

from demo.play import Play
from hall.setup import WindowKind
from web.house import House

SHORTEST, LONGEST = 0.02, 1.0
"""Seconds between two looks at the agenda."""

log = logging.getLogger("yichuang.demo")


def play(house: House) -> None:
    """Let citizens and clerks act until the hall is told to stop."""
    w = house.works
    stage = Play(w.setup, w.store, w.clock, w.door.carry_out, free=(free_window(w.setup),))
    stage.begin()
    while not house.ends:
        w.hub.sleep(_pause(_step(stage), w.clock.speed))


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


def _for_the_visitor(house: House) -> str:
    """The window that stays free for whoever looks at the demo."""
    windows = house.works.setup.windows
    anywhere = (w.number for w in windows if w.kind is WindowKind.UNDIFFERENTIATED)
    return next(anywhere, windows[0].number)
