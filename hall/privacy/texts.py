"""Texts that people type freely: where they stand, and how what they say of somebody is blacked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hall.people.masks import plain_phone
from hall.people.persons import Person

FREE_TEXT = frozenset(
    {
        *("reason", "note", "text", "done", "detail", "message", "exception", "steps", "facts"),
        *("zh", "en", "basis", "letter", "explanation", "identity", "document", "carrier"),
    }
)
"""Names of facts, in events and in kept things, that hold or may hold what somebody typed."""
NAMES = frozenset({"name"})
"""What windows, zones and lines are called, in both languages: that is no free text."""
SHORTEST = 2
BLOCK, STAR = "█", "*"


def texts_of(*persons: Person) -> tuple[str, ...]:
    """How people may stand in a free text: names, numbers, and phones however they are spaced."""
    found = dict.fromkeys(text for person in persons for text in _forms(person))
    return tuple(sorted((t for t in found if len(t) >= SHORTEST), key=len, reverse=True))


def _forms(person: Person) -> Iterator[str]:
    if person.name:
        yield person.name.strip()
    if person.id_number:
        yield from (person.id_number, person.id_number.upper(), person.id_number.lower())
    if person.phone:
        digits = plain_phone(person.phone)
        yield from (person.phone.strip(), digits)
        if len(digits) == 11:
            for gap in " -":
                yield gap.join((digits[:3], digits[3:7], digits[7:]))


def blacked(text: str, texts: Sequence[str]) -> str:
    """`text` with each of `texts` blacked out, as many bytes long as before.

    So it is written over in its place, and no page of the database keeps a former copy.
    """
    for hidden in texts:
        text = text.replace(hidden, "".join(map(_black, hidden)))
    return text


def _black(character: str) -> str:
    size = len(character.encode())
    return BLOCK if size == len(BLOCK.encode()) else STAR * size


def blacked_data(data: Any, texts: Sequence[str], *, free: bool = False) -> Any:
    """An event's facts with free texts blacked; other facts stay as they are."""
    if isinstance(data, str):
        return blacked(data, texts) if free else data
    if isinstance(data, list):
        return [blacked_data(one, texts, free=free) for one in data]
    if isinstance(data, dict):
        return {
            key: value
            if key in NAMES
            else blacked_data(value, texts, free=key in FREE_TEXT and isinstance(value, str))
            for key, value in data.items()
        }
    return data


def free_texts(data: Any) -> Iterator[str]:
    """Every free text in an event's facts."""
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and key in FREE_TEXT:
                yield value
            elif key not in NAMES:
                yield from free_texts(value)
    elif isinstance(data, list):
        for one in data:
            yield from free_texts(one)
