"""What rooms and screens ask for first: a cabinet, its cells, what lies in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hall.lockers.cell import Cabinet, Cell, key_of
from hall.lockers.moves import Door
from hall.lockers.order import DoorOrder, OrderState
from hall.lockers.stay import LIVE, Stay, StayState
from hall.people.roles import LEADERS, Actor, DeviceKind, Role
from hall.ports import Shelf, Span
from hall.refusals import Forbidden, Unknown

MOST_CELLS = 1_000
ISSUERS = frozenset({Role.ISSUING_CLERK}) | LEADERS
"""Who stores results, takes them out, and looks after the cells."""


def cabinet_of(shelf: Shelf, name: str) -> Cabinet:
    """The cabinet of this name. Raises Unknown."""
    cabinet = shelf.of(Cabinet).get(name)
    if cabinet is None:
        raise Unknown("unknown_cabinet", cabinet=name[:80])
    return cabinet


def cells_of(shelf: Shelf, cabinet: str) -> Sequence[Cell]:
    """Its cells by their numbers."""
    return shelf.of(Cell).find(cabinet=cabinet, number=Span(), limit=MOST_CELLS)


def cell_of(shelf: Shelf, cabinet: str, number: int) -> Cell:
    """One cell. Raises Unknown."""
    cabinet_of(shelf, cabinet)
    cell = shelf.of(Cell).get(key_of(cabinet, number))
    if cell is None:
        raise Unknown("unknown_cell", cabinet=cabinet, cell=number)
    return cell


def stay_of(shelf: Shelf, stay_id: int) -> Stay:
    """The stay of this id. Raises Unknown."""
    stay = shelf.of(Stay).get(stay_id)
    if stay is None:
        raise Unknown("unknown_stay")
    return stay


def stays_in(shelf: Shelf, cabinet: str, states: Iterable[StayState] = LIVE) -> list[Stay]:
    """What lies in a cabinet, or is on its way in or out, in these states; oldest first."""
    kept = shelf.of(Stay)
    found = [s for state in states for s in kept.find(cabinet=cabinet, state=state)]
    return sorted(found, key=lambda stay: stay.id)


def door_of(shelf: Shelf, cell: Cell) -> Door:
    """A cell with its last order and what lies in it."""
    order = shelf.of(DoorOrder).get(cell.order) if cell.order else None
    stay = shelf.of(Stay).get(cell.stay) if cell.stay else None
    return Door(cell, order, stay)


def door_of_stay(shelf: Shelf, stay: Stay) -> Door:
    """The door behind which it lies."""
    return door_of(shelf, cell_of(shelf, stay.cabinet, stay.cell))


def orders_in(shelf: Shelf, cabinet: str, *states: OrderState) -> list[DoorOrder]:
    """Its orders in these states, oldest first."""
    kept = shelf.of(DoorOrder)
    found = [o for state in states for o in kept.find(cabinet=cabinet, state=state)]
    return sorted(found, key=lambda order: order.id)


def must_be_at(by: Actor, cabinet: str) -> None:
    """Refuse what the screen of one cabinet asks of another."""
    if by.is_device(DeviceKind.LOCKER) and by.place != cabinet:
        raise Forbidden("other_cabinet_screen", cabinet=cabinet)
