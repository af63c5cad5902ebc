"""What screens see of a cabinet: `locker:NAME` at its own screen, `cells:NAME` for staff."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from hall.cases.case import Case, Delivery
from hall.faces import Face, said
from hall.lockers.bank import DoorState
from hall.lockers.cell import Cabinet, Cell, Condition
from hall.lockers.known import ISSUERS, cabinet_of, cells_of, door_of, stays_in
from hall.lockers.order import DoorOrder
from hall.lockers.stay import LIVE, UNDER_WAY, Stay, StayState
from hall.people.persons import face_of
from hall.ports import Shelf
from hall.results.result import AT_THE_WINDOW, Result
from hall.setup import Setup
from hall.viewing import RoomView

LATELY = timedelta(minutes=2)
"""How long a screen hears what became of an order that is over."""
MOST = 200
KINDS = (
    "Cabinet",
    "Cell",
    "Door",
    "Stay",
    "Storing",
    "Collecting",
    "Recall",
    "Guess",
    "Pickup",
    "Result",
)


def locker_face(setup: Setup, shelf: Shelf, name: str, at: datetime) -> Face:
    """The cabinet's doors as its own screen draws them, and the orders that somebody waits for."""
    cabinet = cabinet_of(shelf, name)
    cells = cells_of(shelf, name)
    locked = cabinet.is_locked(at)
    return {
        "cabinet": cabinet.name,
        "columns": list(cabinet.columns),
        "cells": [_drawn(cell) for cell in cells],
        "orders": [order_face(o) for o in _orders(shelf, cells, at)],
        "silent": bool(cells) and all(cell.door is DoorState.UNKNOWN for cell in cells),
        "locked_until": said(setup, cabinet.locked_until) if locked else None,
    }


def order_face(order: DoorOrder) -> Face:
    """How an order stands."""
    return {
        "order": order.id,
        "cell": order.cell,
        "purpose": str(order.purpose),
        "state": str(order.state),
        "more": len(order.then),
    }


def cells_face(setup: Setup, shelf: Shelf, name: str, at: datetime) -> Face:
    """Every cell with what lies in it, what waits to be stored, and what needs a hand."""
    cabinet = cabinet_of(shelf, name)
    cells = cells_of(shelf, name)
    stays = {stay.id: stay for stay in stays_in(shelf, name, LIVE)}
    return {
        **locker_face(setup, shelf, name, at),
        "silent_since": said(setup, cabinet.silent_since),
        "cells": [
            {**_drawn(cell), **_minded(setup, cell), "stay": _in(setup, shelf, stays, cell, at)}
            for cell in cells
        ],
        "waiting": waiting_face(shelf),
        "days": setup.lockers.days,
    }


def waiting_face(shelf: Shelf) -> list[Face]:
    """Results at the window that are wanted in a locker."""
    found = [
        result
        for state in AT_THE_WINDOW
        for result in shelf.of(Result).find(state=state, limit=MOST)
        if result.how is Delivery.LOCKER
    ]
    return [_result(shelf, result) for result in sorted(found, key=lambda one: one.id)]


def summary(setup: Setup, shelf: Shelf, at: datetime) -> list[Face]:
    """Each cabinet in a line: how full, how many doubtful cells, how many overdue."""
    return [_line(setup, shelf, cabinet, at) for cabinet in shelf.of(Cabinet).find()]


def _line(setup: Setup, shelf: Shelf, cabinet: Cabinet, at: datetime) -> Face:
    cells, stays = cells_of(shelf, cabinet.name), stays_in(shelf, cabinet.name, LIVE)
    return {
        "cabinet": cabinet.name,
        "cells": len(cells),
        "free": sum(cell.stay is None and cell.condition is Condition.GOOD for cell in cells),
        "stored": sum(stay.state is StayState.STORED for stay in stays),
        "overdue": sum(_is_overdue(stay, at) for stay in stays),
        "doubtful": sum(cell.condition is Condition.DOUBTFUL for cell in cells),
        "silent_since": said(setup, cabinet.silent_since),
    }


def _orders(shelf: Shelf, cells: Sequence[Cell], at: datetime) -> list[DoorOrder]:
    doors = [door_of(shelf, cell) for cell in cells if cell.order]
    live = [d.order for d in doors if d.order and _is_followed(d.order, d.stay, at)]
    return sorted(live, key=lambda order: order.id)


def _is_followed(order: DoorOrder, stay: Stay | None, at: datetime) -> bool:
    """Somebody waits for it: its door, or a word whether something was put in."""
    if order.ended_at is None or at - order.ended_at < LATELY:
        return True
    return stay is not None and stay.state in UNDER_WAY


def _drawn(cell: Cell) -> Face:
    return {
        "cell": cell.number,
        "size": str(cell.size),
        "door": str(DoorState.OPEN if cell.open_since else cell.door),
    }


def _minded(setup: Setup, cell: Cell) -> Face:
    return {
        "condition": str(cell.condition),
        "wired": cell.wired,
        "doubt": str(cell.doubt) if cell.doubt else None,
        "reason": cell.reason,
        "open_since": said(setup, cell.open_since),
        "at": f"{cell.board}-{cell.channel}",
    }


def _in(
    setup: Setup, shelf: Shelf, stays: dict[int, Stay], cell: Cell, at: datetime
) -> Face | None:
    stay = stays.get(cell.stay or 0)
    if stay is None:
        return None
    result = shelf.of(Result).get(stay.result)
    case = shelf.of(Case).get(stay.case)
    return {
        "stay": stay.id,
        "state": str(stay.state),
        "order": stay.order,
        "number": stay.number,
        "result": stay.result,
        "document": result.document if result else "",
        "applicant": face_of(shelf, case.applicant if case else None),
        "stored_at": said(setup, stay.stored_at),
        "due": said(setup, stay.due),
        "overdue": _is_overdue(stay, at),
        "was_stored": stay.stored_at is not None,
    }


def _is_overdue(stay: Stay, at: datetime) -> bool:
    return stay.due is not None and at >= stay.due


def _result(shelf: Shelf, result: Result) -> Face:
    case = shelf.of(Case).get(result.case)
    return {
        "result": result.id,
        "number": result.number,
        "document": result.document,
        "size": str(result.size),
        "place": result.place,
        "applicant": face_of(shelf, case.applicant if case else None),
        "token": case.token if case else None,
    }


def _view(setup: Setup, shelf: Shelf, which: str, at: datetime) -> dict[str, Any]:
    return cells_face(setup, shelf, which, at)


CELLS = RoomView("cells", _view, ISSUERS, KINDS, single=False)
