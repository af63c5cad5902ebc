"""Views, pushed: the present truth of each watched view goes to whoever watches it.

Two lanes. The hall's own screens come at once. Phones (`line:`, `ticket:`, `case:`) are gathered
for a tenth of a second and served a slice at a time, and each slice lets the hub go, so that a
screen never waits behind two thousand phones. Snapshots are read off the hub, only of watched
views, all of one lane in one look at the store; one that fails blanks its own view only.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock, RLock
from typing import Any

from hall import views
from hall.ports import Clock, Shelf, Store
from hall.progress import Recorded
from hall.setup import Setup
from web.hub import Flag, Hub

PHONES = ("line:", "ticket:", "case:")
FIRST = ("display:", "window:")
"""The screens that citizens look at go before those of the staff."""
GATHERING = 0.1
"""Seconds for which changes for phones are gathered."""
SLICE = 100
"""Phones that are served before the hub is let go."""
READ_AT_ONCE = 50
"""Views in one look at the store."""
TIME_PASSES = 20.0
"""Seconds between looks at what changes with time alone: waits, opening, the date."""

log = logging.getLogger("yichuang.push")
Emit = Callable[[Iterable[str], dict[str, Any]], None]


@dataclass(slots=True)
class Shown:
    """A watched view: what was last read of it, and its watchers in slices."""

    name: str
    version: int = 0
    packed: str = ""
    snapshot: dict[str, Any] | None = None
    slices: list[set[str]] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    place: dict[str, int] = field(default_factory=dict)

    def message(self) -> dict[str, Any]:
        """What goes out."""
        return {"view": self.name, "version": self.version, "snapshot": self.snapshot}


@dataclass(slots=True)
class _Lane:
    """Names of views that may have changed, and since when."""

    work: Flag
    dirty: dict[str, float] = field(default_factory=dict)
    one_at_a_time: Lock = field(default_factory=Lock)

    def add(self, names: Iterable[str]) -> None:
        now = time.perf_counter()
        with self.one_at_a_time:
            for name in names:
                self.dirty.setdefault(name, now)
        if self.dirty:
            self.work.set()

    def take(self) -> dict[str, float]:
        with self.one_at_a_time:
            taken, self.dirty = self.dirty, {}
        return taken


class Push:
    """Keeps every watched view true. All methods but the readings run on the hub.

    On the threading hub they run at once: what they share is behind one lock, never held while
    something is read or sent.
    """

    def __init__(
        self, hub: Hub, store: Store, setup: Callable[[], Setup], clock: Clock, emit: Emit
    ) -> None:
        self.hub = hub
        self.store = store
        self.setup = setup
        self.clock = clock
        self.emit = emit
        self.measured: Callable[[str, float], None] = lambda lane, seconds: None
        self.shown: dict[str, Shown] = {}
        self._tokens: dict[tuple[str, int], str] = {}
        self._heard = 0
        self._one_at_a_time = RLock()
        self._screens = _Lane(hub.flag())
        self._phones = _Lane(hub.flag())
        self._stopping = False

    def begin(self) -> None:
        """Start both lanes and the look at what changes with time alone."""
        self.hub.spawn(self._serve_screens)
        self.hub.spawn(self._serve_phones)
        self.hub.spawn(self._watch_time)

    def stop(self) -> None:
        """Send nothing more."""
        self._stopping = True

    def hear(self, events: Sequence[Recorded]) -> None:
        """Something happened: mark the watched views that it may have changed."""
        names: set[str] = set()
        with self._one_at_a_time:
            self._heard += 1
            for event in events:
                names |= views.touched(event, self._token_of)
            watched = self._watched(names)
        self.mark(watched)

    def mark(self, names: Iterable[str]) -> None:
        """These views may have changed."""
        sorted_out: dict[bool, list[str]] = {True: [], False: []}
        for name in names:
            sorted_out[name.startswith(PHONES)].append(name)
        self._screens.add(sorted_out[False])
        self._phones.add(sorted_out[True])

    def watch(self, name: str, sid: str) -> dict[str, Any]:
        """Add a watcher; the view as it is now. Raises its Refusal.

        It hears of changes before it is answered, so that nothing falls between.
        """
        with self._one_at_a_time:
            shown = self.shown.setdefault(name, Shown(name))
            if sid not in shown.place:
                _seat(shown, sid)
        if shown.snapshot is None:
            try:
                self._read_first(shown)
            except Exception:
                self.unwatch(name, sid)
                raise
        return shown.message()

    def unwatch(self, name: str, sid: str) -> None:
        """Take a watcher off."""
        with self._one_at_a_time:
            shown = self.shown.get(name)
            if shown is None or sid not in shown.place:
                return
            number = shown.place.pop(sid)
            shown.slices[number].discard(sid)
            if not shown.place:
                del self.shown[name]
                if whose := _whose(shown):
                    self._tokens.pop(whose, None)

    def watchers(self, prefix: str = "") -> int:
        """How many watch views whose name begins so."""
        with self._one_at_a_time:
            return sum(len(s.place) for name, s in self.shown.items() if name.startswith(prefix))

    def _read_first(self, shown: Shown) -> None:
        """Read a view that has just been asked for. Raises its Refusal.

        What was heard during the reading may be newer than it, and a ticket or case that isn't
        known yet can't be marked by it: the view is read once more then.
        """
        before = self._heard
        read = self.hub.offload(self._read, [shown.name])[shown.name]
        if isinstance(read, Exception):
            raise read
        with self._one_at_a_time:
            if shown.snapshot is None:
                self._renew(shown, *read)
            missed = self._heard != before
        if missed:
            self.mark([shown.name])

    def _watched(self, names: set[str]) -> set[str]:
        stems = tuple(name[:-1] for name in names if name.endswith("*"))
        found = {name for name in names if name in self.shown}
        if stems:
            found |= {name for name in self.shown if name.startswith(stems)}
        return found

    def _serve_screens(self) -> None:
        while not self._stopping:
            self._screens.work.wait(1.0)
            self._screens.work.clear()
            dirty = self._screens.take()
            for names in _by_rank(dirty):
                for shown in self._read_anew(names):
                    self._send_all(shown)
                    self.measured("screens", time.perf_counter() - dirty[shown.name])

    def _serve_phones(self) -> None:
        while not self._stopping:
            self._phones.work.wait(1.0)
            if not self._phones.dirty:
                self._phones.work.clear()
                continue
            self.hub.sleep(GATHERING)
            self._phones.work.clear()
            dirty = self._phones.take()
            for shown in self._read_anew(list(dirty)):
                self._send_slices(shown)
                self.measured("phones", time.perf_counter() - dirty[shown.name])

    def _watch_time(self) -> None:
        while not self._stopping:
            self.hub.sleep(TIME_PASSES)
            self.mark(list(self.shown))

    def _read_anew(self, names: list[str]) -> list[Shown]:
        """The views among `names` that really changed."""
        changed: list[Shown] = []
        names = [name for name in names if name in self.shown]
        for start in range(0, len(names), READ_AT_ONCE):
            changed += self._read_some(names[start : start + READ_AT_ONCE])
        return changed

    def _read_some(self, names: list[str]) -> list[Shown]:
        try:
            found = self.hub.offload(self._read, names)
        except Exception:
            log.exception("the store can't be read")
            return []
        changed = []
        for name, read in found.items():
            shown = self.shown.get(name)
            if isinstance(read, Exception):
                log.error("a view failed", exc_info=read, extra={"facts": {"view": _kind(name)}})
            elif shown is not None and read[1] != shown.packed:
                with self._one_at_a_time:
                    self._renew(shown, *read)
                changed.append(shown)
        return changed

    def _renew(self, shown: Shown, snapshot: dict[str, Any], packed: str) -> None:
        """Take a newer reading. A version is the moment of reading in ms, made to grow."""
        shown.version = max(shown.version + 1, time.time_ns() // 1_000_000)
        shown.snapshot, shown.packed = snapshot, packed
        whose = _whose(shown)
        if whose and self.shown.get(shown.name) is shown:
            self._tokens[whose] = snapshot["token"]

    def _token_of(self, kind: str, which: int) -> str | None:
        return self._tokens.get((kind, which))

    def _read(self, names: Sequence[str]) -> dict[str, tuple[dict[str, Any], str] | Exception]:
        at = self.clock.now()
        with self.store.reading() as shelf:
            return {name: self._snapshot(name, shelf, at) for name in names}

    def _snapshot(self, name: str, shelf: Shelf, at: Any) -> tuple[dict[str, Any], str] | Exception:
        try:
            made = views.snapshot(name, self.setup(), shelf, at)
            steady = {k: v for k, v in made.items() if k != "time"}
            return made, json.dumps(steady, ensure_ascii=False, separators=(",", ":"))
        except Exception as problem:  # it blanks only its own view
            return problem

    def _send_all(self, shown: Shown) -> None:
        for number in range(len(shown.slices)):
            if shown.slices[number]:
                self._send(shown, number)

    def _send_slices(self, shown: Shown) -> None:
        for number in range(len(shown.slices)):
            while self._screens.dirty:
                self.hub.sleep(0)
            if shown.slices[number] and shown.sent[number] < shown.version:
                self._send(shown, number)
                self.hub.sleep(0)

    def _send(self, shown: Shown, number: int) -> None:
        with self._one_at_a_time:
            shown.sent[number] = shown.version
            sids, message = list(shown.slices[number]), shown.message()
        try:
            self.emit(sids, message)
        except Exception:
            log.exception("a view could not be sent")


def _by_rank(dirty: Iterable[str]) -> list[list[str]]:
    ranks: list[list[str]] = [[], [], []]
    for name in dirty:
        rank = 0 if name.startswith(FIRST) else 2 if name.startswith("counter:") else 1
        ranks[rank].append(name)
    return [names for names in ranks if names]


def _seat(shown: Shown, sid: str) -> None:
    free = (number for number, sids in enumerate(shown.slices) if len(sids) < SLICE)
    number = next(free, len(shown.slices))
    if number == len(shown.slices):
        shown.slices.append(set())
        shown.sent.append(0)
    shown.slices[number].add(sid)
    shown.place[sid] = number


def _kind(name: str) -> str:
    return name.partition(":")[0]


def _whose(shown: Shown) -> tuple[str, int] | None:
    """The ticket or case whose page it is."""
    kind = _kind(shown.name)
    fact = views.BY_TOKEN.get(kind)
    return (kind, shown.snapshot[fact]) if fact and shown.snapshot else None
