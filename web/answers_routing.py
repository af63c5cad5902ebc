"""The shapes of answers about the line's rules and their trial, for the API document."""

from __future__ import annotations

from typing_extensions import TypedDict


class Routing(TypedDict):
    """The rules in force, as `PUT /api/v1/routing` takes them. Waits and head starts in minutes."""

    automatic: bool
    calls_before_miss: int
    misses_before_void: int
    restore_behind: int
    elderly_from_age: int
    tickets_per_person: int
    tickets_per_person_and_matter: int
    unspecified_to_any: bool
    gamma: float
    appointment_head_start: int
    appointment_late_after: int
    head_starts: dict[str, int]
    target_waits: dict[str, int]


class Changed(TypedDict):
    """The sections of the settings that are other ones now."""

    changed: list[str]


class Outcome(TypedDict):
    """What became of a day: waits in minutes, from arrival to the first call."""

    tickets: int
    called: int
    never_called: int
    mean: float | None
    p90: float | None
    longest: float | None
    overtaken: int


class LineTried(TypedDict):
    """One line, as it was and as it would have been."""

    domain: str
    was: Outcome
    tried: Outcome


class Trial(TypedDict):
    """A recorded day, as it was and as it would have been under the rules that are tried.

    `as_recorded` is false where a replay with nothing changed doesn't make the same calls: then
    `differs` names the command where it parted, and the figures are worth less.
    """

    date: str
    as_recorded: bool
    differs: str | None
    was: Outcome
    tried: Outcome
    lines: list[LineTried]
