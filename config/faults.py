"""What is wrong with a configuration: every fault at once, each with its place and reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "static" / "words"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong.

    `file` is the file's name in its folder, `where` the key (`windows[3].zone`) or the column,
    `key` names the sentence `config.fault.<key>`, `facts` fill its gaps, `line` counts from 1.
    A `warning` doesn't keep the hall from opening.
    """

    file: str
    where: str
    key: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    line: int | None = None
    warning: bool = False

    def sentence(self, language: str = "zh-CN") -> str:
        """The fault in one plain line: place, then reason and what to do."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        where = f"{self.where}: " if self.where else ""
        return f"{place}: {where}{self.reason(language)}".rstrip()

    def reason(self, language: str = "zh-CN") -> str:
        """What is wrong and what to do, without the place."""
        template = _words(language).get(f"config.fault.{self.key}", "")
        return template.format(**self.facts) if template else f"{self.key} {self.facts or ''}"


class ConfigError(Exception):
    """The configuration is refused. `faults` are all that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def lines(self, language: str = "zh-CN") -> list[str]:
        """Each fault as one plain line."""
        return [fault.sentence(language) for fault in self.faults]

    def __str__(self) -> str:
        return "\n".join(self.lines("en"))


class Faults:
    """Gathers faults while a folder is read."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Note a fault."""
        self.found.append(fault)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What a hall may open with, but should know."""
        return tuple(fault for fault in self.found if fault.warning)

    def refuse(self) -> None:
        """Raise ConfigError when anything but warnings was found."""
        faults = tuple(fault for fault in self.found if not fault.warning)
        if faults:
            raise ConfigError(faults)


@cache
def _words(language: str) -> dict[str, str]:
    path = WORDS / f"{language}.json"
    if not path.exists():
        return {}
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return words
