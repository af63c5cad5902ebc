"""Summing up: figures of months that are over, kept so that a year's report is quickly made."""

from __future__ import annotations

import logging
from datetime import date

from hall.figures.months import sum_up_next
from web.works import Works

EVERY = 60.0
"""Seconds between looks whether a month is over that isn't summed up."""
A_BREATH = 1.0
"""Seconds between two months, where many are missing: after an upgrade, or a late change."""

log = logging.getLogger("yichuang.summing")


class Summing:
    """Sums up one month after another, beside the hub, from the hall's start on."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self._stopping = False

    def keep_up(self) -> None:
        """Until the hall stops."""
        while not self._stopping:
            self.works.hub.sleep(A_BREATH if self._next() else EVERY)

    def stop(self) -> None:
        """Sum up nothing more."""
        self._stopping = True

    def _next(self) -> date | None:
        w = self.works
        if w.door.trouble:
            return None
        try:
            today = w.setup.business_date(w.clock.now())
            return w.hub.offload(sum_up_next, w.setup, w.store, today)
        except Exception:
            if not self._stopping:
                log.exception("a month can't be summed up; reports take longer, and it is retried")
            return None
