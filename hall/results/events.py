"""What happens to results. Whose they are stands in none of them."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultEvent(Event):
    """Something that happened to one result of a case."""

    case: int
    number: str
    result: int
    department: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultHandedOver(ResultEvent):
    """移交: its department has given it to the issuing window (J19-12).

    `seconds` after the last moment of the promised time; below 0 before.
    """

    at_window: str
    copies: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRegistered(ResultEvent):
    """登记: it agrees with the acceptance record; its applicant is told by `tell_by` (J19-13)."""

    at_window: str
    tell_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRefused(ResultEvent):
    """不予接收: what doesn't match, and why it goes back to its department (J19-12)."""

    at_window: str
    unlike: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSheetSigned(Event):
    """交接签收: all on a sheet is registered or refused, and the window has signed (J19-12)."""

    sheet: int
    department: str
    at_window: str
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantTold(ResultEvent):
    """通知领取, `seconds` after the cut-off; below 0 before (J19-13). `by_way`: how."""

    by_way: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultStored(ResultEvent):
    """存柜: it waits in a cell of a locker (J19-14)."""

    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTakenOut(ResultEvent):
    """取回: the window has taken it out of its cell again."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPosted(ResultEvent):
    """寄出: with this carrier under this tracking number (J19-14)."""

    carrier: str
    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCameBack(ResultEvent):
    """退件: the carrier couldn't deliver it; it lies at the window again."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDelivered(ResultEvent):
    """送达: the applicant, or whom they sent, has it (J19-14, D21-9).

    The department hears of it with this event, `seconds` after the cut-off, below 0 before
    (J19-16).
    """

    how: str
    to: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelEvent(Event):
    """Something that happened to a parcel; `number` is the case that it is about."""

    parcel: int
    carrier: str
    tracking: str
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelArrived(ParcelEvent):
    """快递收件: papers came with a carrier, and were signed for (J19-15)."""

    at_window: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelMoved(ParcelEvent):
    """What the carrier says of it, or that it went on to a department."""

    state: str
