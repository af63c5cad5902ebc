"""Opening one door: look, order, watch; judge by the sensors alone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from devices.locker.line import Deadline
from hall.lockers.bank import CellPlace, DoorState, OpenReport

if TYPE_CHECKING:
    from devices.locker.conversation import Conversation
    from devices.locker.settings import LockerConfig

PAUSE = 0.05
"""Seconds between two looks at a door that should spring open."""

Doors = dict[int, DoorState]


class Opening:
    """One order to open one cell.

    1. Look at the board. Nobody answers, or the door stands open: nothing is sent.
    2. Send the order, and watch until the door is open or had its time.
    3. Still seen shut, and no other door opened: send it again, so often as the settings allow.
       Without a look that says "shut", never.
    """

    def __init__(self, talk: Conversation, config: LockerConfig, cell: CellPlace) -> None:
        self._talk = talk
        self._config = config
        self._cell = cell
        self._sent = self._acknowledged = False

    def run(self) -> OpenReport:
        before = self._talk.doors(self._cell.board)
        if before is None:
            return OpenReport(False, DoorState.UNKNOWN, f"nothing was sent: {self._talk.trouble}")
        if self._state(before) is DoorState.OPEN:
            return OpenReport(False, DoorState.OPEN, "nothing was sent: the door stands open")
        after: Doors | None = before
        for _ in range(self._config.tries):
            after = self._order_and_watch()
            if self._state(after) is not DoorState.CLOSED or self._others(before, after):
                break
        return self._judge(before, after)

    def _order_and_watch(self) -> Doors | None:
        ordered = self._talk.order(self._cell)
        self._sent = self._sent or ordered.sent
        self._acknowledged = self._acknowledged or ordered.acknowledged
        until = Deadline(self._config.door_timeout)
        while True:
            seen = self._talk.doors(self._cell.board, until)
            if self._state(seen) is DoorState.OPEN or until.over:
                return seen
            if not self._talk.listen(PAUSE):
                time.sleep(PAUSE)

    def _state(self, doors: Doors | None) -> DoorState:
        return DoorState.UNKNOWN if doors is None else doors[self._cell.channel]

    def _others(self, before: Doors, after: Doors | None) -> tuple[CellPlace, ...]:
        """Other doors that were shut and stand open now."""
        found = (
            CellPlace(self._cell.board, channel)
            for channel, state in (after or {}).items()
            if state is DoorState.OPEN and before[channel] is DoorState.CLOSED
        )
        return tuple(cell for cell in found if cell != self._cell and cell in self._config.cells)

    def _judge(self, before: Doors, after: Doors | None) -> OpenReport:
        door = self._state(after)
        others = self._others(before, after)
        opened = self._sent and door is DoorState.OPEN
        detail = "" if opened and not others else self._detail(door, others)
        return OpenReport(opened, door, detail, self._sent, self._acknowledged, others)

    def _detail(self, door: DoorState, others: tuple[CellPlace, ...]) -> str:
        if others:
            return f"not asked to, and open: {', '.join(map(str, others))}"
        if door is DoorState.CLOSED:
            return "the door stayed shut" if self._sent else f"not sent: {self._talk.trouble}"
        return f"the board fell silent: {self._talk.trouble}"
