"""Tidying up: when the hall has forgotten at night, the file forgets too.

Writing the whole file anew holds every command up for seconds, so it waits until the hall is at
rest: closed for a while yet, and nobody at a window. What a machine that sleeps at night, or a hall
with long hours, couldn't do then is done when its last window has closed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta

from hall.privacy.forgetting import AT_ONCE
from hall.progress import Recorded
from hall.windows.takers import at_work
from web.works import Works

A_WHILE = timedelta(minutes=30)
"""How long the hall must stay closed for the whole file to be written anew."""

log = logging.getLogger("yichuang.tidying")


class Tidying:
    """Hears that something was forgotten, and leaves no trace of it; beside the hub."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self._owes = False

    def hear(self, events: Sequence[Recorded]) -> None:
        """Called on the hub; the work is done in a thread."""
        if any(_is_last_of_the_night(event) for event in events):
            self._owes = True
        elif not any(event.kind == "WindowClosed" for event in events):
            return
        if self._owes:
            self._owes = False
            self.works.hub.spawn(self._wipe)

    def _wipe(self) -> None:
        try:
            self._owes = not self.works.hub.offload(self._wipe_now)
        except Exception:
            log.exception("what was forgotten could not be wiped; the next night tries again")

    def _wipe_now(self) -> bool:
        """Wipe; whether the file could be written anew as well."""
        rests = self._is_at_rest()
        self.works.store.wipe(compact=rests)
        return rests

    def _is_at_rest(self) -> bool:
        opening, now = self.works.setup.opening, self.works.clock.now()
        opens = opening.opens_after(now)
        if opening.is_open(now) or (opens is not None and opens < now + A_WHILE):
            return False
        with self.works.store.reading() as shelf:
            return not at_work(shelf.windows.all())


def _is_last_of_the_night(event: Recorded) -> bool:
    """Whether all is forgotten; where there was too much for one go, more follows in a minute."""
    return event.kind == "OldForgotten" and AT_ONCE not in event.data["counts"].values()
