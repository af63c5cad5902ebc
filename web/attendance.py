"""Attendance: which paired devices are connected, told to the hall when it has changed."""

from __future__ import annotations

import logging

from hall.people.presence import MOST, RecordDevices
from hall.people.roles import HALL, ActorKind
from web.door import Closed
from web.works import Works

AT_FIRST = 10.0
"""Seconds that devices have to come back after the hall has started."""
EVERY = 2.0
A_BLINK = 3.0
"""Seconds that a device may be away without being missed: a page that is loaded again."""

log = logging.getLogger("yichuang.attendance")


class Attendance:
    """Tells the hall who is here."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self.told: frozenset[str] | None = None
        self._stopping = False

    def keep(self) -> None:
        """Look every other second, until the hall stops."""
        self.works.hub.sleep(AT_FIRST)
        while not self._stopping:
            self._tell()
            self.works.hub.sleep(EVERY)

    def stop(self) -> None:
        """Look no more."""
        self._stopping = True

    def here(self) -> frozenset[str]:
        """The names of the devices that are connected."""
        watchers = list(self.works.sockets.watchers.values())
        actors = (known.actor for watcher in watchers for known in watcher.known)
        return frozenset(a.name for a in actors if a.kind is ActorKind.DEVICE)

    def _tell(self) -> None:
        here = self.here()
        if self.told is not None and self.told - here:
            self.works.hub.sleep(A_BLINK)
            here = self.here()
        if here == self.told or self.works.door.trouble:
            return
        try:
            command = RecordDevices(connected=tuple(sorted(here))[:MOST])
            self.works.door.carry_out(command, HALL)
            self.told = here
        except Closed:
            log.warning("who is connected could not be recorded; again soon")
        except Exception:
            log.exception("who is connected could not be recorded")
