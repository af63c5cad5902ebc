"""邮件: what goes out with a carrier, and what comes in with one (J19-14, J19-15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hall.faces import Face, said
from hall.ports import Shelf
from hall.refusals import Unknown
from hall.setup import Setup


class ParcelState(StrEnum):
    """Where a parcel is. ARRIVED: it came in and was signed for; PASSED_ON: to a department."""

    POSTED = "posted"
    IN_TRANSIT = "in-transit"
    DELIVERED = "delivered"
    RETURNED = "returned"
    ARRIVED = "arrived"
    PASSED_ON = "passed-on"


ON_THE_WAY = (ParcelState.POSTED, ParcelState.IN_TRANSIT)
STILL_HERE = (*ON_THE_WAY, ParcelState.ARRIVED)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One consignment: out with a `result`, or in (`result` None) for a case or a department.

    `address_locked` is kept until it is there, no longer. `by` posted it, or signed for it.
    """

    id: int
    state: ParcelState
    carrier: str
    tracking: str
    window: str
    by: str
    at: datetime
    since: datetime
    result: int | None = None
    number: str | None = None
    department: str | None = None
    note: str | None = None
    address_locked: str | None = None


def parcel_of(shelf: Shelf, parcel_id: int) -> Parcel:
    """The parcel of this id. Raises Unknown."""
    parcel = shelf.of(Parcel).get(parcel_id)
    if parcel is None:
        raise Unknown("unknown_parcel")
    return parcel


def parcel_face(setup: Setup, parcel: Parcel) -> Face:
    """A parcel; to whom and where it goes stands on its label only."""
    return {
        "parcel": parcel.id,
        "state": str(parcel.state),
        "carrier": parcel.carrier,
        "tracking": parcel.tracking,
        "result": parcel.result,
        "number": parcel.number,
        "department": parcel.department,
        "note": parcel.note,
        "window": parcel.window,
        "by": parcel.by,
        "at": said(setup, parcel.at),
        "since": said(setup, parcel.since),
    }
