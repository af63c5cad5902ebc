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
from hall.lockers.events import CabinetFitted
from hall.lockers.known import MOST_CELLS, cells_of

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
    What isn't wired any more goes, or is out of use where something lies in it.
    """

    cabinet: DeviceName
    cells: Annotated[tuple[Wired, ...], Len(1, MOST_CELLS)]
    columns: tuple[Annotated[int, Ge(1), Le(50)], ...] = ()
    cards: bool = False

    def carry_out(self, work: Work) -> Answer:
        """Nothing happens where all is as it was."""
        before = list(cells_of(work.shelf, self.cabinet))
        cells = list(self._fitted(before))
        lost = self._let_go(work, before, {cell.key for cell in cells})
        self._keep_cabinet(work, len(cells))
        changed = [cell for cell in cells if cell not in before]
        for cell in changed:
            work.shelf.of(Cell).save(cell)
        if changed or lost:
            work.note(CabinetFitted(cabinet=self.cabinet, cells=len(cells), lost=lost))
        return {"cabinet": self.cabinet, "cells": len(cells)}

    def _fitted(self, before: list[Cell]) -> Iterator[Cell]:
        known = {cell.place: cell for cell in before}
        number = max((cell.number for cell in before), default=0)
        for wired in sorted(self.cells, key=lambda one: (one.board, one.channel)):
            cell = known.get(CellPlace(wired.board, wired.channel))
            if cell is None:
                number += 1
                key = key_of(self.cabinet, number)
                yield Cell(key, self.cabinet, number, wired.board, wired.channel, wired.size)
            elif cell.condition is Condition.UNWIRED:
                yield replace(cell, size=wired.size, condition=Condition.GOOD)
            else:
                yield replace(cell, size=wired.size)

    def _let_go(self, work: Work, before: list[Cell], here: set[str]) -> int:
        gone = [cell for cell in before if cell.key not in here]
        occupied = [cell for cell in gone if cell.stay is not None]
        for cell in gone:
            if cell.stay is None:
                work.shelf.of(Cell).drop(cell.key)
            else:
                unwired = Condition.UNWIRED
                work.shelf.of(Cell).save(
                    replace(cell, condition=unwired, door=DoorState.UNKNOWN, open_since=None)
                )
        return len(occupied)

    def _keep_cabinet(self, work: Work, cells: int) -> None:
        kept = work.shelf.of(Cabinet)
        cabinet = kept.get(self.cabinet) or Cabinet(self.cabinet, ())
        columns = self.columns or _columns(cells)
        if (cabinet.columns, cabinet.cards) != (columns, self.cards):
            kept.save(replace(cabinet, columns=columns, cards=self.cards))


def _columns(cells: int) -> tuple[int, ...]:
    full, rest = divmod(cells, ROWS)
    return (ROWS,) * full + ((rest,) if rest else ())
