"""A refusal is a sentence waiting for a language: a key and facts.

The words are in static/words.
"""

from __future__ import annotations

from typing import Any

Fact = str | int | float | bool | None | list[str] | list[int]


class Refusal(Exception):  # noqa: N818 - it is not an error: the hall said no
    """The hall says no. `key` names the sentence `refusal.<key>`, `facts` fill its gaps."""

    def __init__(self, key: str, **facts: Fact) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts

    def __reduce__(self) -> tuple[Any, ...]:
        """A refusal reaches the hall from another process as it was."""
        return _again, (type(self), self.key, self.facts)


class Unknown(Refusal):
    """What the command names isn't here. A path that names it answers 404."""


class Invalid(Refusal):
    """The command itself is wrong in `field`, whatever the state of the hall."""

    def __init__(self, field: str, reason: str = "unknown", **facts: Fact) -> None:
        super().__init__("invalid", field=field, reason=reason, **facts)


class Forbidden(Refusal):
    """This person or device may not do that here."""


class Unidentified(Refusal):
    """Nobody knows who is asking."""

    def __init__(self, key: str = "sign_in_first", **facts: Fact) -> None:
        super().__init__(key, **facts)


class TooMany(Refusal):
    """Asked too often; `seconds` says when to try again."""


def _again(kind: type[Refusal], key: str, facts: dict[str, Fact]) -> Refusal:
    refusal = kind.__new__(kind)
    Refusal.__init__(refusal, key, **facts)
    return refusal
