"""Those who hear what happened: push, printer, voice. Each fails alone."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence

from hall.progress import Recorded

log = logging.getLogger("yichuang.audience")
Listener = Callable[[Sequence[Recorded]], None]


class Listeners:
    """`hall.ports.Audience`: keeps what happened until the hub passes it on."""

    def __init__(self) -> None:
        self._told: deque[Recorded] = deque()
        self._listeners: list[Listener] = []

    def tell(self, events: Sequence[Recorded]) -> None:
        """From the writer's thread, after the commit: only put aside."""
        self._told.extend(events)

    def join(self, listener: Listener) -> None:
        """Hear everything from now on. A listener is called on the hub and must not block it."""
        self._listeners.append(listener)

    def pass_on(self) -> None:
        """On the hub: let everybody hear what was put aside."""
        events = []
        while self._told:
            events.append(self._told.popleft())
        if not events:
            return
        for listener in self._listeners:
            try:
                listener(events)
            except Exception:
                log.exception("a listener failed")
