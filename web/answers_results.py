"""The shapes of answers about results."""

from __future__ import annotations

from typing_extensions import TypedDict

from web.answers_cases import Applicant


class ResultHead(TypedDict):
    """One document that a department issues on a case. `tell_by`: told at the latest (J19-13)."""

    result: int
    case: int
    number: str
    department: str
    document: str
    copies: int
    how: str
    state: str
    window: str
    place: str | None
    handed_over_at: str
    registered_at: str | None
    tell_by: str | None
    told_at: str | None
    delivered_at: str | None
    delivered_how: str | None
    matter: str | None
    theme: str | None
    name: str
    name_en: str
    part: int


class Result(ResultHead):
    """A result at the issuing windows. `late`: its applicant should have been told by now."""

    applicant: Applicant | None
    size: str
    sheet: int | None
    given_by: str
    registered_by: str | None
    reason: str | None
    late: bool
    edition: int


class ToTell(Result):
    """A result whose applicant is still to be told. `call`: no message will do it."""

    call: bool


class Receipt(TypedDict):
    """送达回证, without the signature itself."""

    result: int
    how: str
    signed: str
    window: str
    by: str
    at: str
    identity: str
    agent: Applicant | None
    drawn: bool


class Delivered(Result):
    """A result that was delivered, with its receipt."""

    receipt: Receipt | None


class Parcel(TypedDict):
    """What goes out (`result`) or came in with a carrier."""

    parcel: int
    state: str
    carrier: str
    tracking: str
    result: int | None
    number: str | None
    department: str | None
    note: str | None
    window: str
    by: str
    at: str
    since: str


class Label(Parcel):
    """A parcel with whom and where it goes to."""

    name: str | None
    phone: str | None
    address: str


class Results(TypedDict):
    """What the issuing windows have before them, and what was delivered today."""

    came: list[Result]
    to_tell: list[ToTell]
    waiting: list[Result]
    stored: list[Result]
    posted: list[Result]
    refused: list[Result]
    parcels: list[Parcel]
    delivered: list[Delivered]


class OnSheet(TypedDict):
    """A result on a sheet; `reason` why it was sent back."""

    result: int
    number: str
    document: str
    copies: int
    state: str
    reason: str | None


class Sheet(TypedDict):
    """移交单: given by a department, taken by the window once all of it is looked at."""

    sheet: int
    department: str
    window: str
    given_by: str
    given_at: str
    taken_by: str | None
    taken_at: str | None
    refused: int
    results: list[OnSheet]


class ToHandOver(TypedDict):
    """What the catalogue says is issued, and hasn't come to a window yet."""

    case: int
    number: str
    part: int
    matter: str | None
    theme: str | None
    name: str
    name_en: str
    document: str
    due: str
    late: bool


class SentBack(ResultHead):
    """What the window refused, and why."""

    reason: str | None


class FedBack(ResultHead):
    """What was delivered, and when the department heard of it (J19-16)."""

    feedback_by: str | None
    fed_back_at: str | None
    feedback_late: bool


class Issued(TypedDict):
    """What a department issues, and what became of it."""

    department: str
    to_hand_over: list[ToHandOver]
    refused: list[SentBack]
    away: list[ResultHead]
    delivered: list[FedBack]


class ReceiptInFull(Receipt):
    """Who took a result, and the path of their signature."""

    number: str
    document: str
    copies: int
    name: str | None
    drawing: str | None
