"""The hall's clock: real, or one that a rehearsal starts at any moment and moves on."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


CORRECTED = timedelta(minutes=5)
"""A machine's clock that goes back further than this was wrong before."""


class RealClock:
    """The time of this machine. It stands still where that goes back a little.

    Where it goes back by more than `CORRECTED`, so does this: standing still for hours or days
    would suspend the hall.
    """

    speed = 1.0

    def __init__(self) -> None:
        self._last = datetime.min.replace(tzinfo=UTC)

    def now(self) -> datetime:
        """This moment in UTC, to the millisecond."""
        now = _whole(datetime.now(UTC))
        if now > self._last or self._last - now > CORRECTED:
            self._last = now
        return self._last


class RehearsalClock:
    """Starts at a chosen moment and runs on, `speed` times as fast; `advance` moves it.

    `run_at` changes the speed; at 0 it stands still.
    """

    def __init__(self, start: datetime, speed: float = 1.0) -> None:
        self._start = start.astimezone(UTC)
        self.speed = speed
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The rehearsed moment in UTC, to the millisecond."""
        return _whole(
            self._start + timedelta(seconds=(time.monotonic() - self._began) * self.speed)
        )

    def advance(self, minutes: float) -> datetime:
        """Move on; time never goes back."""
        self._start += timedelta(minutes=minutes)
        return self.now()

    def run_at(self, speed: float) -> None:
        """Go on from this moment, `speed` times as fast as real time."""
        self._start, self._began = self.now(), time.monotonic()
        self.speed = speed
