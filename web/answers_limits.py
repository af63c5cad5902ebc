"""The shapes of answers about limits of tickets."""

from __future__ import annotations

from typing_extensions import TypedDict


class Between(TypedDict):
    """Two times of each day, on the hall's own clock."""

    begins: str
    ends: str


class Limit(TypedDict):
    """So many tickets of a matter, and how many are given; `between` null: the whole day."""

    matter: str
    name: str
    name_en: str
    most: int
    between: Between | None
    given: int


class Limits(TypedDict):
    """Every limit in force."""

    limits: list[Limit]
