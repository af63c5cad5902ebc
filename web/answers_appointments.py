"""The shapes of answers about appointments."""

from __future__ import annotations

from typing import Any, NotRequired

from typing_extensions import TypedDict


class Bookable(TypedDict):
    """What may be booked, and its rule; `what` is its name."""

    key: str
    domain: str
    matter: str | None
    what: str
    what_en: str
    length_minutes: int
    capacity: int
    days_ahead: int
    change_until_minutes: int


class BookableMatter(TypedDict):
    """A matter that may be booked."""

    code: str
    name: str
    name_en: str
    domain: str


class BookableDomain(TypedDict):
    """A domain that may be booked."""

    key: str
    name: str
    name_en: str


class Offered(TypedDict):
    """What citizens may book; `by_phone`: by themselves."""

    by_phone: bool
    domains: list[BookableDomain]
    matters: list[BookableMatter]


class Slot(TypedDict):
    """A slot that hasn't begun, and how many places are left."""

    slot: str
    ends: str
    free: int


class Day(TypedDict):
    """A date on which slots are left to begin, and how many places they have together."""

    date: str
    free: int


class Slots(TypedDict):
    """What may be booked when; `slots` are those of `date`."""

    bookable: Bookable
    days: list[Day]
    date: str | None
    slots: list[Slot]


class Appointment(TypedDict):
    """An appointment, its person masked; `number` is the ticket they got.

    `shut_out`: the hall is closed at that hour now. `token` opens the phone page; only the answer
    to a booking has it.
    """

    appointment: int
    code: str
    state: str
    way: str
    domain: str
    matter: str | None
    what: str
    what_en: str
    slot: str
    ends: str
    booked_at: str
    change_until: str
    name: str | None
    phone: str | None
    number: str | None
    shut_out: bool
    token: NotRequired[str]


class Shown(TypedDict):
    """Whose it is, in full."""

    appointment: int
    name: str | None
    phone: str | None


class Appointments(TypedDict):
    """The appointments of a date by their slots, cancelled ones included."""

    date: str
    appointments: list[Appointment]


class Booked(TypedDict):
    """A row that was booked; rows are counted from 1, in a file as its lines."""

    row: int
    appointment: int
    code: str


class Fault(TypedDict):
    """A row that was refused, and why."""

    row: int
    key: str
    message: str
    facts: dict[str, Any]


class Imported(TypedDict):
    """What became of each row."""

    booked: list[Booked]
    faults: list[Fault]


class Rules(TypedDict):
    """The rules of appointments in force; `late_minutes` is the line's own limit."""

    by_phone: bool
    early_minutes: int
    late_minutes: int
    no_show_minutes: int
    per_person: int
    after_no_show: str
    bookable: list[Bookable]


class Changed(TypedDict):
    """The section of the setup that was changed, and the setting by which it can be undone."""

    section: str
    setting: int


class Left(TypedDict):
    """How many are booked for a thing and would be left without a slot."""

    domain: str
    matter: str | None
    what: str
    what_en: str
    count: int


class LeftBehind(TypedDict):
    """Who keeps their appointment and would have no slot of the new rules, by what it is for."""

    taken_away: list[Left]
    off_grid: list[Left]
