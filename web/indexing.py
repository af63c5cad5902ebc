"""The search index, built anew off the hub whenever the catalogue in force has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING

from hall.progress import Recorded

if TYPE_CHECKING:
    from hall.catalogue.catalogue import Catalogue
    from hall.setup import Setup
    from web.works import Works

log = logging.getLogger("yichuang.web")
SECTIONS = frozenset({"matters", "themes"})


class Indexing:
    """Hears of changes and builds one index at a time; of several changes, only the last one's."""

    def __init__(self, works: Works, build: Callable[[Setup], Catalogue]) -> None:
        self.works = works
        self.build = build
        self._wanted = self._busy = False
        self._one_at_a_time = Lock()

    def hear(self, events: Iterable[Recorded]) -> None:
        """On the hub: build anew where the catalogue has changed."""
        if not any(e.kind == "SettingChanged" and e.data["section"] in SECTIONS for e in events):
            return
        with self._one_at_a_time:
            self._wanted, busy = True, self._busy
            self._busy = True
        if not busy:
            self.works.hub.spawn(self._build)

    def _build(self) -> None:
        while self._is_wanted():
            try:
                self.works.catalogue = self.works.hub.offload(self.build, self.works.setup)
            except Exception:  # the former index serves on; the next change builds anew
                log.exception("unexpected: the search index can't be built")

    def _is_wanted(self) -> bool:
        with self._one_at_a_time:
            self._busy, self._wanted = self._wanted, False
            return self._busy
