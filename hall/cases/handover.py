"""交接: paper goes from a window to a department in batches, and both sides sign (J19-7, Z17-4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from annotated_types import Len, doc

from hall.cases import part_moves
from hall.cases.events import BatchHandedOver, BatchSigned
from hall.cases.known import case_of, keeper_of, must_be_of
from hall.cases.part import Part, PartState
from hall.commands import Answer, Work, command
from hall.faces import Face, said
from hall.facts import BatchId, Department, PartId
from hall.people.accounts import must_be_a_department
from hall.people.roles import AT_WINDOWS, Role
from hall.ports import Shelf, Span
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import Setup

MOST = 200
"""Parts in one batch: what somebody carries, and signs for at a glance."""


@dataclass(frozen=True, slots=True)
class Batch:
    """移交单: what was carried to a department together. `due` is the earliest cut-off in it."""

    id: int
    department: str
    given_by: str
    given_at: datetime
    due: datetime
    parts: int
    taken_by: str | None = None
    taken_at: datetime | None = None
    missing: int = 0


@command(roles=AT_WINDOWS)
class HandOver:
    """移交: everything that waits for a department goes over, on one sheet; the giver signs."""

    department: Department

    def carry_out(self, work: Work) -> Answer:
        """Refuses where nothing waits."""
        must_be_a_department(work.setup, self.department)
        parts = waiting_for(work.shelf, self.department, MOST)
        if not parts:
            raise Refusal("nothing_to_hand_over", department=self.department)
        batch = Batch(
            id=work.shelf.of(Batch).next_id(),
            department=self.department,
            given_by=work.by.name,
            given_at=work.at,
            due=min(part.hand_over_by for part in parts if part.hand_over_by),
            parts=len(parts),
        )
        work.shelf.of(Batch).save(batch)
        for part in parts:
            work.shelf.of(Part).save(replace(part, batch=batch.id, edition=part.edition + 1))
        work.note(BatchHandedOver(batch=batch.id, department=batch.department, parts=batch.parts))
        return batch_face(work.setup, work.shelf, batch)


@command(roles=frozenset({Role.BACK_OFFICE}))
class SignBatch:
    """签收: the department has what stands on the sheet, save what is missing; the taker signs.

    What is missing goes back to what waits for the department.
    """

    batch: BatchId
    missing: Annotated[tuple[PartId, ...], Len(0, MOST), doc("Parts on the sheet, not there")] = ()

    def carry_out(self, work: Work) -> Answer:
        """Refuses what was signed already, and parts that don't stand on the sheet."""
        batch = batch_of(work.shelf, self.batch)
        must_be_of(work, batch.department)
        if batch.taken_at is not None:
            raise Refusal("batch_signed_already", batch=batch.id)
        parts = parts_in(work.shelf, batch)
        if not set(self.missing) <= {part.id for part in parts}:
            raise Invalid("missing", "unknown")
        for part in parts:
            self._take(work, part)
        signed = replace(batch, taken_by=work.by.name, taken_at=work.at, missing=len(self.missing))
        work.shelf.of(Batch).save(signed)
        late = (work.at - batch.due).total_seconds()
        work.note(
            BatchSigned(
                batch=batch.id,
                department=batch.department,
                missing=self.missing,
                seconds=late,
            )
        )
        return batch_face(work.setup, work.shelf, signed)

    def _take(self, work: Work, part: Part) -> None:
        """What stopped on the way, or was taken from the screen, needs no signature any more."""
        if part.state is not PartState.SENT:
            return
        if part.id in self.missing:
            work.shelf.of(Part).save(replace(part, batch=None, edition=part.edition + 1))
            return
        case = case_of(work.shelf, part.case)
        work.keep(part_moves.take(keeper_of(work), case, part, work.by.name))


def waiting_for(shelf: Shelf, department: str, limit: int) -> Sequence[Part]:
    """Paper that no batch has taken along yet, the earliest cut-off first."""
    return shelf.of(Part).find(**_waiting(department), hand_over_by=Span(), limit=limit)


def how_much_waits(shelf: Shelf, department: str, at: datetime | None = None) -> int:
    """How much of it there is; with a moment, how much is late by then."""
    return shelf.of(Part).count(**_waiting(department), hand_over_by=Span(None, at))


def _waiting(department: str) -> dict[str, Any]:
    """Immediate cases have no paper, and so no moment by which it is to be handed over."""
    return {"department": department, "state": PartState.SENT, "batch": None}


def unsigned(shelf: Shelf, department: str) -> list[Batch]:
    """The sheets with something on them that is not signed for, the earliest cut-off first."""
    found, last = [], 0
    sent: dict[str, Any] = {"department": department, "state": PartState.SENT}
    while parts := shelf.of(Part).find(**sent, batch=Span(last + 1, None), limit=1):
        last = parts[0].batch or last + 1
        found.append(batch_of(shelf, last))
    return sorted((b for b in found if b.taken_at is None), key=lambda b: (b.due, b.id))


def batch_of(shelf: Shelf, batch_id: int) -> Batch:
    """The batch of this id. Raises Unknown."""
    batch = shelf.of(Batch).get(batch_id)
    if batch is None:
        raise Unknown("unknown_batch")
    return batch


def parts_in(shelf: Shelf, batch: Batch) -> Sequence[Part]:
    """What stands on its sheet."""
    return shelf.of(Part).find(batch=batch.id)


def late_parts(shelf: Shelf, department: str, at: datetime) -> Sequence[Part]:
    """Paper that should be there by now and isn't signed for, the latest first (J19-7)."""
    return shelf.of(Part).find(**_late(department, at))


def how_many_late(shelf: Shelf, department: str, at: datetime) -> int:
    """How many of them there are."""
    return shelf.of(Part).count(**_late(department, at))


def _late(department: str, at: datetime) -> dict[str, Any]:
    return {"department": department, "state": PartState.SENT, "hand_over_by": Span(None, at)}


def batches_of(shelf: Shelf, department: str, since: datetime) -> Sequence[Batch]:
    """The batches of a department since a moment, oldest first."""
    return shelf.of(Batch).find(department=department, given_at=Span(since, None))


def batch_face(setup: Setup, shelf: Shelf, batch: Batch) -> Face:
    """A batch with its sheet: which cases it carries, and who signed when."""
    parts = parts_in(shelf, batch)
    return {
        "batch": batch.id,
        "department": batch.department,
        "given_by": batch.given_by,
        "given_at": said(setup, batch.given_at),
        "due": said(setup, batch.due),
        "taken_by": batch.taken_by,
        "taken_at": said(setup, batch.taken_at),
        "missing": batch.missing,
        "parts": [
            {
                "part": part.id,
                "case": part.case,
                "number": case_of(shelf, part.case).number,
                "state": str(part.state),
            }
            for part in parts
        ],
    }
