"""The person vault: who somebody is, for the rooms whose work needs it later.

A room that must know a visitor again (an appointment, an agent's visit, a case) keeps them here and
holds only the record's id. Names, phones and ID numbers are locked under a key that isn't in the
database; sealed beside it, so that they can be looked up; masked, so that a screen can show them.
Nothing but `show` opens them, and that is on record.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from hall.commands import Work
from hall.facts import IdNumber, PersonName, Phone
from hall.people.events import PersonShown
from hall.people.idcard import is_valid
from hall.people.masks import masked_id, masked_name, masked_phone, plain_phone
from hall.ports import Secrets, Shelf, Span
from hall.refusals import Invalid, Refusal, Unknown
from hall.setup import Setup

LAST = "last_person"
WHILE_IT_LASTS = datetime(2199, 12, 31, tzinfo=UTC)
"""Since when somebody's days count whose business isn't over yet: not at all."""
LOCKED = ("name_locked", "phone_locked", "id_number_locked")
ALL = 10_000_000


class PersonKind(StrEnum):
    """What somebody is kept for; `Setup.retention` says how many days."""

    APPOINTMENT = "appointment"
    AGENT = "agent"
    CASE = "case"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who somebody says they are, as far as they say it."""

    id_number: IdNumber | None = None
    name: PersonName | None = None
    phone: Phone | None = None


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Somebody the hall keeps for `business`, the key of what they are kept for.

    The days of retention count from `since`: the day of the appointment, the end of the case.
    """

    id: int
    kind: PersonKind
    business: str
    created_at: datetime
    since: datetime
    name_locked: str | None = None
    phone_locked: str | None = None
    id_number_locked: str | None = None
    name_sealed: str | None = None
    phone_sealed: str | None = None
    id_sealed: str | None = None
    name_masked: str | None = None
    phone_masked: str | None = None
    id_masked: str | None = None

    def face(self) -> dict[str, str | int | None]:
        """What a screen may show of them."""
        return {
            "person": self.id,
            "name": self.name_masked,
            "phone": self.phone_masked,
            "id_number": self.id_masked,
        }

    @property
    def counts(self) -> bool:
        """Whether the days of retention run: their business is over."""
        return self.since < WHILE_IT_LASTS

    def forget_at(self, setup: Setup) -> datetime | None:
        """When they are forgotten, as the hall's settings say now; None: not before it is over."""
        if not self.counts:
            return None
        days: int = getattr(setup.retention, f"{self.kind}_days")
        return self.since + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Business:
    """What a room does when somebody of its own is handed out or erased; it joins `BUSINESS`.

    `tell` gives what else the room keeps of this piece of business, as plain JSON; `erase` lets go
    of it, before the record itself is forgotten.
    """

    tell: Callable[[Work, PersonRecord], dict[str, Any]]
    erase: Callable[[Work, PersonRecord], None]


BUSINESS: dict[PersonKind, Business] = {}


def sealed_id(secrets: Secrets, number: str) -> str:
    """An ID number as tickets and records are looked up by it."""
    return secrets.seal(number.upper())


def sealed_phone(secrets: Secrets, phone: str) -> str:
    """A phone the same way, however it is spaced, with or without +86."""
    return secrets.seal(f"phone:{plain_phone(phone)}")


def sealed_name(secrets: Secrets, name: str) -> str:
    """A name the same way; case, width and spaces don't matter."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return secrets.seal(f"name:{''.join(plain.split())}")


def keep_person(  # noqa: PLR0913 - who, for what, since when, and as what they were named
    work: Work,
    kind: PersonKind,
    business: str,
    person: Person,
    since: datetime | None = None,
    *,
    named: str = "person",
) -> PersonRecord:
    """Keep somebody for a piece of business. Refuses an ID number that can't be one.

    `named` is the field under which a caller gave them.
    """
    if person.id_number and not is_valid(person.id_number):
        raise Invalid(f"{named}.id_number", "not_an_id_number")
    record = _filled(work, PersonRecord(_next_id(work), kind, business, work.at, work.at), person)
    record = replace(record, since=since or work.at)
    work.shelf.of(PersonRecord).save(record)
    return record


def change_person(work: Work, person_id: int, person: Person) -> PersonRecord:
    """What is said anew replaces what was kept; what is left out stays."""
    record = _filled(work, known(work.shelf, person_id), person)
    work.shelf.of(PersonRecord).save(record)
    return record


def count_from(work: Work, person_id: int, since: datetime) -> None:
    """Let the days of retention begin at another moment: an appointment moved, a case ended."""
    work.shelf.of(PersonRecord).save(replace(known(work.shelf, person_id), since=since))


def forget_person(shelf: Shelf, person_id: int) -> None:
    """Keep them no longer; who is forgotten already stays so."""
    shelf.of(PersonRecord).drop(person_id)


def known(shelf: Shelf, person_id: int) -> PersonRecord:
    """The record of this id. Raises Unknown when it was forgotten or never was."""
    record = shelf.of(PersonRecord).get(person_id)
    if record is None:
        raise Unknown("unknown_person", person=person_id)
    return record


def face_of(shelf: Shelf, person_id: int | None) -> dict[str, str | int | None] | None:
    """What a view may show of them; None where nobody is kept any more."""
    record = None if person_id is None else shelf.of(PersonRecord).get(person_id)
    return record.face() if record else None


def persons_like(shelf: Shelf, secrets: Secrets, person: Person) -> list[PersonRecord]:
    """Everybody kept under this ID number, or this phone, or this name; oldest first."""
    asked: tuple[tuple[str, str | None, Callable[[Secrets, str], str]], ...] = (
        ("id_sealed", person.id_number, sealed_id),
        ("phone_sealed", person.phone, sealed_phone),
        ("name_sealed", person.name, sealed_name),
    )
    kept = shelf.of(PersonRecord)
    found = [
        record
        for look, text, seal in asked
        if text
        for record in kept.find(limit=ALL, newest=False, **{look: seal(secrets, text)})
    ]
    return sorted({record.id: record for record in found}.values(), key=lambda record: record.id)


def of_business(shelf: Shelf, business: str) -> list[PersonRecord]:
    """Everybody kept for one piece of business."""
    return list(shelf.of(PersonRecord).find(business=business))


def show(work: Work, person_id: int, why: str) -> Person:
    """Open a record in full: the only way, and on record with who and why.

    A command that answers with it says `answer_is_secret`, so that no answer keeps it.
    """
    record = known(work.shelf, person_id)
    work.note(PersonShown(person=record.id, business=record.business, reason=why))
    return opened(work.secrets, record)


def opened(secrets: Secrets, record: PersonRecord) -> Person:
    """The record in full, for `show` and an export. Refuses when no key of the hall opens it."""
    try:
        return Person(
            id_number=record.id_number_locked and secrets.unlock(record.id_number_locked),
            name=record.name_locked and secrets.unlock(record.name_locked),
            phone=record.phone_locked and secrets.unlock(record.phone_locked),
        )
    except ValueError as problem:
        raise Refusal("person_locked_out", person=record.id) from problem


def openable(secrets: Secrets, records: Iterable[PersonRecord]) -> list[Person]:
    """Those of them that a key of the hall still opens, in full: for an erasure."""
    found = []
    for record in records:
        with suppress(Refusal):
            found.append(opened(secrets, record))
    return found


def lock_anew(shelf: Shelf, secrets: Secrets) -> int:
    """Lock everybody under the newest key; how many there are. For a rotation of keys."""
    kept, count = shelf.of(PersonRecord), 0
    for kind in PersonKind:
        for record in kept.find(kind=kind, since=Span(), limit=ALL):
            anew: dict[str, Any] = {
                name: locked and secrets.lock(secrets.unlock(locked))
                for name in LOCKED
                if (locked := getattr(record, name)) is not None
            }
            kept.save(replace(record, **anew))
            count += 1
    return count


def _filled(work: Work, record: PersonRecord, person: Person) -> PersonRecord:
    lock = work.secrets.lock
    said: dict[str, Any] = {}
    if person.name and (name := person.name.strip()):
        said["name_locked"] = lock(name)
        said["name_sealed"] = sealed_name(work.secrets, name)
        said["name_masked"] = masked_name(name)
    if person.phone:
        said["phone_locked"] = lock(person.phone)
        said["phone_sealed"] = sealed_phone(work.secrets, person.phone)
        said["phone_masked"] = masked_phone(person.phone)
    if person.id_number:
        if not is_valid(person.id_number):
            raise Invalid("person.id_number", "not_an_id_number")
        said["id_number_locked"] = lock(person.id_number.upper())
        said["id_sealed"] = sealed_id(work.secrets, person.id_number)
        said["id_masked"] = masked_id(person.id_number.upper())
    return replace(record, **said)


def _next_id(work: Work) -> int:
    """Never one that was given before: what still points at it must find nobody, not another."""
    given = max(work.shelf.of(PersonRecord).next_id(), int(work.shelf.note(LAST) or 0) + 1)
    work.shelf.keep_note(LAST, str(given))
    return given
