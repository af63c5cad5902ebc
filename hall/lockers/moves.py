"""What can happen at a door, and to the result behind it. Each move hands back the new state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from hall.lockers.bank import DoorState
from hall.lockers.cell import Cell, Condition, Doubt
from hall.lockers.events import (
    CellDoubtful,
    CollectingBegun,
    CollectingFailed,
    DoorOpened,
    DoorOpenedUnasked,
    DoorOrdered,
    DoorShut,
    DoorStayedShut,
    DoorUnseen,
    DoorUnsure,
    RecallBegun,
    RecallFailed,
    StayCollected,
    StayDoubtful,
    StayRecalled,
    StoringBegun,
    StoringFailed,
)
from hall.lockers.order import DoorOrder, OrderState, Purpose
from hall.lockers.stay import Stay, StayState
from hall.progress import Event, Progress

NOTHING = Progress((), ())


@dataclass(frozen=True, slots=True)
class Door:
    """A cell with the order that its door follows, and the result in it."""

    cell: Cell
    order: DoorOrder | None = None
    stay: Stay | None = None

    @property
    def is_asked(self) -> bool:
        """Whether the board was told to open it, as far as anybody knows."""
        told = (OrderState.TAKEN, OrderState.UNSURE)
        return self.order is not None and self.order.state in told


def order(door: Door, new: DoorOrder) -> Progress:
    """Let the door be opened: the intent, before any board hears of it."""
    cell = replace(door.cell, order=new.id)
    stay = (replace(door.stay, order=new.id),) if door.stay else ()
    return Progress((new, cell, *stay), (DoorOrdered(**new.about()),))


def reserve(stay: Stay, cell: Cell) -> tuple[Progress, Door]:
    """存入: the cell is kept for it."""
    kept = replace(cell, stay=stay.id)
    return Progress((stay, kept), (StoringBegun(**stay.about()),)), Door(kept, None, stay)


def begin_collecting(door: Door, shown: str) -> tuple[Progress, Door]:
    """取件: its applicant is here."""
    stay = _of(door, StayState.COLLECTING)
    return Progress((stay,), (CollectingBegun(**stay.about(), shown=shown),)), replace(
        door, stay=stay
    )


def begin_recall(door: Door, reason: str) -> tuple[Progress, Door]:
    """取回: staff take it out."""
    stay = replace(_of(door, StayState.RECALLING), reason=reason)
    begun = RecallBegun(**stay.about(), reason=reason)
    return Progress((stay,), (begun,)), replace(door, stay=stay)


def take(order: DoorOrder, at: datetime) -> Progress:
    """The board is told from now on."""
    return Progress((replace(order, state=OrderState.TAKEN, taken_at=at),), ())


def opened(door: Door, at: datetime) -> Progress:
    """Its sensor has seen it open, as it was asked to. A code that opened it is spent."""
    assert door.order
    order = replace(door.order, state=OrderState.OPEN, opened_at=at)
    cell = replace(door.cell, door=DoorState.OPEN, open_since=at)
    event = DoorOpened(**order.about())
    if door.stay is None:
        return Progress((order, cell), (event,))
    stay = door.stay
    if order.purpose is Purpose.STORE:
        stay = replace(stay, state=StayState.STORING)
    if order.purpose is Purpose.COLLECT:
        stay = replace(stay, code=None)
    return Progress((order, cell, stay), (event,))


def stayed_shut(door: Door, at: datetime, *, told: bool, detail: str = "") -> Progress:
    """It didn't open: what was to be put in isn't, what lies there still does.

    A door that was told to and stays shut makes its cell doubtful.
    """
    assert door.order
    order = replace(door.order, state=OrderState.FAILED, ended_at=at, detail=detail)
    event = DoorStayedShut(**order.about(), told=told, detail=detail)
    back, said = _back(door, at)
    cell = replace(door.cell, stay=None if back and back.ended_at else door.cell.stay)
    doubted = doubt(cell, Doubt.STAYED_SHUT) if told else Progress((cell,), ())
    stays = (back,) if back else ()
    return Progress((order, *stays, *doubted.changed), (event, *said, *doubted.events))


def _back(door: Door, at: datetime) -> tuple[Stay | None, tuple[Event, ...]]:
    """The stay as it was before the order, and what is said of it."""
    stay, order = door.stay, door.order
    if stay is None or order is None or order.purpose is Purpose.LOOK:
        return stay, ()
    if order.purpose is Purpose.STORE:
        stay = over(stay, StayState.NOT_STORED, at)
        return stay, (StoringFailed(**stay.about(), how="stayed-shut"),)
    stay = replace(stay, state=StayState.STORED, reason=None)
    collects = order.purpose is Purpose.COLLECT
    failed = CollectingFailed if collects else RecallFailed
    return stay, (failed(**stay.about()),)


def unsure(door: Door, detail: str = "") -> Progress:
    """The board may have been told, and nobody can see the door."""
    assert door.order
    order = replace(door.order, state=OrderState.UNSURE, detail=detail)
    cell = replace(door.cell, door=DoorState.UNKNOWN)
    return Progress((order, cell), (DoorUnsure(**order.about(), detail=detail),))


def unseen(door: Door, at: datetime) -> Progress:
    """The door may have been open and nobody saw it: staff look before anything goes on.

    A code that may have opened it opens nothing any more.
    """
    assert door.order
    order = replace(door.order, state=OrderState.LOST, ended_at=at)
    spent = door.stay and order.purpose is Purpose.COLLECT
    stay = replace(door.stay, code=None) if door.stay and spent else door.stay
    found = _doubted(replace(door, stay=stay), Doubt.UNSURE)
    return Progress((order,), (DoorUnseen(**order.about()),)).then(found)


def opened_unasked(door: Door, at: datetime) -> Progress:
    """It stands open and nobody asked: an alert, and nothing goes on until staff have looked."""
    cell = replace(door.cell, door=DoorState.OPEN, open_since=at)
    event = DoorOpenedUnasked(**cell.where, stay=cell.stay)
    return Progress((), (event,)).then(_doubted(replace(door, cell=cell), Doubt.OPENED_UNASKED))


def shut(door: Door, at: datetime) -> Progress:
    """Its sensor has seen it shut again: what it was opened for has been done."""
    cell = replace(door.cell, door=DoorState.CLOSED, open_since=None)
    since = door.cell.open_since or at
    seconds = (at - since).total_seconds()
    mine = door.order if door.order and door.order.state is OrderState.OPEN else None
    event = DoorShut(**cell.where, order=mine.id if mine else None, seconds=seconds)
    if mine is None:
        return Progress((cell,), (event,))
    order = replace(mine, state=OrderState.SHUT, ended_at=at)
    stay, said = _done(order, door.stay, at)
    if stay and stay.ended_at:
        cell = replace(cell, stay=None)
    stays = (stay,) if stay else ()
    return Progress((order, cell, *stays), (event, *said))


def _done(
    order: DoorOrder, stay: Stay | None, at: datetime
) -> tuple[Stay | None, tuple[Event, ...]]:
    if stay is None:
        return None, ()
    if order.purpose is Purpose.COLLECT:
        gone = over(stay, StayState.COLLECTED, at)
        return gone, (StayCollected(**gone.about()),)
    if order.purpose is Purpose.RECALL:
        gone = over(stay, StayState.RECALLED, at)
        return gone, (StayRecalled(**gone.about(), reason=gone.reason or ""),)
    return stay, ()


def sprang_open(door: Door, at: datetime) -> Progress:
    """A door that was pushed and didn't catch: it is open for the same order still."""
    assert door.order
    order = replace(door.order, state=OrderState.OPEN, ended_at=None)
    cell = replace(door.cell, door=DoorState.OPEN, open_since=at)
    return Progress((order, cell), (DoorOpened(**order.about()),))


def doubt(cell: Cell, why: Doubt) -> Progress:
    """It isn't used until staff have looked. What is blocked stays so."""
    if cell.condition is Condition.BLOCKED:
        return Progress((cell,), ())
    doubtful = replace(cell, condition=Condition.DOUBTFUL, doubt=why)
    event = CellDoubtful(cabinet=cell.cabinet, cell=cell.number, doubt=str(why))
    return Progress((doubtful,), (event,))


def _doubted(door: Door, why: Doubt) -> Progress:
    """The cell is doubtful, and so is what lies in it."""
    found = doubt(door.cell, why)
    if door.stay is None or door.stay.ended_at is not None:
        return found
    stay = replace(door.stay, state=StayState.DOUBTFUL)
    return found.then(Progress((stay,), (StayDoubtful(**stay.about(), doubt=str(why)),)))


def over(stay: Stay, state: StayState, at: datetime) -> Stay:
    """It has ended; what could tell whose it was is gone."""
    ended = replace(stay, state=state, ended_at=at)
    return replace(ended, token=None, code=None, tail=None, person=None)


def _of(door: Door, state: StayState) -> Stay:
    assert door.stay
    return replace(door.stay, state=state)
