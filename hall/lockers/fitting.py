"""A cabinet comes into the hall, or is wired anew: the numbers on its doors stay what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.facts import DeviceName
from hall.lockers.bank import CellPlace, CellSize, DoorState
from hall.lockers.cell import Cabinet, Cell, Condition, key_of
from hall.lockers.doors import give_up
from hall.lockers.events import CabinetFitted
from hall.lockers.known import MOST_CELLS, cell_of, cells_of, door_of

ROWS = 6
"""Doors below each other where devices.toml doesn't say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wired:
    """A cell as devices.toml has it."""

    board: Annotated[int, Ge(1)]
    channel: Annotated[int, Ge(1)]
    size: CellSize


@command()
class FitCabinet:
    """A cabinet with these cells stands here. Sent by the hall itself at each start.

    A cell keeps its number as long as its lock is wired to the same place; new ones get the next.
    What isn't wired any more goes, or is out of use where something lies in it; without any cell
    the whole cabinet, which devices.toml doesn't name any more.
    """

    cabinet: DeviceName
    cells: Annotated[tuple[Wired, ...], Len(0, MOST_CELLS)]
    columns: tuple[Annotated[int, Ge(1), Le(50)], ...] = ()
    cards: bool = False

    def carry_out(self, work: Work) -> Answer:
        """Nothing happens where all is as it was."""
        before = list(cells_of(work.shelf, self.cabinet))
        cabinet = work.shelf.of(Cabinet).get(self.cabinet) or Cabinet(self.cabinet, ())
        cells = list(self._fitted(before, cabinet.numbered))
        lost = _let_go(work, before, {cell.key for cell in cells})
        self._keep_cabinet(work, cabinet, cells)
        changed = [cell for cell in cells if cell not in before]
        for cell in changed:
            work.shelf.of(Cell).save(cell)
        if changed or lost:
            work.note(CabinetFitted(cabinet=self.cabinet, cells=len(cells), lost=lost))
        return {"cabinet": self.cabinet, "cells": len(cells)}

    def _fitted(self, before: list[Cell], numbered: int) -> Iterator[Cell]:
        known = {cell.place: cell for cell in before}
        number = max((cell.number for cell in before), default=0)
        number = max(number, numbered)
        for wired in sorted(self.cells, key=lambda one: (one.board, one.channel)):
            cell = known.get(CellPlace(wired.board, wired.channel))
            if cell is None:
                number += 1
                key = key_of(self.cabinet, number)
                yield Cell(key, self.cabinet, number, wired.board, wired.channel, wired.size)
            else:
                yield replace(cell, size=wired.size, wired=True)

    def _keep_cabinet(self, work: Work, cabinet: Cabinet, cells: list[Cell]) -> None:
        kept = work.shelf.of(Cabinet)
        if not cells and not cells_of(work.shelf, self.cabinet):
            kept.drop(self.cabinet)
            return
        numbered = max((cell.number for cell in cells), default=0)
        now = replace(
            cabinet,
            columns=self.columns or _columns(len(cells)),
            cards=self.cards,
            numbered=max(numbered, cabinet.numbered),
            silent_since=cabinet.silent_since if cells else None,
        )
        if now != kept.get(self.cabinet):
            kept.save(now)


def _let_go(work: Work, before: list[Cell], here: set[str]) -> int:
    """What isn't wired any more; how many of those hold a result. No order to them stays open."""
    gone = [cell for cell in before if cell.key not in here]
    for cell in gone:
        if cell.wired:
            give_up(work, door_of(work.shelf, cell), "not wired any more")
        _unwire(work, cell_of(work.shelf, cell.cabinet, cell.number))
    return sum(cell.stay is not None and cell.wired for cell in gone)


def _unwire(work: Work, cell: Cell) -> None:
    """A sound and empty cell is gone; whatever else is known of one stays known."""
    work.drop_plan(cell.plan)
    if cell.stay is None and cell.condition is Condition.GOOD:
        work.shelf.of(Cell).drop(cell.key)
        return
    dark = replace(cell, wired=False, door=DoorState.UNKNOWN, open_since=None)
    work.shelf.of(Cell).save(dark)


def _columns(cells: int) -> tuple[int, ...]:
    full, rest = divmod(cells, ROWS)
    return (ROWS,) * full + ((rest,) if rest else ())
