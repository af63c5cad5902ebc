"""寄送: results go by post, registered and tracked, until they are there (J19-14)."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from annotated_types import Len, doc

from hall.cases.case import Delivery
from hall.cases.showing import must_open
from hall.commands import Answer, Work, command
from hall.facts import Edition, Moment, ParcelId, Pattern, Reason, ResultId, ShortText, WindowNumber
from hall.outbox.notice import overtake
from hall.people.persons import show
from hall.people.roles import AT_WINDOWS
from hall.refusals import Invalid, Refusal
from hall.results import moves
from hall.results.delivering import deliver
from hall.results.events import ParcelMoved
from hall.results.known import at_issuing_window, result_and_case
from hall.results.parcel import ON_THE_WAY, Parcel, ParcelState, parcel_face, parcel_of
from hall.results.receipt import Receipt, Signed
from hall.results.telling import send_posted

Tracking = Annotated[str, Len(5, 40), Pattern(r"[0-9A-Za-z-]+"), doc("运单号")]
Address = Annotated[str, Len(4, 200), doc("Where it goes; kept until it is there")]
FROM_HERE = {
    ParcelState.POSTED: (ParcelState.IN_TRANSIT, ParcelState.DELIVERED, ParcelState.RETURNED),
    ParcelState.IN_TRANSIT: (ParcelState.DELIVERED, ParcelState.RETURNED),
}


@command(roles=AT_WINDOWS)
class PostResult:
    """寄出: by this carrier, under this tracking number, to this address."""

    result: ResultId
    window: WindowNumber
    carrier: ShortText
    tracking: Tracking
    address: Address
    seen: Edition | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses what doesn't lie at the window, and a tracking number that is on its way."""
        window = at_issuing_window(work, self.window).number
        result, case = result_and_case(work, self.result, self.seen)
        work.keep(moves.post(result, self.carrier, self.tracking))
        must_be_new(work, self.tracking)
        parcel = Parcel(
            id=work.shelf.of(Parcel).next_id(),
            state=ParcelState.POSTED,
            carrier=self.carrier,
            tracking=self.tracking,
            window=window,
            by=work.by.name,
            at=work.at,
            since=work.at,
            result=result.id,
            number=case.number,
            department=result.department,
            address_locked=work.secrets.lock(self.address),
        )
        work.shelf.of(Parcel).save(parcel)
        send_posted(work, case, result, self.carrier, self.tracking)
        return parcel_face(work.setup, parcel)


@command(roles=AT_WINDOWS)
class MoveParcel:
    """What the carrier says of it, as a window hears: in transit, delivered, or returned and why.

    `when` it was delivered, where that is known later: the department's hour counts from then.
    """

    parcel: ParcelId
    window: WindowNumber
    state: ParcelState
    when: Moment | None = None
    reason: Reason | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a step back, and a moment that is still to come."""
        at_issuing_window(work, self.window)
        parcel = parcel_of(work.shelf, self.parcel)
        if self.state not in FROM_HERE.get(parcel.state, ()):
            raise Refusal("parcel_is_elsewhere", tracking=parcel.tracking, state=str(parcel.state))
        if self.when is not None and not parcel.at <= self.when <= work.at:
            raise Invalid("when", "not_in_its_time")
        if self.state is ParcelState.RETURNED and not self.reason:
            raise Invalid("reason", "missing")
        moved = replace(parcel, state=self.state, since=work.at, note=self.reason or parcel.note)
        if self.state is not ParcelState.IN_TRANSIT:
            moved = replace(moved, address_locked=None)
        work.shelf.of(Parcel).save(moved)
        work.note(ParcelMoved(**about(moved), state=str(self.state)))
        self._move_its_result(work, parcel)
        return parcel_face(work.setup, moved)

    def _move_its_result(self, work: Work, parcel: Parcel) -> None:
        assert parcel.result is not None
        result, _ = result_and_case(work, parcel.result, None)
        if self.state is ParcelState.RETURNED:
            work.keep(moves.come_back(result, self.reason or ""))
            overtake(work, result.case, result.id)
        elif self.state is ParcelState.DELIVERED:
            receipt = Receipt(
                result=result.id,
                case=result.case,
                how=Delivery.POST,
                signed=Signed.CARRIER,
                window=parcel.window,
                by=work.by.name,
                at=self.when or work.at,
            )
            work.shelf.of(Receipt).save(receipt)
            deliver(work, result, Delivery.POST, "applicant", self.when)


@command(roles=AT_WINDOWS, answer_is_secret=True)
class ShowLabel:
    """面单: to whom and where a parcel goes, to print its label; it is on record."""

    parcel: ParcelId

    def carry_out(self, work: Work) -> Answer:
        """Refuses whoever has nothing to do with it, and once it is there: the address is gone."""
        parcel = parcel_of(work.shelf, self.parcel)
        if parcel.result is None or parcel.address_locked is None:
            raise Refusal("parcel_is_elsewhere", tracking=parcel.tracking, state=str(parcel.state))
        _, case = result_and_case(work, parcel.result, None)
        if parcel.by != work.by.name:
            must_open(work, case)
        known = case.applicant is not None
        person = show(work, case.applicant, "邮寄面单") if known and case.applicant else None
        return parcel_face(work.setup, parcel) | {
            "name": person.name if person else None,
            "phone": person.phone if person else None,
            "address": work.secrets.unlock(parcel.address_locked),
        }


def must_be_new(work: Work, tracking: str) -> None:
    """Refuse a tracking number of a parcel that is still on its way."""
    for other in work.shelf.of(Parcel).find(tracking=tracking):
        if other.state in ON_THE_WAY:
            raise Refusal("tracking_taken", tracking=tracking)


def about(parcel: Parcel) -> dict[str, Any]:
    """What every event of a parcel says of it."""
    return {
        "parcel": parcel.id,
        "carrier": parcel.carrier,
        "tracking": parcel.tracking,
        "number": parcel.number,
    }
