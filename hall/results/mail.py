"""快递收件: what carriers bring is registered, signed for and passed on (J19-15)."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from annotated_types import doc

from hall.cases.case import Case
from hall.commands import Answer, Work, command
from hall.facts import CaseNumber, Department, ParcelId, Reason, ShortText, WindowNumber
from hall.people.accounts import must_be_a_department
from hall.people.roles import AT_WINDOWS
from hall.refusals import Invalid, Refusal
from hall.results.events import ParcelArrived, ParcelMoved
from hall.results.known import at_issuing_window
from hall.results.parcel import Parcel, ParcelState, parcel_face, parcel_of
from hall.results.posting import Tracking, about


@command(roles=AT_WINDOWS)
class ReceiveParcel:
    """签收: a carrier brings papers; whoever registers them has signed for them (J19-15)."""

    window: WindowNumber
    carrier: ShortText
    tracking: Tracking
    contents: Annotated[Reason, doc("What is in it; no names")]
    number: CaseNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a parcel that was registered already, and a case that isn't there."""
        window = at_issuing_window(work, self.window).number
        parcels = work.shelf.of(Parcel)
        if any(one.result is None for one in parcels.find(tracking=self.tracking)):
            raise Refusal("tracking_taken", tracking=self.tracking)
        cases = work.shelf.of(Case).find(number=self.number) if self.number else ()
        if self.number and not cases:
            raise Invalid("number", "unknown")
        parcel = Parcel(
            id=parcels.next_id(),
            state=ParcelState.ARRIVED,
            carrier=self.carrier,
            tracking=self.tracking,
            window=window,
            by=work.by.name,
            at=work.at,
            since=work.at,
            number=self.number,
            department=cases[0].lead if cases else None,
            note=self.contents,
        )
        parcels.save(parcel)
        work.note(ParcelArrived(**about(parcel), at_window=window))
        return parcel_face(work.setup, parcel)


@command(roles=AT_WINDOWS)
class PassParcelOn:
    """转交: what came in goes to the department it is for (J19-15)."""

    parcel: ParcelId
    window: WindowNumber
    department: Department

    def carry_out(self, work: Work) -> Answer:
        """Refuses what went on already."""
        at_issuing_window(work, self.window)
        parcel = parcel_of(work.shelf, self.parcel)
        must_be_a_department(work.setup, self.department)
        if parcel.state is not ParcelState.ARRIVED:
            raise Refusal("parcel_is_elsewhere", tracking=parcel.tracking, state=str(parcel.state))
        gone = replace(
            parcel, state=ParcelState.PASSED_ON, department=self.department, since=work.at
        )
        work.shelf.of(Parcel).save(gone)
        work.note(ParcelMoved(**about(gone), state=str(gone.state)))
        return parcel_face(work.setup, gone)
