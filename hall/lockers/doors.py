"""The doors: orders to open them, and what boards and sensors say. The hall itself sends these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.facts import DeviceName, OrderId
from hall.lockers import moves
from hall.lockers.bank import DoorState
from hall.lockers.cell import Cabinet, Cell, key_of
from hall.lockers.events import CabinetAnswers, CabinetSilent, DoorLeftOpen
from hall.lockers.handing import keep
from hall.lockers.known import MOST_CELLS, cabinet_of, cell_of, cells_of, door_of, orders_in
from hall.lockers.moves import Door
from hall.lockers.order import STALE, DoorOrder, OrderState, Purpose
from hall.lockers.stay import StayState
from hall.progress import Progress
from hall.refusals import Refusal, Unknown

LONGEST_DETAIL = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the sensor of one door says."""

    cell: Annotated[int, Ge(1), Le(9_999)]
    door: DoorState


@command()
class TakeOrder:
    """The board is told next. Sent by the hall itself, and on the disk before the board hears."""

    order: OrderId

    def carry_out(self, work: Work) -> Answer:
        """`go` is false for what nobody waits for any more; then the door stays shut."""
        door = _door(work, self.order)
        if door.order is None or door.order.state is not OrderState.ASKED:
            return {"go": False}
        if work.at - door.order.asked_at > STALE:
            keep(work, moves.stayed_shut(door, work.at, told=False, detail="nobody waits"))
            return {"go": False}
        keep(work, moves.take(door.order, work.at))
        return {"go": True, "board": door.cell.board, "channel": door.cell.channel}


@command()
class RecordOpening:
    """What became of an order, by the sensors. Sent by the hall itself."""

    order: OrderId
    door: DoorState
    told: bool
    detail: Annotated[str, Len(0, LONGEST_DETAIL)] = ""
    others: Annotated[tuple[Annotated[int, Ge(1)], ...], Len(0, MOST_CELLS)] = ()

    def carry_out(self, work: Work) -> Answer:
        """Only a door that was seen open is open; one that nobody sees is asked for later."""
        door = _door(work, self.order)
        if door.order is not None and door.order.state in (OrderState.TAKEN, OrderState.UNSURE):
            keep(work, self._became(door, work))
            _watch(work, door.cell.key)
        for number in self.others:
            record(work, cell_of(work.shelf, door.cell.cabinet, number), DoorState.OPEN)
        return {}

    def _became(self, door: Door, work: Work) -> Progress:
        if self.door is DoorState.OPEN:
            return moves.opened(door, work.at)
        if self.door is DoorState.CLOSED or not self.told:
            return moves.stayed_shut(door, work.at, told=self.told, detail=self.detail)
        return moves.unsure(door, self.detail)


@command()
class RecordDoors:
    """What the sensors of a cabinet say now. Sent by the hall itself where it is something new."""

    cabinet: DeviceName
    seen: Annotated[tuple[Seen, ...], Len(0, MOST_CELLS)]
    detail: Annotated[str, Len(0, LONGEST_DETAIL)] = ""

    def carry_out(self, work: Work) -> Answer:
        """Every door that opened or was shut is put down to the order it follows, or to nobody."""
        for one in self.seen:
            cell = work.shelf.of(Cell).get(key_of(self.cabinet, one.cell))
            if cell is not None:
                record(work, cell, one.door)
        _hear_of_silence(work, self.cabinet, self.detail)
        return {}


@command()
class FindOrders:
    """The hall has started: what was under way when it stopped. Sent by the hall itself.

    What no board has heard of is given up; whatever a board may have heard of, its sensor tells.
    """

    cabinet: DeviceName

    def carry_out(self, work: Work) -> Answer:
        """Nothing is told to any board by this."""
        for order in orders_in(work.shelf, self.cabinet, OrderState.ASKED):
            give_up(work, _door(work, order.id), "the hall stopped")
        for order in orders_in(work.shelf, self.cabinet, OrderState.TAKEN):
            keep(work, moves.unsure(_door(work, order.id), "the hall stopped"))
        return {}


@command()
class TellLeftOpen:
    """A door has stood open for too long. Sent by the hall itself."""

    cabinet: DeviceName
    cell: Annotated[int, Ge(1)]

    def carry_out(self, work: Work) -> Answer:
        """One that was shut meanwhile needs nothing."""
        cell = work.shelf.of(Cell).get(key_of(self.cabinet, self.cell))
        if cell is not None and cell.open_since is not None:
            order = door_of(work.shelf, cell).order
            mine = order.id if order and order.state is OrderState.OPEN else None
            work.note(DoorLeftOpen(cabinet=cell.cabinet, cell=cell.number, order=mine))
        return {}


def ask(
    work: Work,
    door: Door,
    purpose: Purpose,
    then: Sequence[int] = (),
    shown: str | None = None,
) -> DoorOrder:
    """Let a door be opened. Refuses one that nobody can see, or that is opening or open."""
    cell = door.cell
    if cell.door is DoorState.UNKNOWN or not cell.wired:
        raise Refusal("door_unseen", cabinet=cell.cabinet, cell=cell.number)
    if cell.open_since is not None:
        raise Refusal("door_open", cell=cell.number)
    if door.order is not None and door.order.ended_at is None:
        raise Refusal("door_is_opening", cell=cell.number)
    order = DoorOrder(
        id=work.shelf.of(DoorOrder).next_id(),
        cabinet=cell.cabinet,
        cell=cell.number,
        purpose=purpose,
        state=OrderState.ASKED,
        asked_by=str(work.by),
        asked_at=work.at,
        stay=door.stay.id if door.stay else None,
        shown=shown,
        then=tuple(then),
    )
    work.keep(moves.order(door, order))
    return order


def give_up(work: Work, door: Door, detail: str) -> None:
    """An order that nobody will answer ends: a board that may have heard of it leaves a doubt."""
    order = door.order
    if order is None or order.ended_at is not None:
        return
    if order.state is OrderState.ASKED:
        keep(work, moves.stayed_shut(door, work.at, told=False, detail=detail))
    else:
        keep(work, moves.unseen(door, work.at))


def record(work: Work, cell: Cell, seen: DoorState) -> None:
    """What a sensor says of one door, and what follows from it."""
    keep(work, _follows(work, door_of(work.shelf, cell), seen))
    _watch(work, cell.key)


def _follows(work: Work, door: Door, seen: DoorState) -> Progress:
    cell, order = door.cell, door.order
    if seen is DoorState.OPEN and cell.open_since is None:
        if door.is_asked:
            return moves.opened(door, work.at)
        return _opened_by_itself(door, work)
    if seen is DoorState.CLOSED:
        if order is not None and order.state is OrderState.UNSURE:
            closed = replace(cell, door=DoorState.CLOSED)
            return moves.unseen(replace(door, cell=closed), work.at)
        if cell.open_since is not None:
            return moves.shut(door, work.at)
    return Progress((replace(cell, door=seen),), ()) if cell.door is not seen else moves.NOTHING


def _opened_by_itself(door: Door, work: Work) -> Progress:
    """A door that didn't catch while something is put in is still that one; else nobody asked."""
    storing = door.stay is not None and door.stay.state is StayState.STORING
    if storing and door.order is not None and door.order.state is OrderState.SHUT:
        return moves.sprang_open(door, work.at)
    return moves.opened_unasked(door, work.at)


def _watch(work: Work, key: str) -> None:
    """Plan the alarm for a door that stands open, and drop it for one that is shut."""
    cell = work.shelf.of(Cell).get(key)
    if cell is None or cell.open_since is None:
        if cell is not None:
            work.drop_plan(cell.plan)
        return
    due = cell.open_since + work.setup.lockers.door_open
    if due > work.at:
        work.plan(cell.plan, due, TellLeftOpen(cabinet=cell.cabinet, cell=cell.number))


def _hear_of_silence(work: Work, name: str, detail: str) -> None:
    cabinet = cabinet_of(work.shelf, name)
    wired = [c for c in cells_of(work.shelf, name) if c.wired]
    silent = sum(cell.door is DoorState.UNKNOWN for cell in wired)
    if silent and cabinet.silent_since is None:
        work.shelf.of(Cabinet).save(replace(cabinet, silent_since=work.at))
        work.note(CabinetSilent(cabinet=name, cells=silent, detail=detail))
    elif not silent and cabinet.silent_since is not None:
        seconds = (work.at - cabinet.silent_since).total_seconds()
        work.shelf.of(Cabinet).save(replace(cabinet, silent_since=None))
        work.note(CabinetAnswers(cabinet=name, seconds=seconds))


def _door(work: Work, order_id: int) -> Door:
    order = work.shelf.of(DoorOrder).get(order_id)
    if order is None:
        raise Unknown("unknown_order")
    found = door_of(work.shelf, cell_of(work.shelf, order.cabinet, order.cell))
    return replace(found, order=order)
