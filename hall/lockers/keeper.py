"""The keeper of one cabinet: tells its boards what is on record, and records what they say.

An order is on the disk before a board hears of it (`TakeOrder`), and what became of it after. So
whatever stops the hall in between, at its next start the sensors are asked, and nothing is told to
a board twice. One order at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from hall.lockers.bank import CellPlace, DoorState, LockerBank, OpenReport
from hall.lockers.cell import Front
from hall.lockers.doors import (
    LONGEST_DETAIL,
    FindOrders,
    RecordDoors,
    RecordOpening,
    Seen,
    TakeOrder,
)
from hall.lockers.fitting import FitCabinet, Wired
from hall.lockers.known import cells_of, orders_in
from hall.lockers.order import OrderState
from hall.ports import Shelf

Send = Callable[[Any], dict[str, Any]]
Off = Callable[..., Any]


@dataclass(slots=True)
class Keeper:
    """`send` carries a command as the hall itself; `off` runs what may take seconds elsewhere."""

    cabinet: str
    bank: LockerBank
    front: Front
    reading: Callable[[], AbstractContextManager[Shelf]]
    send: Send
    off: Off

    def begin(self) -> None:
        """At the start: which cells there are, what was under way, how the doors stand."""
        cells = tuple(
            Wired(board=place.board, channel=place.channel, size=size)
            for place, size in self.bank.cells().items()
        )
        columns, cards = self.front.columns, self.front.cards
        self.send(FitCabinet(cabinet=self.cabinet, cells=cells, columns=columns, cards=cards))
        self.send(FindOrders(cabinet=self.cabinet))
        self.look()

    def work(self) -> bool:
        """Carry out the order that has waited longest; False where none waits."""
        order = self._next()
        if order is None:
            return False
        taken = self.send(TakeOrder(order=order))
        if taken["go"]:
            place = CellPlace(taken["board"], taken["channel"])
            report: OpenReport = self.off(self.bank.open_cell, place)
            self.send(self._opening(order, report))
        return True

    def look(self) -> bool:
        """Ask every sensor, and record what is new; whether a door stands open, or nobody knows."""
        boards = sorted({place.board for place in self.bank.cells()})
        reports = {board: self.off(self.bank.doors, board) for board in boards}
        with self.reading() as shelf:
            cells = list(cells_of(shelf, self.cabinet))
        here = [cell for cell in cells if cell.wired]
        seen = {cell: reports[cell.board].doors.get(cell.channel) for cell in here}
        news = tuple(
            Seen(cell=cell.number, door=door)
            for cell, door in seen.items()
            if door is not None and door is not cell.door
        )
        if news:
            detail = next((r.detail for r in reports.values() if r.detail), "")
            self.send(RecordDoors(cabinet=self.cabinet, seen=news, detail=detail[:LONGEST_DETAIL]))
        return any(door is not DoorState.CLOSED for door in seen.values())

    def _next(self) -> int | None:
        with self.reading() as shelf:
            waiting = orders_in(shelf, self.cabinet, OrderState.ASKED)
        return waiting[0].id if waiting else None

    def _opening(self, order: int, report: OpenReport) -> RecordOpening:
        return RecordOpening(
            order=order,
            door=report.door,
            told=report.sent,
            detail=report.detail[:LONGEST_DETAIL],
            others=self._numbers(report.others),
        )

    def _numbers(self, places: Sequence[CellPlace]) -> tuple[int, ...]:
        with self.reading() as shelf:
            cells = cells_of(shelf, self.cabinet)
        return tuple(cell.number for cell in cells if cell.place in places)
