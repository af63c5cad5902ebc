"""存柜: a result lies in a cell only when its door was open and is shut (J19-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from annotated_types import Ge, Le

from hall.cases.case import Case
from hall.commands import Answer, Work, command
from hall.facts import DeviceName, ResultId, StayId
from hall.lockers import moves
from hall.lockers.bank import CellSize
from hall.lockers.cell import RANK, Cell
from hall.lockers.codes import new_code, sealed_code, sealed_tail, tail_of
from hall.lockers.doors import ask
from hall.lockers.events import StayOverdue, StoringConfirmed, StoringFailed
from hall.lockers.handing import put_in
from hall.lockers.known import ISSUERS, cabinet_of, cell_of, cells_of, door_of_stay, stay_of
from hall.lockers.order import ON_THE_WAY, OrderState, Purpose
from hall.lockers.phone import send_code
from hall.lockers.stay import LIVE, Stay, StayState
from hall.people.persons import PersonRecord
from hall.ports import Shelf
from hall.refusals import Refusal
from hall.results.known import result_of
from hall.results.result import AT_THE_WINDOW, Result

CellNumber = Annotated[int, Ge(1), Le(9_999)]


@command(roles=ISSUERS)
class BeginStoring:
    """存入: keep the smallest free cell that fits, or the one that is named, and open its door."""

    cabinet: DeviceName
    result: ResultId
    cell: CellNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses what isn't at the window, has nobody known to collect it, or fits nowhere."""
        cabinet_of(work.shelf, self.cabinet)
        result = result_of(work.shelf, self.result)
        result.must_be(*AT_THE_WINDOW)
        _must_not_stay(work.shelf, result)
        stay = _stay(work, result, self._cell(work, result))
        progress, door = moves.reserve(stay, cell_of(work.shelf, stay.cabinet, stay.cell))
        work.keep(progress)
        order = ask(work, door, Purpose.STORE)
        return {"stay": stay.id, "cell": stay.cell, "order": order.id}

    def _cell(self, work: Work, result: Result) -> Cell:
        size = CellSize(result.size)
        if self.cell is not None:
            cell = cell_of(work.shelf, self.cabinet, self.cell)
            if not cell.takes(size):
                raise Refusal("cell_not_free", cabinet=self.cabinet, cell=cell.number)
            return cell
        found = smallest_free(work.shelf, self.cabinet, size)
        if found is None:
            raise Refusal("locker_full", cabinet=self.cabinet)
        return found


@command(roles=ISSUERS, answer_is_secret=True)
class ConfirmStored:
    """已放入: it lies in the cell. The answer alone has its pick-up code, once.

    The sensor must have seen the door open and then shut; otherwise it isn't stored.
    """

    stay: StayId

    def carry_out(self, work: Work) -> Answer:
        """Refuses while the door stands open, and what didn't get as far as an open door."""
        stay = stay_of(work.shelf, self.stay)
        _must_be_put_in(work.shelf, stay)
        stored, code = lie_there(work, stay)
        put_in(work, stored)
        send_code(work, stored, code)
        return {"stay": stored.id, "cell": stored.cell, "code": code}


@command(roles=ISSUERS)
class GiveUpStoring:
    """未放入: nothing was put in; the cell is free again."""

    stay: StayId

    def carry_out(self, work: Work) -> Answer:
        """Refuses while the door opens or stands open."""
        stay = stay_of(work.shelf, self.stay)
        if stay.state not in (StayState.RESERVED, StayState.STORING):
            raise Refusal("not_being_stored", number=stay.number)
        _must_be_shut(work.shelf, stay)
        gone = moves.over(stay, StayState.NOT_STORED, work.at)
        work.shelf.of(Stay).save(gone)
        free(work, stay)
        work.note(StoringFailed(**gone.about(), how="given-up"))
        return {"stay": gone.id, "cell": gone.cell}


@command()
class TellStayOverdue:
    """Its days in the cell are over. Sent by the hall itself."""

    stay: StayId

    def carry_out(self, work: Work) -> Answer:
        """What is no longer there needs nothing."""
        stay = work.shelf.of(Stay).get(self.stay)
        if stay is not None and stay.state in LIVE:
            work.note(StayOverdue(**stay.about()))
        return {}


def smallest_free(shelf: Shelf, cabinet: str, size: CellSize) -> Cell | None:
    """The smallest free cell that takes something of this size, the lowest number first."""
    fit = (cell for cell in cells_of(shelf, cabinet) if cell.takes(size))
    return min(fit, key=lambda cell: (RANK[cell.size], cell.number), default=None)


def lie_there(work: Work, stay: Stay) -> tuple[Stay, str]:
    """From now on it lies in its cell, and a new code gets it out; a new QR code, too."""
    code = new_code(work.shelf, work.secrets, work.setup.lockers.code_digits)
    due = stay.due or work.at + timedelta(days=work.setup.lockers.days)
    stored = replace(
        stay,
        state=StayState.STORED,
        stored_at=stay.stored_at or work.at,
        stored_by=stay.stored_by or str(work.by),
        due=due,
        token=work.secrets.token(),
        code=sealed_code(work.secrets, code),
        misses=0,
        locked_until=None,
    )
    work.shelf.of(Stay).save(stored)
    if due > work.at:
        work.plan(stored.plan, due, TellStayOverdue(stay=stored.id))
    if stay.stored_at is None:
        work.note(StoringConfirmed(**stored.about(), due=due.isoformat()))
    return stored, code


def free(work: Work, stay: Stay) -> None:
    """Its cell holds nothing any more."""
    cell = cell_of(work.shelf, stay.cabinet, stay.cell)
    if cell.stay == stay.id:
        work.shelf.of(Cell).save(replace(cell, stay=None))


def _stay(work: Work, result: Result, cell: Cell) -> Stay:
    case = work.shelf.of(Case).get(result.case)
    known = case and case.applicant and work.shelf.of(PersonRecord).get(case.applicant)
    person = known or None
    tail = tail_of(person)
    if tail is None:
        raise Refusal("applicant_without_numbers", number=result.number)
    stay_id = work.shelf.of(Stay).next_id()
    return Stay(
        id=stay_id,
        cabinet=cell.cabinet,
        cell=cell.number,
        result=result.id,
        case=result.case,
        number=result.number,
        state=StayState.RESERVED,
        reserved_at=work.at,
        reserved_by=str(work.by),
        tail=sealed_tail(work.secrets, stay_id, tail),
        person=person.id_sealed if person else None,
    )


def _must_not_stay(shelf: Shelf, result: Result) -> None:
    for stay in shelf.of(Stay).find(result=result.id):
        if stay.state in LIVE:
            raise Refusal("stays_already", cabinet=stay.cabinet, cell=stay.cell)


def _must_be_put_in(shelf: Shelf, stay: Stay) -> None:
    if stay.state is StayState.DOUBTFUL:
        raise Refusal("cell_in_doubt", cabinet=stay.cabinet, cell=stay.cell)
    if stay.state not in (StayState.RESERVED, StayState.STORING):
        raise Refusal("not_being_stored", number=stay.number)
    _must_be_shut(shelf, stay)


def _must_be_shut(shelf: Shelf, stay: Stay) -> None:
    order = door_of_stay(shelf, stay).order
    if order is not None and order.state in ON_THE_WAY:
        raise Refusal("door_is_opening", cell=stay.cell)
    if order is not None and order.state is OrderState.OPEN:
        raise Refusal("door_open", cell=stay.cell)
