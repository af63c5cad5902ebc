"""What a cell's news means for the result itself: stored, at the window again, or delivered."""

from __future__ import annotations

from hall.cases.case import Delivery
from hall.commands import Work
from hall.lockers.stay import Stay, StayState
from hall.outbox.notice import overtake
from hall.progress import Progress
from hall.results import moves
from hall.results.delivering import deliver
from hall.results.known import result_of
from hall.results.receipt import Receipt, Signed

TO = "applicant"


def keep(work: Work, progress: Progress) -> None:
    """Keep what a door's move changed, and let the result follow whatever ended its stay."""
    work.keep(progress)
    for stay in progress.changed:
        if isinstance(stay, Stay) and stay.ended_at == work.at:
            _follow(work, stay)


def put_in(work: Work, stay: Stay) -> None:
    """存柜: it lies in its cell."""
    work.keep(moves.store(result_of(work.shelf, stay.result), _place(stay)))


def take_out(work: Work, stay: Stay, reason: str) -> None:
    """取回: it is at the window again."""
    work.keep(moves.take_out(result_of(work.shelf, stay.result), reason))
    overtake(work, stay.case, stay.result)


def hand_out(work: Work, stay: Stay) -> None:
    """送达: its applicant has it; the code that they typed is their signature (J19-14, D21-9)."""
    result = result_of(work.shelf, stay.result)
    receipt = Receipt(
        result=result.id,
        case=result.case,
        how=Delivery.LOCKER,
        signed=Signed.CODE,
        window=result.window,
        by=work.by.name,
        at=work.at,
    )
    work.shelf.of(Receipt).save(receipt)
    deliver(work, result, Delivery.LOCKER, TO)


def _follow(work: Work, stay: Stay) -> None:
    work.drop_plan(stay.plan)
    if stay.state is StayState.COLLECTED:
        hand_out(work, stay)
    elif stay.state is StayState.RECALLED:
        take_out(work, stay, stay.reason or "")


def _place(stay: Stay) -> str:
    return f"{stay.cabinet} {stay.cell}"
