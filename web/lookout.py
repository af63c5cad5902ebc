"""The lookout: the hall looks at itself beside the door, and knocks only where something changed.

A look is one reading of the store in a native thread. It is made as soon as windows or settings
have changed, at most once a second for what happens to tickets, and every quarter of a minute of
the hall's own time, because waits grow although nothing happens. Only a look that would raise or
end an alert sends a command, so that no call ever waits for one.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from datetime import datetime, timedelta

from hall.alerts.commands import LookForAlerts
from hall.alerts.raising import look
from hall.people.roles import HALL
from hall.progress import Recorded
from web.door import Closed
from web.works import Works

AT_ONCE = ("Window", "Setting", "Slip", "Device", "Door", "Cabinet", "Cell")
"""The beginnings of the kinds of events after which nobody waits."""
SOON = 1.0
"""Seconds between looks for what happens to tickets."""
TIME_PASSES = timedelta(seconds=15)
"""The hall's own time between looks when nothing happens."""
WAKES = 0.25
"""Seconds between looks at the clock."""

log = logging.getLogger("yichuang.lookout")


class Lookout:
    """Looks for alerts, one look at a time."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self.looks = 0
        self._work = works.hub.flag()
        self._wanted = self._hurry = False
        self._looked = 0.0
        self._looked_at: datetime | None = None
        self._stopping = False

    def hear(self, events: Sequence[Recorded]) -> None:
        """Something happened; what alerts themselves bring about changes none."""
        kinds = [event.kind for event in events if not event.kind.startswith("Alert")]
        self._wanted |= bool(kinds)
        if any(kind.startswith(AT_ONCE) for kind in kinds):
            self._hurry = True
            self._work.set()

    def watch(self) -> None:
        """Look whenever it is time, until the hall stops."""
        while not self._stopping:
            self._work.wait(WAKES)
            self._work.clear()
            if self._is_time():
                self._look()

    def stop(self) -> None:
        """Look no more."""
        self._stopping = True

    def _is_time(self) -> bool:
        if self._hurry or self._looked_at is None:
            return True
        if self._wanted:
            return time.monotonic() - self._looked >= SOON
        return abs(self.works.clock.now() - self._looked_at) >= TIME_PASSES

    def _look(self) -> None:
        self._wanted = self._hurry = False
        begun = self.works.clock.now()
        try:
            changes = self.works.hub.offload(self._would_change)
            if changes and not self.works.door.trouble:
                self.works.door.carry_out(LookForAlerts(), HALL)
        except Closed:
            log.warning("what should be told could not be recorded; again soon")
        except Exception:
            if not self._stopping:
                log.exception("a look for alerts failed")
        self.looks += 1
        self._looked = time.monotonic()
        self._looked_at = begun

    def _would_change(self) -> bool:
        w = self.works
        with w.store.reading() as shelf:
            return bool(look(w.setup, shelf, w.clock.now()))
