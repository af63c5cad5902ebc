"""What the front door says to whoever typed the command."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from config.faults import ConfigError
from hall.refusals import Refusal
from store.errors import StoreError
from web.words import Languages

T = TypeVar("T")
WORDS = Path(__file__).resolve().parent.parent / "static" / "words"


class CantStartError(Exception):
    """The hall can't start; the text says why and what to do."""


def setting(name: str, otherwise: str, read: Callable[[str], T]) -> T:
    """A setting of the environment. Raises CantStartError for one that makes no sense."""
    try:
        return read(os.environ.get(name) or otherwise)
    except ValueError as trouble:
        raise CantStartError(f"{name}: {trouble}") from None


def explained(trouble: Exception) -> str:
    """Why it can't be done, in the language of the terminal."""
    language = "zh-CN" if os.environ.get("LANG", "").startswith("zh") else "en"
    if isinstance(trouble, ConfigError):
        return "\n".join(trouble.lines(language))
    words = Languages(WORDS).languages[language]
    if isinstance(trouble, Refusal):
        return words.refusal(trouble.key, trouble.facts)
    if isinstance(trouble, StoreError):
        return words.say(f"store.{trouble.key}", **trouble.facts)
    return str(trouble)
