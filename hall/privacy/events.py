"""What happens to personal data. No name, phone or number stands here: counts, and why."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class OldForgotten(Event):
    """What was kept long enough was forgotten: how many of each kind."""

    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSought(Event):
    """Somebody looked whether the hall keeps a person: so many records, and why."""

    records: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonExported(Event):
    """Everything the hall keeps of a person was handed out: how much, and why."""

    records: int
    tickets: int
    texts: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonErased(Event):
    """A person's data is gone: so many records and tickets, texts blacked, and why."""

    records: int
    tickets: int
    texts: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRedacted(Event):
    """Free texts of these events were blacked as a person was erased; nothing else in them."""

    versions: tuple[int, ...]
