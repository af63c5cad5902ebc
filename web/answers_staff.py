"""The shapes of answers about accounts: people, certificates, sessions, languages."""

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


class Scope(TypedDict):
    """What somebody may be certified for."""

    scope: str
    name: str
    name_en: str


class Certificate(Scope):
    """Somebody is certified; `standing` is holds, ends-soon, over or not-yet."""

    since: str
    until: str | None
    by: str
    standing: str


class Person(TypedDict):
    """An account. `missing`: the scopes that somebody lacks for the window where they sit.

    `department` is whose back office they are.
    """

    staff: str
    display: str
    role: str
    department: str | None
    active: bool
    language: str
    has_password: bool
    must_choose: bool
    signed_in_at: str | None
    sessions: int
    links: int
    window: str | None
    window_state: str | None
    certificates: list[Certificate]
    missing: list[str]


class People(TypedDict):
    """Everybody who works here. `certification`: whether the hall insists on certificates."""

    today: str
    certification: bool
    scopes: list[Scope]
    staff: list[Person]
