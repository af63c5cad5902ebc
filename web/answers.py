"""The shapes of answers, for the API document. Tests hold real answers against them."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict


class Wait(TypedDict):
    """Minutes to wait, a range."""

    low: int
    high: int


class Ticket(TypedDict):
    """号票, as its holder and the staff see it. Never a name or an ID number."""

    id: int
    number: str
    token: str
    domain: str
    matter: str | None
    theme: str | None
    state: str
    priority: str | None
    issued_at: str
    appointment: str | None
    called_at: str | None
    started_at: str | None
    ended_at: str | None
    window: str | None
    kept_for: str | None
    calls: int
    misses: int
    ahead: int | None
    wait: Wait | None
    late: bool
    not_before: str | None
    windows: list[str] | None
    zones: list[str] | None


class TheTicket(TypedDict):
    """A ticket after something happened to it."""

    ticket: Ticket


class Tickets(TypedDict):
    """Tickets in issue order."""

    tickets: list[Ticket]


class Window(TypedDict):
    """窗口 as it is now; `ticket` is the number called or served there."""

    number: str
    name: str
    name_en: str
    kind: str
    zone: str
    domains: list[str]
    state: str
    ticket: str | None
    clerk: str | None
    since: str | None
    reason: str | None
    exception: str
    open_until: str | None


class AtWindow(TypedDict):
    """What every window command answers."""

    window: Window
    ticket: Ticket | None


class DomainNow(TypedDict):
    """领域 and how many wait in its line."""

    key: str
    name: str
    name_en: str
    prefix: str
    waiting: int


class Zone(TypedDict):
    """区域."""

    key: str
    name: str
    name_en: str


class Share(TypedDict):
    """The share of comprehensive windows now, and the least it should be; 0 to 1."""

    now: float
    target: float


class Hall(TypedDict):
    """The hall now. `open`: tickets are given; `hours`: today's, `[["09:00", "12:00"], …]`.

    `opens_at`: when it opens next, where it is closed now.
    """

    name: str
    name_en: str
    business_date: str
    time: str
    open: bool
    hours: list[list[str]]
    opens_at: str | None
    last_ticket_at: str | None
    domains: list[DomainNow]
    windows: list[Window]
    comprehensive_share: Share
    zones: list[Zone]


class Matter(TypedDict):
    """事项."""

    code: str
    name: str
    name_en: str
    domain: str
    department: str
    kind: str
    working_days: int
    undifferentiated: bool
    marked: bool


class Material(TypedDict):
    """申请材料."""

    name: str
    source: str
    form: str
    copies: int
    review: str
    deferrable: bool


class MatterInFull(Matter):
    """事项 with what it asks for, and codes of the matters to tell of afterwards."""

    materials: list[Material]
    follow_up: list[str]


class Matters(TypedDict):
    """Matters, best match first."""

    matters: list[Matter]


class Theme(TypedDict):
    """一件事."""

    key: str
    name: str
    name_en: str
    domain: str
    group: str
    lead: str
    cooperating: list[str]
    matters: list[str]


class ThemeInFull(Theme):
    """一件事 with its one list of materials."""

    materials: list[Material]


class Themes(TypedDict):
    """一件事, in the hall's order."""

    themes: list[Theme]


class Event(TypedDict):
    """Something that happened, as it stands in the journal."""

    version: int
    at: str
    kind: str
    by: str
    cause: str
    data: dict[str, Any]


class Journal(TypedDict):
    """Events after a version, and the journal's last version."""

    events: list[Event]
    version: int


class Time(TypedDict):
    """The hall's clock."""

    time: str


class Health(TypedDict):
    """The hall takes commands. A rehearsal's clock runs `speed` times as fast as real time."""

    status: str
    version: int
    time: str
    rehearsal: bool
    speed: float


class SettingNow(TypedDict):
    """A section of the setup in force; `setting` is the change that made it so, where one did."""

    section: str
    value: Any
    setting: int | None
    at: str | None
    by: str | None
    reason: str | None


class Settings(TypedDict):
    """Every section that may be changed while the hall runs, but matters and themes."""

    settings: list[SettingNow]


class SettingChange(TypedDict):
    """One change of a section. `as_in_folder`: it went back to what the hall's folder says."""

    setting: int
    as_in_folder: bool
    at: str
    by: str
    reason: str
    in_force: bool


class SettingChangeInFull(SettingChange):
    """The same with what it said; null where it went back to the folder."""

    section: str
    value: Any


class SettingChanges(TypedDict):
    """A page of the changes of a section, newest first; `before` goes on with it."""

    changes: list[SettingChange]
    before: int | None


class Section(TypedDict):
    """The section that changed."""

    section: str


class Plan(TypedDict):
    """A command that the hall will send by itself."""

    plan: str
    due: str
    weekdays: list[int]
    command: str
    facts: dict[str, Any]
    by: str
    reason: str
    made_at: str


class Plans(TypedDict):
    """What the hall will do by itself, soonest first."""

    plans: list[Plan]


class PlanKey(TypedDict):
    """The plan's key."""

    plan: str


class SignedIn(TypedDict):
    """Send `token` as `Authorization: Bearer`; browsers get it as a cookie too."""

    token: str
    staff: str
    role: str
    display: NotRequired[str]
    language: NotRequired[str]
    password_must_change: NotRequired[bool]


class Me(TypedDict):
    """Who is asking. With `password_must_change`, nothing else goes before a new password."""

    staff: str | None
    display: str | None
    role: str | None
    device: str | None
    kind: str | None
    place: str | None
    language: str | None
    password_must_change: bool


class Staff(TypedDict):
    """A person of staff. `language` is their own; "": as their browser asks.

    `department` is whose back office they are.
    """

    staff: str
    display: str
    role: str
    active: bool
    language: str
    department: str | None


class StaffList(TypedDict):
    """Everybody who works here."""

    staff: list[Staff]


class Link(TypedDict):
    """A sign-in link that works once: its path, the whole address, and that as a QR code (SVG)."""

    staff: str
    link: str
    address: str
    qr: str
    hours: int


class Named(TypedDict):
    """Whom it concerned."""

    staff: str


class Pairing(TypedDict):
    """Show `code`, keep `claim` secret and fetch the token with it."""

    code: str
    claim: str
    name: str
    seconds: int


class PairingAsked(TypedDict):
    """A screen that asks to be let in."""

    code: str
    name: str
    kind: str
    place: str
    asked_at: str
    confirmed: bool
    replaces: bool


class Pairings(TypedDict):
    """Screens that ask to be let in."""

    pairings: list[PairingAsked]


class Device(TypedDict):
    """A paired screen or kiosk."""

    name: str
    kind: str
    place: str
    paired_at: NotRequired[str]
    paired_by: NotRequired[str]
    replaces: NotRequired[bool]
    connected: NotRequired[bool]
    seen_at: NotRequired[str | None]


class Devices(TypedDict):
    """The hall's paired devices."""

    devices: list[Device]


class Claimed(TypedDict):
    """`paired` is false while no manager has confirmed; the token comes once."""

    paired: bool
    token: NotRequired[str]
    name: NotRequired[str]
    kind: NotRequired[str]
    place: NotRequired[str]


class DeviceName(TypedDict):
    """Which device it was."""

    name: str


class Printed(TypedDict):
    """Whether the slip came out, and what the printer says of its paper."""

    printed: bool
    became: Literal["printed", "sent", "failed"]
    paper: str


class Nothing(TypedDict):
    """Done; there is nothing to say."""


class Refused(TypedDict):
    """What went wrong."""

    key: str
    message: str
    facts: dict[str, Any]


class Error(TypedDict):
    """The one error shape."""

    error: Refused
