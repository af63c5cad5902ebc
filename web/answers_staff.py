"""The shapes of answers about accounts: sessions and languages."""

from __future__ import annotations

from typing_extensions import TypedDict


class Session(TypedDict):
    """Somebody is signed in: since when, last used when, and whether it is this very session."""

    began_at: str
    used_at: str
    ends_at: str
    own: bool


class Sessions(TypedDict):
    """Where a person is signed in, newest first; `links` are sign-in links not used yet."""

    sessions: list[Session]
    links: int


class Language(TypedDict):
    """One's own language; "" is whatever the browser asks for."""

    language: str
