"""The lockers' machines: each cabinet has a keeper, which carries out what is on record.

A keeper never decides anything: hall/lockers/keeper.py says what it tells the boards, and the rules
what follows from what they say.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from hall.lockers.bank import LockerBank
from hall.lockers.cell import Cabinet, Front
from hall.lockers.fitting import FitCabinet
from hall.lockers.keeper import Keeper
from hall.people.roles import HALL
from hall.progress import Recorded
from web.door import Closed
from web.hub import Flag
from web.works import Works

WATCHED, AT_REST = 0.5, 3.0
"""Seconds between two looks at the sensors: while a door stands open, and while none does."""
AGAIN = 5.0
"""Seconds until the next try when a cabinet can't be looked after."""

log = logging.getLogger("yichuang.lockers")


class Banks(Protocol):
    """The hall's cabinets, each opened when its keeper begins."""

    def fronts(self) -> Mapping[str, Front]:
        """Each cabinet by its name."""
        ...

    def open(self, name: str) -> LockerBank:
        """The cabinet of this name. May take time or raise: never on the hub."""
        ...

    def close(self) -> None: ...


class NoBanks:
    """A hall without lockers."""

    def fronts(self) -> Mapping[str, Front]:
        """None."""
        return {}

    def open(self, name: str) -> LockerBank:
        """Raises KeyError: there is none."""
        raise KeyError(name)

    def close(self) -> None:
        """Nothing is open."""


class Cabinets:
    """A keeper for each cabinet; its boards are asked in native threads, never on the hub."""

    def __init__(self, works: Works, banks: Banks) -> None:
        self.works = works
        self.banks = banks
        self._flags: dict[str, Flag] = {name: works.hub.flag() for name in banks.fronts()}
        self._stopping = False

    def begin(self) -> None:
        """Look after every cabinet from now on; one without a keeper is out of use."""
        for name in self.works.hub.offload(self._left_behind):
            self._send(FitCabinet(cabinet=name, cells=()))
        for name, front in self.banks.fronts().items():
            self.works.hub.spawn(self._keep, name, front)

    def hear(self, events: Sequence[Recorded]) -> None:
        """An order is on record: its keeper needn't wait for its next look."""
        for event in events:
            if event.kind == "DoorOrdered" and (flag := self._flags.get(event.data["cabinet"])):
                flag.set()

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping = True
        for flag in self._flags.values():
            flag.set()

    def _left_behind(self) -> list[str]:
        with self.works.store.reading() as shelf:
            known = [one.name for one in shelf.of(Cabinet).find()]
        return [name for name in known if name not in self._flags]

    def _keep(self, name: str, front: Front) -> None:
        keeper = self._patiently(lambda: self._begun(name, front))
        while keeper is not None and not self._stopping:
            rest = self._patiently(lambda: self._turn(keeper))
            if rest is not None:
                self._flags[name].wait(rest)

    def _begun(self, name: str, front: Front) -> Keeper:
        w = self.works
        bank = w.hub.offload(self.banks.open, name)
        keeper = Keeper(name, bank, front, w.store.reading, self._send, w.hub.offload)
        keeper.begin()
        return keeper

    def _turn(self, keeper: Keeper) -> float:
        """Everything that waits, then a look; how long the keeper may rest."""
        self._flags[keeper.cabinet].clear()
        while keeper.work() and not self._stopping:
            pass
        return WATCHED if keeper.look() else AT_REST

    def _send(self, command: Any) -> dict[str, Any]:
        return self.works.door.carry_out(command, HALL)

    def _patiently(self, job: Callable[[], Any]) -> Any:
        """What `job` hands back; it is tried until it does, or the hall stops."""
        while not self._stopping:
            try:
                return job()
            except Closed:
                log.warning("a cabinet can't be looked after; again soon")
            except Exception:
                log.exception("unexpected: a cabinet can't be looked after; again soon")
            self.works.hub.sleep(AGAIN)
        return None
