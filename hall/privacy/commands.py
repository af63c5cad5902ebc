"""What can be wanted of personal data: keep it so long, find it, hand it out, erase it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import field, fields, replace
from datetime import timedelta
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.faces import event_face, said
from hall.facts import PersonId, Reason
from hall.people.persons import (
    BUSINESS,
    Person,
    PersonRecord,
    forget_person,
    known,
    openable,
    opened,
    persons_like,
    sealed_id,
)
from hall.people.roles import MANAGERS
from hall.privacy.events import (
    JournalRedacted,
    OldForgotten,
    PersonErased,
    PersonExported,
    PersonSought,
)
from hall.privacy.forgetting import AT_ONCE, KEPT, PLAN, next_night
from hall.privacy.texts import blacked, blacked_data, free_texts, texts_of
from hall.progress import Recorded
from hall.refusals import Invalid, Refusal
from hall.settings.setting import holding, in_force
from hall.setup import Retention
from hall.tickets.ticket import Ticket
from hall.workdays.national import A_DAY

A_LITTLE_LATER = timedelta(minutes=1)
MOST_TEXTS = 500
"""How many free texts one erasure may black."""
Days = Annotated[int, Ge(1), Le(36_500)]
Version = Annotated[int, Ge(0)]


@command(roles=MANAGERS)
class ChangeRetention:
    """Change how many days what concerns a person is kept; what isn't given stays."""

    reason: Reason
    appointment_days: Days | None = None
    agent_days: Days | None = None
    case_days: Days | None = None
    finding_days: Days | None = None
    referral_days: Days | None = None
    rating_days: Days | None = None
    complaint_days: Days | None = None
    alert_days: Days | None = None
    answer_days: Annotated[int, Ge(1), Le(30)] | None = None

    def carry_out(self, work: Work) -> Answer:
        """It counts from the next night on, also for what is kept already."""
        names = {f.name for f in fields(Retention)}
        given = {n: v for n in names if (v := getattr(self, n, None)) is not None}
        work.change("retention", replace(work.setup.retention, **given), self.reason)
        return {"section": "retention"}


@command()
class ForgetOld:
    """Forget what has been kept long enough. Sent by the hall itself, every night."""

    def carry_out(self, work: Work) -> Answer:
        """A little of each kind at a time, so that no call waits; the rest a minute later."""
        counts = {kept.key: kept.forget(work) for kept in KEPT}
        found = {key: count for key, count in counts.items() if count}
        if found:
            work.note(OldForgotten(counts=found))
        more = any(count == AT_ONCE for count in counts.values())
        due = work.at + A_LITTLE_LATER if more else next_night(work.setup, work.at)
        work.plan(PLAN, due, ForgetOld())
        return {"counts": found}


@command(roles=MANAGERS, answer_is_secret=True)
class FindPerson:
    """See whether the hall keeps somebody by this number, phone or name; faces are masked.

    `mentions` as for an export; the answer counts the free texts that erasing them would black.
    """

    person: Person
    reason: Reason
    mentions: tuple[Version, ...] = field(default=(), compare=False)
    looked_to: Version = field(default=0, compare=False)

    def carry_out(self, work: Work) -> Answer:
        """On record with why. Refuses to look for nobody in particular."""
        _must_say(self.person)
        records = persons_like(work.shelf, work.secrets, self.person)
        tickets = _tickets(work, self.person)
        texts = texts_of(self.person, *openable(work.secrets, records))
        events = _mentioned(work, texts, self.mentions, self.looked_to)
        work.note(PersonSought(records=len(records), reason=blacked(self.reason, texts)))
        return {
            "persons": [_face(work, record) for record in records],
            "tickets": [ticket.number for ticket in tickets],
            "texts": len(events) + _would_black(work, texts),
        }


@command(roles=MANAGERS, answer_is_secret=True)
class ExportPerson:
    """Hand out all that the hall keeps of somebody: these records, today's tickets, free texts.

    `mentions` are events up to `looked_to` whose free text names them.
    """

    person: Person
    persons: Annotated[tuple[PersonId, ...], Len(0, 500)]
    reason: Reason
    mentions: tuple[Version, ...] = field(default=(), compare=False)
    looked_to: Version = field(default=0, compare=False)

    def carry_out(self, work: Work) -> Answer:
        """On record with why, and how much it was; never what it was."""
        _must_say(self.person)
        records = [known(work.shelf, person) for person in self.persons]
        whole = [opened(work.secrets, record) for record in records]
        texts = texts_of(self.person, *whole)
        events = _mentioned(work, texts, self.mentions, self.looked_to)
        tickets = _tickets(work, self.person, *whole)
        work.note(
            PersonExported(
                records=len(records),
                tickets=len(tickets),
                texts=len(events),
                reason=blacked(self.reason, texts),
            )
        )
        return {
            "at": said(work.setup, work.at),
            "persons": [
                _in_full(work, record, one) for record, one in zip(records, whole, strict=True)
            ],
            "tickets": [_ticket(work, ticket) for ticket in tickets],
            "texts": [_text(work, event) for event in events],
        }


@command(roles=MANAGERS)
class ErasePerson:
    """Erase somebody: these records, who held today's tickets, and their name in free texts.

    `mentions` as for an export. What was counted stays counted.
    """

    person: Person
    persons: Annotated[tuple[PersonId, ...], Len(0, 500)]
    reason: Reason
    mentions: tuple[Version, ...] = field(default=(), compare=False)
    looked_to: Version = field(default=0, compare=False)

    def carry_out(self, work: Work) -> Answer:
        """The journal stays whole: events keep their place, blacked texts are on record."""
        _must_say(self.person)
        records = [known(work.shelf, person) for person in self.persons]
        whole = openable(work.secrets, records)
        texts = texts_of(self.person, *whole)
        events = _mentioned(work, texts, self.mentions, self.looked_to)
        _must_mean_one(len(events))
        for event in events:
            work.shelf.journal.redact(event.version, blacked_data(event.data, texts))
        kept = _redact(work, texts)
        _must_mean_one(len(events) + kept)
        tickets = _tickets(work, self.person, *whole)
        for ticket in tickets:
            work.shelf.tickets.save(replace(ticket, person=None, holder=None))
        for record in records:
            if (business := BUSINESS.get(record.kind)) is not None:
                business.erase(work, record)
            forget_person(work.shelf, record.id)
        count = {"records": len(records), "tickets": len(tickets), "texts": len(events) + kept}
        if events:
            work.note(JournalRedacted(versions=tuple(event.version for event in events)))
        work.note(PersonErased(**count, reason=blacked(self.reason, texts)))
        return dict(count)


def _redact(work: Work, texts: Sequence[str]) -> int:
    """Black what is kept, and what the settings in force say from now on."""
    count = work.shelf.redact(texts)
    work.setup = in_force(work.configured, holding(work.shelf))
    return count


class _TriedOnly(Exception):  # noqa: N818 - it ends a trial
    """What was done to see what would happen is undone."""


def _would_black(work: Work, texts: Sequence[str]) -> int:
    """How many texts beside the journal an erasure would touch: it is done and undone."""
    count = 0
    with suppress(_TriedOnly), work.shelf.savepoint():
        count = work.shelf.redact(texts)
        raise _TriedOnly
    return count


def _must_mean_one(texts: int) -> None:
    """Erasing is no way to black whatever one likes. What was blacked by then is undone."""
    if texts > MOST_TEXTS:
        raise Refusal("too_many_texts", texts=texts, limit=MOST_TEXTS)


def _must_say(person: Person) -> None:
    if not (person.id_number or person.phone or person.name):
        raise Invalid("person", "missing")


def _tickets(work: Work, *persons: Person) -> list[Ticket]:
    """The tickets of today and yesterday that were taken with these ID numbers."""
    numbers = {p.id_number.upper() for p in persons if p.id_number}
    seals = [sealed_id(work.secrets, number) for number in sorted(numbers)]
    days = (work.today - A_DAY, work.today)
    return [t for day in days for seal in seals for t in work.shelf.tickets.of_person(day, seal)]


def _mentioned(
    work: Work, texts: tuple[str, ...], before: tuple[int, ...], looked_to: int
) -> list[Recorded]:
    """The events whose free texts say one of `texts`: those given, and those since."""
    journal = work.shelf.journal
    last = journal.version()
    versions = {*before, *(v for text in texts for v in journal.saying(text, looked_to, last))}
    events = [event for v in sorted(versions) for event in journal.after(v - 1, 1)]
    return [
        event
        for event in events
        if any(text in one for one in free_texts(event.data) for text in texts)
    ]


def _face(work: Work, record: PersonRecord) -> dict[str, Any]:
    return {
        **record.face(),
        "kind": str(record.kind),
        "business": record.business,
        "since": said(work.setup, record.since if record.counts else record.created_at),
        "forget_at": said(work.setup, record.forget_at(work.setup)),
    }


def _in_full(work: Work, record: PersonRecord, person: Person) -> dict[str, Any]:
    business = BUSINESS.get(record.kind)
    facts = business.tell(work, record) if business else {}
    full = {"name": person.name, "phone": person.phone, "id_number": person.id_number}
    return {**_face(work, record), **full, "facts": facts}


def _ticket(work: Work, ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "date": ticket.business_date.isoformat(),
        "domain": ticket.domain,
        "matter": ticket.matter,
        "state": str(ticket.state),
        "issued_at": said(work.setup, ticket.issued_at),
        "holder": ticket.holder,
    }


def _text(work: Work, event: Recorded) -> dict[str, Any]:
    face = event_face(work.setup, event)
    return {name: face[name] for name in ("version", "at", "kind", "data")}
