"""What a cell's news means for the result itself: stored, at the window again, or delivered."""

from __future__ import annotations

from hall.cases.case import Delivery
from hall.commands import Work
from hall.lockers.events import StayCollected, StayRecalled
from hall.lockers.known import stay_of
from hall.lockers.order import DoorOrder
from hall.lockers.stay import Stay
from hall.outbox.notice import overtake
from hall.progress import Progress
from hall.results import moves
from hall.results.delivering import deliver
from hall.results.known import result_of
from hall.results.receipt import Receipt, Signed

TO = "applicant"
SIGNED = {"token": Signed.QR, "code": Signed.CODE, "card": Signed.CARD}


def keep(work: Work, progress: Progress) -> None:
    """Keep what a door's move changed, and let the result follow what ended its stay."""
    work.keep(progress)
    for event in progress.events:
        if isinstance(event, StayCollected):
            stay = stay_of(work.shelf, event.stay)
            work.drop_plan(stay.plan)
            hand_out(work, stay, _signed(work, stay))
        elif isinstance(event, StayRecalled):
            stay = stay_of(work.shelf, event.stay)
            work.drop_plan(stay.plan)
            take_out(work, stay, event.reason)


def put_in(work: Work, stay: Stay) -> None:
    """存柜: it lies in its cell."""
    work.keep(moves.store(result_of(work.shelf, stay.result), _place(stay)))


def take_out(work: Work, stay: Stay, reason: str) -> None:
    """取回: it is at the window again."""
    work.keep(moves.take_out(result_of(work.shelf, stay.result), reason))
    overtake(work, stay.case, stay.result)


def hand_out(work: Work, stay: Stay, signed: Signed, reason: str = "") -> None:
    """送达: its applicant has it; what they opened the door with signs for it (J19-14, D21-9).

    `reason`: why staff say so, where nobody was seen to open it.
    """
    result = result_of(work.shelf, stay.result)
    receipt = Receipt(
        result=result.id,
        case=result.case,
        how=Delivery.LOCKER,
        signed=signed,
        window=result.window,
        by=work.by.name,
        at=work.at,
        identity=reason,
    )
    work.shelf.of(Receipt).save(receipt)
    deliver(work, result, Delivery.LOCKER, TO)


def _signed(work: Work, stay: Stay) -> Signed:
    order = work.shelf.of(DoorOrder).get(stay.order or 0)
    return SIGNED.get(order.shown or "", Signed.CODE) if order else Signed.CODE


def _place(stay: Stay) -> str:
    return f"{stay.cabinet} {stay.cell}"
