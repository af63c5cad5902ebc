"""Which clock the hall goes by."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, time

from front.telling import CantStartError
from hall.setup import Setup
from web.clock import RealClock, RehearsalClock

DEMO_BEGINS = time(9, 30)
"""The demo's people are at work whenever somebody looks."""


def open_clock(options: argparse.Namespace, setup: Setup) -> RealClock | RehearsalClock:
    """The real time; or a rehearsal's, from where it is told to begin and as fast as it is told."""
    if not 0.1 <= options.speed <= 1000:
        raise CantStartError("--speed is how fast a rehearsal's clock runs: 0.1 to 1000")
    if options.clock:
        return RehearsalClock(_moment(options.clock, setup), options.speed)
    now = setup.local(datetime.now(UTC))
    if options.simulated:
        return RehearsalClock(datetime.combine(now, DEMO_BEGINS, now.tzinfo), options.speed)
    return RealClock() if options.speed == 1 else RehearsalClock(now, options.speed)


def _moment(text: str, setup: Setup) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        why = f"--clock {text!r} isn't a moment such as 2026-09-28T09:00"
        raise CantStartError(why) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=setup.timezone)
