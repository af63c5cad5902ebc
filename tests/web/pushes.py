"""A push of its own, on an empty hall in memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from config.loader import load
from store.memory import MemoryStore
from web.clock import RealClock
from web.hub import ThreadingHub
from web.push import Push

Sent = list[tuple[list[str], dict[str, Any]]]


def a_push() -> tuple[Push, Sent]:
    """A push whose lanes don't run, and what it sends."""
    sent: Sent = []

    def emit(sids: Iterable[str], message: dict[str, Any]) -> None:
        sent.append((list(sids), message))

    setup = load("dianjiang")
    return Push(ThreadingHub(), MemoryStore(), lambda: setup, RealClock(), emit), sent
