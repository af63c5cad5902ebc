"""Tidying up: when the hall has forgotten at night, the file forgets too."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from hall.progress import Recorded
from web.works import Works

log = logging.getLogger("yichuang.tidying")


class Tidying:
    """Hears that something was forgotten, and leaves no trace of it; beside the hub."""

    def __init__(self, works: Works) -> None:
        self.works = works

    def hear(self, events: Sequence[Recorded]) -> None:
        """Called on the hub; the work is done in a thread."""
        if any(event.kind == "OldForgotten" for event in events):
            self.works.hub.spawn(self._wipe)

    def _wipe(self) -> None:
        try:
            self.works.hub.offload(lambda: self.works.store.wipe(compact=True))
        except Exception:
            log.exception("what was forgotten could not be wiped; the next night tries again")
