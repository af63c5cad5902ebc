"""The shapes of answers about shifts."""

from __future__ import annotations

from typing_extensions import TypedDict


class Shift(TypedDict):
    """A shift; clock times are the hall's own. No window: wherever one is needed."""

    shift: int
    staff: str
    day: str
    window: str | None
    leads: bool
    begins: str
    ends: str
    rest_begins: str | None
    rest_ends: str | None


class ShiftToday(Shift):
    """A shift of today, how it goes, and at which window its person sits."""

    display: str
    role: str
    duty: str
    sits: str | None
    since: str | None
    reason: str | None


class Planned(TypedDict):
    """A person and their shifts of the week."""

    staff: str
    display: str
    role: str
    active: bool
    shifts: list[Shift]


class Week(TypedDict):
    """A week from Monday; `week` is its first day, `closed` the days on which the hall is."""

    week: str
    today: str
    days: list[str]
    closed: list[str]
    people: list[Planned]
    windows: list[str]


class Unplanned(TypedDict):
    """Somebody sits at a window without a shift."""

    staff: str
    display: str
    window: str


class Today(TypedDict):
    """Who is there. `led`: a shift leader is on duty now."""

    date: str
    shifts: list[ShiftToday]
    unplanned: list[Unplanned]
    led: bool


class ShiftsMade(TypedDict):
    """The new shifts; days left out, since there was one already or the hall is closed."""

    shifts: list[int]
    skipped: list[str]
    closed: list[str]


class ShiftNumber(TypedDict):
    """Which shift it was."""

    shift: int


class Copied(TypedDict):
    """How many shifts were planned, and how many were not."""

    shifts: int
    skipped: int
    reasons: dict[str, int]
