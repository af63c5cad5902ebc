"""取件码: from a secure source, unique among what waits, and kept only as a keyed hash."""

from __future__ import annotations

from hall.lockers.stay import Stay
from hall.people.persons import PersonRecord
from hall.ports import Secrets, Shelf

TAIL = 4
"""The signs of an ID number, or of a phone where there is none, that are asked beside a code."""


def new_code(shelf: Shelf, secrets: Secrets, digits: int) -> str:
    """A code that opens nothing else now."""
    while True:
        code = "".join(secrets.code()[-2:] for _ in range(0, digits, 2))[:digits]
        if not shelf.of(Stay).count(code=sealed_code(secrets, code)):
            return code


def sealed_code(secrets: Secrets, code: str) -> str:
    """A pick-up code as it is kept."""
    return secrets.seal(f"pick-up:{code}")


def sealed_tail(secrets: Secrets, stay: int, tail: str) -> str:
    """The last four signs as they are kept: the same four differ from stay to stay."""
    return secrets.seal(f"tail:{stay}:{tail.upper()}")


def tail_of(person: PersonRecord | None) -> str | None:
    """The last four signs of somebody's ID number, else of their phone; None: neither is known."""
    masked = person and (person.id_masked or person.phone_masked)
    tail = (masked or "")[-TAIL:]
    return tail if len(tail) == TAIL and "*" not in tail else None
