"""Answers of the record."""

from __future__ import annotations

from typing_extensions import TypedDict

from web.answers import Event


class Record(TypedDict):
    """A page of the record, newest first. `before` goes on with it; null: nothing older."""

    events: list[Event]
    before: int | None


class LifeSpan(TypedDict):
    """A ticket in one state; `ends_at` null: it is so now. `by` began it."""

    state: str
    begins_at: str
    ends_at: str | None
    seconds: float
    domain: str
    window: str | None
    by: str
    calls: int


class LivedTicket(TypedDict):
    """What is known of a ticket besides its events; nothing of its holder."""

    id: int
    number: str
    business_date: str
    domain: str
    matter: str | None
    theme: str | None
    priority: str | None
    state: str


class Life(TypedDict):
    """The life of one ticket: its states one after another, and every event."""

    ticket: LivedTicket
    spans: list[LifeSpan]
    events: list[Event]
    time: str
