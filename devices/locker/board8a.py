"""The driver of lock boards of the 8A family; only the line to them differs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from devices.locker.conversation import Conversation
from devices.locker.line import Deadline
from devices.locker.opening import Opening
from devices.locker.turns import Turns
from hall.lockers.bank import BoardReport, CellPlace, CellSize, DoorChange, DoorState, OpenReport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from devices.locker.line import Line
    from devices.locker.settings import LockerConfig

NO_CELL = "there is no such cell"
NO_BOARD = "there is no such board"
BUSY = "another cell is being opened"
_SLICE = 0.05
"""Seconds a listener keeps the line before it looks whether somebody asks."""
_REST = 0.5
"""Seconds before a listener tries again to reach a line that is lost."""


class Bank8A:
    """Fulfils `hall.lockers.bank.LockerBank`: from any thread, one request on the line at a time.

    An open takes `config.longest` seconds at the very most, and waits as long for its turn.
    """

    def __init__(self, line: Line, config: LockerConfig) -> None:
        self._config = config
        self._talk = Conversation(line, config)
        self._turns = Turns()

    def cells(self) -> Mapping[CellPlace, CellSize]:
        """Every cell of the settings."""
        return self._config.cells

    def open_cell(self, cell: CellPlace) -> OpenReport:
        """Open one door and watch it. What goes wrong is in the report."""
        if cell not in self._config.cells:
            return OpenReport(False, DoorState.UNKNOWN, NO_CELL)
        with self._turns.asking(self._config.longest) as mine:
            if not mine:
                return OpenReport(False, DoorState.UNKNOWN, BUSY)
            return Opening(self._talk, self._config, cell).run()

    def door(self, cell: CellPlace) -> DoorState:
        """How one door stands by its sensor."""
        if cell not in self._config.cells:
            return DoorState.UNKNOWN
        with self._turns.asking(self._config.longest) as mine:
            state = self._talk.door(cell) if mine else None
        return DoorState.UNKNOWN if state is None else state

    def doors(self, board: int) -> BoardReport:
        """How the doors of a board stand."""
        channels = [cell.channel for cell in self._config.cells if cell.board == board]
        if board not in self._config.channels:
            return BoardReport({}, NO_BOARD)
        with self._turns.asking(self._config.longest) as mine:
            seen = self._talk.doors(board) if mine else None
            detail = self._talk.trouble if mine else BUSY
        if seen is None:
            return BoardReport(dict.fromkeys(channels, DoorState.UNKNOWN), detail)
        return BoardReport({channel: seen[channel] for channel in channels})

    def changes(self, within: float) -> tuple[DoorChange, ...]:
        """What boards said unasked; orders and questions of others go before."""
        until = Deadline(within)
        while not self._talk.has_changes:
            reached = True
            with self._turns.listening(until.left()) as mine:
                if mine:
                    reached = self._talk.listen(min(_SLICE, until.left()))
            if until.over:
                break
            if not reached:
                time.sleep(min(_REST, until.left()))
        return self._talk.take_changes()

    def close(self) -> None:
        """Let go of the line; the next call reaches for it again."""
        with self._turns.asking(self._config.longest) as mine:
            if mine:
                self._talk.hang_up()
