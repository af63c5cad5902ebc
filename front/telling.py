"""What the front door says to whoever typed the command."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from config.faults import ConfigError
from hall.refusals import Refusal
from store.errors import StoreError
from store.examine import Finding
from web.words import Languages, Words

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
    if isinstance(trouble, ConfigError):
        return "\n".join(trouble.lines(_language()))
    words = _words()
    if isinstance(trouble, Refusal):
        return words.refusal(trouble.key, trouble.facts)
    if isinstance(trouble, StoreError):
        return words.say(f"store.{trouble.key}", **trouble.facts)
    return str(trouble)


def unusable(host: str, port: int, trouble: OSError) -> str:
    """Why nobody can be let in at this address, and what to do."""
    where = f"{host}:{port}"
    if trouble.errno == errno.EADDRINUSE:
        who = f"ss -ltnp 'sport = :{port}'"
        return f"{where} is taken: {who} shows by whom. Stop that program, or choose another --port"
    return f"{where} can't be used: {trouble.strerror}. Choose another --port or --host"


def found(finding: Finding) -> str:
    """What `check` found, in the language of the terminal."""
    return _words().say(f"check.{finding.key}", **finding.facts)


def _language() -> str:
    return "zh-CN" if os.environ.get("LANG", "").startswith("zh") else "en"


def _words() -> Words:
    return Languages(WORDS).languages[_language()]
