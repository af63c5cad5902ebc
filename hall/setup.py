"""The typed settings of a hall: what `config/halls/<name>/` says, checked and ready to use.

Durations are `timedelta`, clock times are local to the hall's `timezone`. A hall's windows stand
here as they are at the very first start; after that the store holds them, because a manager
reshapes them while the hall runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class CaseKind(StrEnum):
    """办件类型: how long and by whom a matter is decided."""

    IMMEDIATE = "immediate"
    PROMISED = "promised"
    JOINT = "joint"


class WindowKind(StrEnum):
    """窗口类型, as in the table of words."""

    DOMAIN = "domain"
    UNDIFFERENTIATED = "undifferentiated"
    ISSUING = "issuing"
    THEME = "theme"
    CROSS_REGION = "cross-region"
    GUIDE = "guide"
    DEPARTMENT = "department"
    TEMPORARY = "temporary"
    LAST_RESORT = "last-resort"


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called, in each language of the hall."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The name for `language`, a tag such as "zh-CN" or "en"."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Zone:
    """区域: a place in the hall with its own screens and loudspeaker."""

    key: str
    name: Name


@dataclass(frozen=True, slots=True)
class Domain:
    """领域: a field of business with its own line.

    `prefix` is the letter of its tickets; `mean_service` is expected until the hall's own record
    says better; `target_wait` is what the hall promises (QUEUEING.md, τ); `choosable` says whether
    citizens see it among the kiosk's large choices.
    """

    key: str
    name: Name
    prefix: str
    mean_service: timedelta = timedelta(minutes=10)
    target_wait: timedelta = timedelta(minutes=15)
    choosable: bool = True
    icon: str = "building-2"


@dataclass(frozen=True, slots=True)
class Material:
    """申请材料: one paper that a matter asks for (J19-3, P22-9)."""

    name: str
    source: str
    form: str
    copies: int
    review: str
    deferrable: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """事项: one thing a citizen can apply for.

    `working_days` is the promised time, 0 for an immediate case; `undifferentiated` says whether
    windows without a domain take it (D21-2).
    """

    code: str
    name: str
    department: str
    domain: str
    kind: CaseKind
    working_days: int
    undifferentiated: bool
    materials: tuple[Material, ...] = ()
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """一件事: several matters of several departments handled as one (J21-1)."""

    key: str
    name: str
    domain: str
    lead: str
    cooperating: tuple[str, ...]
    matters: tuple[str, ...]
    group: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class WindowPlan:
    """窗口, as the hall begins. No domains on an undifferentiated window means: any."""

    number: str
    name: Name
    kind: WindowKind
    zone: str
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Priority:
    """优先: who is treated as having come earlier, and by how much (QUEUEING.md, h)."""

    key: str
    name: Name
    head_start: timedelta


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of ordinary days. They are shown; `refuse_outside` makes them a rule."""

    opens: time = time(9)
    closes: time = time(17)
    refuse_outside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """How the line is run. Each setting is explained in docs/settings.md.

    `day_starts`: the business date changes at this local time, so that a line may pass midnight.
    `calls_before_miss`: after so many calls the next press of "call next" marks the ticket missed.
    `restore_behind`: a restored ticket waits behind so many others of its line.
    `misses_before_void`: the miss that ends a ticket.
    `elderly_from_age`: age on the card from which a citizen is treated as elderly; None: never.
    `tickets_per_person`: limit in a business date where ID cards are used; None: no limit.
    `automatic`: windows call by themselves as soon as they are free.
    `unspecified_to_any`: a ticket for a domain without a matter may go to undifferentiated windows.
    `gamma`: weight of mean service times between domains (0: longest wait first).
    """

    day_starts: time = time(0)
    calls_before_miss: int = 3
    restore_behind: int = 3
    misses_before_void: int = 2
    elderly_from_age: int | None = 65
    tickets_per_person: int | None = 5
    automatic: bool = False
    unspecified_to_any: bool = True
    gamma: float = 0.0
    appointment_head_start: timedelta = timedelta(minutes=15)
    appointment_late_after: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Screens:
    """What the screens may say. `names`: show masked holders' names (张*三) beside numbers."""

    names: bool = False
    message: Name = field(default_factory=lambda: Name("", ""))
    silent: bool = False
    voice_languages: tuple[str, ...] = ("zh-CN",)
    one_as_yao: bool = False
    kiosk_idle: timedelta = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Setup:
    """One hall, ready to open."""

    key: str
    name: Name
    timezone: ZoneInfo
    zones: tuple[Zone, ...]
    domains: tuple[Domain, ...]
    windows: tuple[WindowPlan, ...]
    matters: tuple[Matter, ...]
    themes: tuple[Theme, ...]
    priorities: tuple[Priority, ...]
    hours: Hours = field(default_factory=Hours)
    line: Line = field(default_factory=Line)
    screens: Screens = field(default_factory=Screens)
    source: str = ""

    def local(self, at: datetime) -> datetime:
        """`at` on the hall's own clock."""
        return at.astimezone(self.timezone)

    def business_date(self, at: datetime) -> date:
        """营业日: the hall's own day at this moment."""
        start = self.line.day_starts
        since = timedelta(hours=start.hour, minutes=start.minute)
        return (self.local(at).replace(tzinfo=None) - since).date()

    def is_open(self, at: datetime) -> bool:
        """Whether `at` lies within the opening hours."""
        return self.hours.opens <= self.local(at).time() < self.hours.closes
