"""The API of privacy: what is kept how long, a person's own data, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Len

from hall.commands import Allowed
from hall.faces import event_face, said
from hall.facts import PersonId, Reason
from hall.people.persons import Person, PersonRecord, openable, persons_like
from hall.people.roles import MANAGERS
from hall.plans.plan import Plan
from hall.ports import Shelf, Sought
from hall.privacy.commands import ChangeRetention, ErasePerson, ExportPerson, FindPerson
from hall.privacy.forgetting import KEPT, PLAN
from hall.privacy.texts import texts_of
from web import answers_privacy as answers
from web.calls import Asked, Call
from web.repeats import Repeat
from web.works import Works

ROOM = "Privacy"
MANAGE = Allowed(roles=MANAGERS)
STRETCH = 20_000
"""How many events are read at a time when free texts are searched."""
SHOWN = 10
ACTS = frozenset({"PersonSought", "PersonExported", "PersonErased", "PersonShown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Somebody as staff typed them, and why they are looked for."""

    person: Person
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Somebody as staff typed them, those of the vault who are meant, and why."""

    person: Person
    persons: Annotated[tuple[PersonId, ...], Len(0, 500)] = ()
    reason: Reason


def privacy(asked: Asked) -> dict[str, Any]:
    """What is kept how long, and what was done."""
    w = asked.works

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            plan = shelf.of(Plan).get(PLAN)
            return {
                "kept": [
                    {"key": kept.key, "setting": kept.setting, "days": kept.days(w.setup)}
                    for kept in KEPT
                ],
                "next": said(w.setup, plan.due) if plan else None,
                "runs": [
                    {"at": said(w.setup, event.at), "counts": event.data["counts"]}
                    for event in _latest(shelf, frozenset({"OldForgotten"}))
                ],
                "acts": [_act(w, event) for event in _latest(shelf, ACTS)],
            }

    return w.hub.offload(look)


def _latest(shelf: Shelf, kinds: frozenset[str]) -> Any:
    return shelf.journal.search(Sought(kinds=kinds), limit=SHOWN).events


def _act(w: Works, event: Any) -> dict[str, Any]:
    face = event_face(w.setup, event)
    return {name: face[name] for name in ("version", "at", "kind", "by", "data")}


def find(asked: Asked) -> dict[str, Any]:
    """Whom the hall keeps by what was typed, and in how many free texts they stand."""
    w, person, reason = asked.works, asked.body.person, asked.body.reason

    def look() -> tuple[tuple[int, ...], int]:
        with w.store.reading() as shelf:
            like = tuple(record.id for record in persons_like(shelf, w.secrets, person))
        return _mentions(w, Whom(person=person, persons=like, reason=reason))

    mentions, looked_to = w.hub.offload(look)
    command = FindPerson(person=person, reason=reason, mentions=mentions, looked_to=looked_to)
    return w.door.carry_out(command, asked.by, asked.key)


def export(asked: Asked) -> dict[str, Any]:
    """All that is kept of somebody, free texts included."""
    return _with_mentions(asked, ExportPerson)


def erase(asked: Asked) -> dict[str, Any]:
    """Erase somebody; the answer comes when no trace is left in the file and its log."""
    answer = _with_mentions(asked, ErasePerson)
    asked.works.hub.offload(asked.works.store.wipe)
    return answer


def _with_mentions(asked: Asked, command: type[ExportPerson] | type[ErasePerson]) -> dict[str, Any]:
    """The free texts are read beforehand, beside the one door, so that no call waits for it."""
    w, whom = asked.works, asked.body
    mentions, looked_to = w.hub.offload(_mentions, w, whom)
    wish = command(
        person=whom.person,
        persons=whom.persons,
        reason=whom.reason,
        mentions=mentions,
        looked_to=looked_to,
    )
    return w.door.carry_out(wish, asked.by, asked.key)


def _mentions(w: Works, whom: Whom) -> tuple[tuple[int, ...], int]:
    """The events whose facts say what is sought, and up to which version that was looked at."""
    found: set[int] = set()
    with w.store.reading() as shelf:
        last = shelf.journal.version()
        for text in texts_of(whom.person, *_known(w, shelf, whom)):
            for begin in range(0, last, STRETCH):
                found.update(shelf.journal.saying(text, begin, min(begin + STRETCH, last)))
    return tuple(sorted(found)), last


def _known(w: Works, shelf: Shelf, whom: Whom) -> list[Person]:
    records = (shelf.of(PersonRecord).get(person) for person in whom.persons)
    return openable(w.secrets, (record for record in records if record is not None))


CALLS = (
    Call(
        method="GET",
        path="/api/v1/privacy",
        does="What is kept how long, when the hall forgets next, what was done of late",
        handle=privacy,
        allowed=MANAGE,
        answers=answers.Privacy,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/privacy/retention",
        does="Change how many days what concerns a person is kept",
        command=ChangeRetention,
        answers=answers.RetentionChanged,
        room=ROOM,
        example={"appointment_days": 14, "reason": "少留一些"},
    ),
    Call(
        method="POST",
        path="/api/v1/privacy/find",
        does="See whether the hall keeps somebody; on record with why",
        handle=find,
        body=Somebody,
        allowed=MANAGE,
        answers=answers.FoundPerson,
        room=ROOM,
        example={"person": {"phone": "13812345678"}, "reason": "本人来厅查询"},
        repeat=Repeat.NEW,
    ),
    Call(
        method="POST",
        path="/api/v1/privacy/export",
        does="Everything the hall keeps of somebody; on record with why",
        handle=export,
        body=Whom,
        allowed=MANAGE,
        answers=answers.ExportedPerson,
        room=ROOM,
        example={"person": {"phone": "13812345678"}, "persons": [7], "reason": "本人要求"},
        repeat=Repeat.NEW,
    ),
    Call(
        method="POST",
        path="/api/v1/privacy/erase",
        keyed=True,
        does="Erase somebody for good; what was counted stays counted",
        handle=erase,
        body=Whom,
        allowed=MANAGE,
        answers=answers.ErasedPerson,
        room=ROOM,
        example={"person": {"phone": "13812345678"}, "persons": [7], "reason": "本人要求"},
    ),
)
