"""What staff do at a cabinet: take a result out again, look into a cell, settle a doubt."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

from hall.commands import Answer, Work, command
from hall.facts import DeviceName, Reason, StayId
from hall.lockers import moves
from hall.lockers.cell import Cell, Condition
from hall.lockers.doors import ask, give_up
from hall.lockers.events import (
    CellBlocked,
    CellCleared,
    CellUnblocked,
    StayCollected,
    StayFound,
    StayMissing,
    StoringFailed,
)
from hall.lockers.handing import hand_out, put_in, take_out
from hall.lockers.known import ISSUERS, cell_of, door_of, door_of_stay, stay_of
from hall.lockers.order import Purpose
from hall.lockers.phone import send_code
from hall.lockers.stay import Stay, StayState
from hall.lockers.storing import CellNumber, lie_there
from hall.refusals import Invalid, Refusal
from hall.results.receipt import Signed


class InCell(StrEnum):
    """What staff found: it lies there, its applicant has it, or neither."""

    HERE = "here"
    TAKEN = "taken"
    AWAY = "away"


@command(roles=ISSUERS)
class RecallStay:
    """取回: open the cell and take the result back to the window."""

    stay: StayId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses what doesn't lie in its cell."""
        stay = stay_of(work.shelf, self.stay)
        if stay.state is StayState.DOUBTFUL:
            raise Refusal("cell_in_doubt", cabinet=stay.cabinet, cell=stay.cell)
        if stay.state is not StayState.STORED:
            raise Refusal("not_stored", number=stay.number)
        progress, door = moves.begin_recall(door_of_stay(work.shelf, stay), self.reason)
        work.keep(progress)
        return {"cell": stay.cell, "order": ask(work, door, Purpose.RECALL).id}


@command(roles=ISSUERS)
class OpenCell:
    """开格查看: open a door to look; what lies in it stays where it is."""

    cabinet: DeviceName
    cell: CellNumber
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses while its door opens or stands open, and while something else is done with it."""
        door = door_of(work.shelf, cell_of(work.shelf, self.cabinet, self.cell))
        if door.stay is not None and door.stay.state not in (StayState.STORED, StayState.DOUBTFUL):
            raise Refusal("door_is_opening", cell=self.cell)
        return {"cell": self.cell, "order": ask(work, door, Purpose.LOOK).id}


@command(roles=ISSUERS, answer_is_secret=True)
class ClearCell:
    """清格: staff have looked. The cell may be used again, and what is in doubt is settled.

    Where the result lies there, the answer has a new pick-up code for it.
    """

    cabinet: DeviceName
    cell: CellNumber
    found: InCell | None = None
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses an open door, no word about a result that should be there, and no reason for
        saying that its applicant has it: that stands in the receipt.

        An order that has waited for too long for its keeper or for a sensor ends with this.
        """
        cell = cell_of(work.shelf, self.cabinet, self.cell)
        if cell.open_since is not None:
            raise Refusal("door_open", cell=cell.number)
        door = door_of(work.shelf, cell)
        if door.order is not None and door.order.is_stuck(work.at):
            give_up(work, door, "nobody answered")
            door = door_of(work.shelf, cell_of(work.shelf, self.cabinet, self.cell))
        if door.order is not None and door.order.ended_at is None:
            raise Refusal("door_is_opening", cell=cell.number)
        answer = self._settle(work, door.stay)
        fresh = cell_of(work.shelf, self.cabinet, self.cell)
        work.shelf.of(Cell).save(replace(fresh, condition=_sound(fresh), doubt=None))
        found = str(self.found) if self.found else None
        work.note(CellCleared(**cell.where, found=found, stay=door.cell.stay))
        return {"cell": cell.number, **answer}

    def _settle(self, work: Work, stay: Stay | None) -> Answer:
        if stay is None:
            return {"code": None}
        if self.found is None:
            raise Invalid("found", "missing")
        if stay.state not in (StayState.STORED, StayState.DOUBTFUL):
            raise Refusal("door_is_opening", cell=stay.cell)
        return {"code": SETTLED[self.found](work, stay, self.reason)}


@command(roles=ISSUERS)
class BlockCell:
    """停用: a cell isn't used any more, and why. What lies in it may still be collected."""

    cabinet: DeviceName
    cell: CellNumber
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """A cell that is in doubt is looked into first."""
        cell = cell_of(work.shelf, self.cabinet, self.cell)
        if cell.condition is not Condition.GOOD:
            raise Refusal("cell_not_in_use", cabinet=cell.cabinet, cell=cell.number)
        blocked = replace(cell, condition=Condition.BLOCKED, reason=self.reason)
        work.shelf.of(Cell).save(blocked)
        work.note(CellBlocked(cabinet=cell.cabinet, cell=cell.number, reason=self.reason))
        return {"cell": cell.number, "condition": str(blocked.condition)}


@command(roles=ISSUERS)
class UnblockCell:
    """恢复使用: it is in order again."""

    cabinet: DeviceName
    cell: CellNumber

    def carry_out(self, work: Work) -> Answer:
        """Refuses a cell that nobody has blocked."""
        cell = cell_of(work.shelf, self.cabinet, self.cell)
        if cell.condition is not Condition.BLOCKED:
            raise Refusal("cell_not_blocked", cabinet=cell.cabinet, cell=cell.number)
        good = replace(cell, condition=Condition.GOOD, reason=None)
        work.shelf.of(Cell).save(good)
        work.note(CellUnblocked(cabinet=cell.cabinet, cell=cell.number))
        return {"cell": cell.number, "condition": str(good.condition)}


def _sound(cell: Cell) -> Condition:
    return Condition.GOOD if cell.condition is Condition.DOUBTFUL else cell.condition


def _here(work: Work, stay: Stay, _: str | None) -> str:
    never_stored = stay.stored_at is None
    stored, code = lie_there(work, stay)
    if never_stored:
        put_in(work, stored)
    send_code(work, stored, code)
    work.note(StayFound(**stored.about()))
    return code


def _taken(work: Work, stay: Stay, reason: str | None) -> None:
    if stay.stored_at is None:
        raise Invalid("found", "unknown")
    if reason is None:
        raise Invalid("reason", "missing")
    gone = _ended(work, stay, StayState.COLLECTED)
    work.note(StayCollected(**gone.about()))
    hand_out(work, gone, Signed.STAFF, reason)


def _away(work: Work, stay: Stay, _: str | None) -> None:
    """A result that was stored and is gone is missed; one that never was is at the window."""
    if stay.stored_at is None:
        gone = _ended(work, stay, StayState.NOT_STORED)
        work.note(StoringFailed(**gone.about(), how="not-found"))
        return
    gone = _ended(work, stay, StayState.RECALLED)
    work.note(StayMissing(**gone.about()))
    take_out(work, gone, "not-found")


def _ended(work: Work, stay: Stay, state: StayState) -> Stay:
    gone = moves.over(stay, state, work.at)
    work.shelf.of(Stay).save(gone)
    work.drop_plan(gone.plan)
    cell = cell_of(work.shelf, stay.cabinet, stay.cell)
    work.shelf.of(Cell).save(replace(cell, stay=None))
    return gone


SETTLED: dict[InCell, Any] = {InCell.HERE: _here, InCell.TAKEN: _taken, InCell.AWAY: _away}
