"""What needs a hand at the lockers now: doors left open, doors nobody asked for, silent boards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hall.faces import said
from hall.lockers.cell import Cabinet, Cell, Doubt
from hall.lockers.known import cells_of
from hall.ports import Shelf
from hall.setup import Setup


@dataclass(frozen=True, slots=True)
class Trouble:
    """One of them. `share`: how far it has come to what the hall allows; from 1 on it is told."""

    key: str
    facts: dict[str, Any]
    urgent: bool
    share: float = 1.0


def troubles(setup: Setup, shelf: Shelf, at: datetime) -> Iterator[Trouble]:
    """All of them, cabinet by cabinet."""
    for cabinet in shelf.of(Cabinet).find():
        yield from _of_cabinet(setup, cabinet, at)
        for cell in cells_of(shelf, cabinet.name):
            yield from _of_cell(setup, cell, at)


def _of_cabinet(setup: Setup, cabinet: Cabinet, at: datetime) -> Iterator[Trouble]:
    facts = {"cabinet": cabinet.name}
    if cabinet.silent_since is not None:
        since = said(setup, cabinet.silent_since)
        silent = {**facts, "trouble": "silent", "since": since}
        yield Trouble(f"locker-silent:{cabinet.name}", silent, urgent=True)
    if cabinet.is_locked(at):
        until = said(setup, cabinet.locked_until)
        guessed = {**facts, "trouble": "guessed", "since": until}
        yield Trouble(f"locker-guessed:{cabinet.name}", guessed, urgent=False)


def _of_cell(setup: Setup, cell: Cell, at: datetime) -> Iterator[Trouble]:
    facts = {"cabinet": cell.cabinet, "cell": cell.number}
    if cell.open_since is not None:
        share = (at - cell.open_since) / setup.lockers.door_open
        since = said(setup, cell.open_since)
        left = {**facts, "trouble": "left-open", "since": since}
        yield Trouble(f"locker-door:{cell.key}", left, urgent=True, share=share)
    if cell.stay is not None and not cell.wired:
        yield Trouble(f"locker-cell:{cell.key}", {**facts, "trouble": "unwired"}, urgent=True)
    elif cell.doubt is not None:
        urgent = cell.stay is not None or cell.doubt is Doubt.OPENED_UNASKED
        doubted = {**facts, "trouble": str(cell.doubt)}
        yield Trouble(f"locker-cell:{cell.key}", doubted, urgent=urgent)
