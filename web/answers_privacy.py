"""Answers of privacy."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict


class KeptKind(TypedDict):
    """One kind of data: its setting and how many days it is kept."""

    key: str
    setting: str
    days: int


class PrivacyRun(TypedDict):
    """One night on which something was forgotten: how many of each kind."""

    at: str
    counts: dict[str, int]


class PrivacyAct(TypedDict):
    """Somebody was looked for, handed out or erased: by whom and why, never who it was."""

    version: int
    at: str
    kind: str
    by: str
    data: dict[str, Any]


class Privacy(TypedDict):
    """What is kept how long, when the hall forgets next, and what was done of late."""

    kept: list[KeptKind]
    next: str | None
    runs: list[PrivacyRun]
    acts: list[PrivacyAct]


class PersonFace(TypedDict):
    """Somebody the hall keeps, masked, and until when; null: as long as their case lasts."""

    person: int
    name: str | None
    phone: str | None
    id_number: str | None
    kind: str
    business: str
    since: str
    forget_at: str | None


class FoundPerson(TypedDict):
    """Whom the hall keeps by what was typed, and their tickets of today and yesterday.

    `texts`: how many free texts erasing all of them would black.
    """

    persons: list[PersonFace]
    tickets: list[str]
    texts: int


class PersonInFull(PersonFace):
    """The same in full, and what else is kept of their business."""

    facts: dict[str, Any]


class TicketOfPerson(TypedDict):
    """A ticket that was taken with this person's ID card."""

    number: str
    date: str
    domain: str
    matter: str | None
    state: str
    issued_at: str
    holder: str | None


class TextOfPerson(TypedDict):
    """An event in whose free text the person is named."""

    version: int
    at: str
    kind: str
    data: dict[str, Any]


class ExportedPerson(TypedDict):
    """All that the hall keeps of somebody."""

    at: str
    persons: list[PersonInFull]
    tickets: list[TicketOfPerson]
    texts: list[TextOfPerson]


class ErasedPerson(TypedDict):
    """How much was erased: records, tickets that named nobody any more, texts blacked."""

    records: int
    tickets: int
    texts: int


class RetentionChanged(TypedDict):
    """The section of the settings that was changed."""

    section: str
