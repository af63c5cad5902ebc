"""The words shown to people: static/words/<language>.json, one catalogue for all rooms."""

from __future__ import annotations

import json
import string
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from werkzeug.datastructures import LanguageAccept

LANGUAGES = ("zh-CN", "en")
"""The first is what a person gets who asks for none of them."""


class MissingWordError(KeyError):
    """A key without words. Tests let it be raised; a running hall shows the key itself."""


class Words:
    """The catalogue of one language."""

    def __init__(self, language: str, words: Mapping[str, str], *, loud: bool = False) -> None:
        self.language = language
        self.words = words
        self.loud = loud

    def say(self, key: str, **facts: object) -> str:
        """The sentence of `key` with its gaps filled."""
        sentence = self.words.get(key)
        if sentence is None:
            if self.loud:
                raise MissingWordError(key)
            return key
        return string.Formatter().vformat(sentence, (), _Gaps(facts))

    def refusal(self, key: str, facts: Mapping[str, object]) -> str:
        """The sentence of a refusal; what is wrong in a form is called as the form calls it."""
        told = self._in_this_language(facts)
        if key == "invalid":
            key = f"invalid.{facts.get('reason')}"
            told |= {k: self._fields(str(told[k])) for k in ("field", "names") if k in told}
        elif key == "not_allowed" and told.get("roles"):
            key, told["roles"] = "not_allowed.ask", self._roles(told["roles"])
        return self.say(f"refusal.{key}", **told)

    def _roles(self, roles: object) -> str:
        names = [self.say(f"role.{role}") for role in roles] if isinstance(roles, list) else []
        return (", " if self.language == "en" else "、").join(names)

    def _fields(self, names: str) -> str:
        """`findings.0.due_on` → "by when"; a name that no form has stays as it was sent."""
        said = [self._field(name) for name in names.split(", ")]
        return (", " if self.language == "en" else "、").join(said)

    def _field(self, name: str) -> str:
        parts = (part for part in reversed(name.split(".")) if not part.isdigit())
        last = next(parts, name)
        return self.words.get(f"field.{last}") or self.words.get(f"rule.{last}") or name

    def _in_this_language(self, facts: Mapping[str, object]) -> dict[str, object]:
        """Names come in Chinese, and beside it as `…_en` in English."""
        if self.language != "en":
            return dict(facts)
        return {k: facts.get(f"{k}_en", fact) for k, fact in facts.items()}

    @cached_property
    def rooms(self) -> frozenset[str]:
        """How keys begin: the rooms they belong to."""
        return frozenset(key.partition(".")[0] for key in self.words)

    def starting(self, rooms: Iterable[str]) -> dict[str, str]:
        """The words of some rooms, for a page."""
        heads = tuple(f"{room}." for room in rooms)
        return {key: text for key, text in self.words.items() if key.startswith(heads)}


class _Gaps(dict[str, object]):
    """Facts for a sentence: `{days} {days|day|days}` is one day and two days."""

    def __missing__(self, key: str) -> str:
        name, *forms = key.split("|")
        if len(forms) != 2:
            return ""
        return forms[0] if str(self.get(name)) == "1" else forms[1]


class Languages:
    """All languages, read once at the start."""

    def __init__(self, folder: Path, *, loud: bool = False) -> None:
        self.folder = folder
        self.loud = loud

    @cached_property
    def languages(self) -> dict[str, Words]:
        """The words of each language."""
        return {
            language: Words(language, self._read(language), loud=self.loud)
            for language in LANGUAGES
        }

    def _read(self, language: str) -> dict[str, str]:
        words: dict[str, str] = json.loads((self.folder / f"{language}.json").read_text("utf-8"))
        return words

    def negotiate(self, chosen: str | None, accepted: LanguageAccept) -> Words:
        """The words for somebody who chose a language, or whose browser accepts some."""
        if chosen in self.languages:
            return self.languages[chosen]
        return self.languages[_understood(accepted)]


def _understood(accepted: LanguageAccept) -> str:
    """The first language somebody accepts whose kind we speak; the first of ours otherwise."""
    for tag in accepted.values():
        for language in LANGUAGES:
            if tag.partition("-")[0].lower() == language.partition("-")[0]:
                return language
    return LANGUAGES[0]
