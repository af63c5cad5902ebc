"""The typed settings of a hall: what `config/halls/<name>/` says, checked and ready to use.

Durations are `timedelta`, clock times are local to the hall's `timezone`. A hall's windows stand
here as they are at the very first start; after that the store holds them, because a manager
reshapes them while the hall runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from hall.workdays.hours import DayException, Hours, Opening, Stretch
from hall.workdays.national import National


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


class Mode(StrEnum):
    """「一窗」受理的方式 (P22-1): areas by kinship of business, or every matter at every window."""

    CLASSIFIED = "classified"
    FULL = "full"


NEEDS_DOMAINS = frozenset(
    {WindowKind.DOMAIN, WindowKind.DEPARTMENT, WindowKind.THEME, WindowKind.CROSS_REGION}
)
"""Kinds that are nothing without a line of their own; a guide's desk may have none."""


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
    citizens see it among the kiosk's large choices; `yearly` is how many visits a year are
    expected, 0: nobody has said (P22-2).
    """

    key: str
    name: Name
    prefix: str
    mean_service: timedelta = timedelta(minutes=10)
    target_wait: timedelta = timedelta(minutes=15)
    choosable: bool = True
    icon: str = "building-2"
    yearly: int = 0


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
    windows without a domain take it (D21-2); `synonyms` are what people call it; `follow_up` are
    codes of matters to tell the applicant of once this one is accepted (Z17-5); `issues` are the
    licences or decisions that its department issues once it is approved (J19-12).
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
    synonyms: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


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
    """窗口, as the hall begins. No domains on an undifferentiated window means: any.

    `exception` is the recorded reason why a department has a window of its own (J19-1, P22-1).
    """

    number: str
    name: Name
    kind: WindowKind
    zone: str
    domains: tuple[str, ...] = ()
    exception: str = ""


@dataclass(frozen=True, slots=True)
class Priority:
    """优先: who is treated as having come earlier, and by how much (QUEUEING.md, h)."""

    key: str
    name: Name
    head_start: timedelta


@dataclass(frozen=True, slots=True)
class Line:
    """How the line is run. Each setting is explained in docs/settings.md.

    `day_starts`: the business date changes at this local time, so that a line may pass midnight.
    `calls_before_miss`: after so many calls the next press of "call next" marks the ticket missed.
    `restore_behind`: a restored ticket waits behind so many others of its line.
    `misses_before_void`: the miss that ends a ticket.
    `elderly_from_age`: age on the card from which a citizen is treated as elderly; None: never.
    `tickets_per_person`: limit in a business date where ID cards are used; None: no limit.
    `tickets_per_person_and_matter`: the same for one matter.
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
    tickets_per_person_and_matter: int | None = None
    automatic: bool = False
    unspecified_to_any: bool = True
    gamma: float = 0.0
    appointment_head_start: timedelta = timedelta(minutes=15)
    appointment_late_after: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class MatterLimit:
    """限号: how many tickets of a matter are given on a day, or `between` two times of each day.

    `matter` is its code. The booked don't count, nor does who gave their ticket up.
    """

    matter: str
    most: int
    between: Stretch | None = None


@dataclass(frozen=True, slots=True)
class ZoneSound:
    """How loud a zone is. `volume` is in percent; no languages: those of the hall.

    `quiet_from` and `quiet_until`: calls are shown and not spoken between these local times.
    """

    zone: str
    silent: bool = False
    volume: int = 100
    quiet_from: time | None = None
    quiet_until: time | None = None
    voice_languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screens:
    """What the screens may say. `names`: show masked holders' names (张*三) beside numbers.

    `sounds`: zones that are louder, quieter or in other languages than the hall.
    """

    names: bool = False
    message: Name = field(default_factory=lambda: Name("", ""))
    silent: bool = False
    voice_languages: tuple[str, ...] = ("zh-CN",)
    one_as_yao: bool = False
    kiosk_idle: timedelta = timedelta(seconds=60)
    sounds: tuple[ZoneSound, ...] = ()


class AlertKind(StrEnum):
    """提醒: what leaders are told at once."""

    WAIT = "wait"
    STRANDED = "stranded"
    IDLE = "idle"
    DEVICE = "device"
    PAPER = "paper"
    CALLED = "called"
    PLAN = "plan"
    SHUT_OUT = "shut-out"
    LOCKER = "locker"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Alerts:
    """When leaders are told, and of what. Each limit is explained in docs/settings.md.

    `wait`: the longest wait that nobody minds; `idle` and `lost`: how long a window may rest beside
    a long line, and a screen or kiosk be away; `calls`: the call of one ticket that is too many.
    `off` names the kinds that this hall doesn't want; `sound`: consoles chime.
    """

    wait: timedelta = timedelta(minutes=30)
    idle: timedelta = timedelta(minutes=5)
    lost: timedelta = timedelta(minutes=3)
    calls: int = 5
    off: tuple[AlertKind, ...] = ()
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days what concerns a person is kept; docs/privacy.md says what each is.

    `appointment_days` count from the appointment, `agent_days` from the visit, `case_days` from the
    end of the case, `finding_days` from the closing of a finding, `referral_days` from the
    referral, `rating_days` from a rating, `complaint_days` from the closing of a follow-up,
    `alert_days` from the end of an alert, `answer_days` from a command that was sent with a key. At
    `at`, each night, what is over is forgotten.
    """

    appointment_days: int = 30
    agent_days: int = 90
    case_days: int = 365
    finding_days: int = 730
    referral_days: int = 90
    rating_days: int = 1100
    complaint_days: int = 365
    alert_days: int = 365
    answer_days: int = 7
    at: time = time(3)


class AfterNoShow(StrEnum):
    """What becomes of who comes when their appointment is a no-show already."""

    WALK_IN = "walk-in"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Bookable:
    """What may be booked: one matter, or a domain with all its matters that have no slots of own.

    Slots of `length` fill the hall's opening hours; each has room for `capacity` visitors. A
    citizen books from now up to so many `days_ahead`, and moves or cancels until `change_until`
    before the slot.
    """

    matter: str = ""
    domain: str = ""
    length: timedelta = timedelta(minutes=30)
    capacity: int = 2
    days_ahead: int = 14
    change_until: timedelta = timedelta(hours=1)

    @property
    def key(self) -> str:
        """Its short name: `matter:SW-001` or `domain:tax`."""
        return f"matter:{self.matter}" if self.matter else f"domain:{self.domain}"


@dataclass(frozen=True, slots=True)
class Appointments:
    """预约: what may be booked, and how early and how late one may come.

    `early`: how long before its slot an appointment checks in. `no_show_after`: so long after the
    slot whoever hasn't come is a no-show, and `after_no_show` says what they get then. `by_phone`:
    citizens book by themselves on the phone page. `per_person`: so many open appointments, of
    whatever kind, has one phone or ID number at most; staff may book more.
    """

    by_phone: bool = True
    per_person: int = 3
    early: timedelta = timedelta(minutes=30)
    no_show_after: timedelta = timedelta(minutes=20)
    after_no_show: AfterNoShow = AfterNoShow.WALK_IN
    bookable: tuple[Bookable, ...] = ()


@dataclass(frozen=True, slots=True)
class Certification:
    """Whether clerks may open only windows that they are certified for (P22-6)."""

    required: bool = False


class AcceptedBy(StrEnum):
    """Who accepts an application: the window (J19-3), or the department (P22-11)."""

    WINDOW = "window"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Supervision:
    """电子监察: when papers go over, and when a clock warns. docs/settings.md explains each.

    What is received before `morning_until` reaches its department by `morning_by`, anything later
    by `afternoon_by` (J19-7). `yellow_days`: working days before the last one from which the light
    is yellow (J19-8). `extend_before`: so many working days before it an extension is asked for at
    the latest (J19-10).
    """

    accepted_by: AcceptedBy = AcceptedBy.WINDOW
    morning_until: time = time(12)
    morning_by: time = time(14)
    afternoon_by: time = time(17)
    yellow_days: int = 2
    extend_before: int = 1


@dataclass(frozen=True, slots=True)
class Staffing:
    """窗口测算: what the advice on windows reckons with (P22-2). docs/settings.md explains each.

    Shares lie between 0 and 1, `load` and `in_target` below 1.
    """

    weeks: int = 4
    in_target: float = 0.8
    load: float = 0.8
    peak: float = 1.3
    away: float = 0.1


@dataclass(frozen=True, slots=True)
class Lockers:
    """文件柜: how long results lie there, and what stops guessing. docs/settings.md explains each.

    `days`: overdue after so many. `code_digits`: 6 to 8. After `attempts_per_cabinet` or
    `attempts_per_code` wrong ones none is taken for `lock_out`. `door_open`: a door that stands
    open for longer is an alarm.
    """

    days: int = 7
    code_digits: int = 6
    attempts_per_cabinet: int = 10
    attempts_per_code: int = 3
    lock_out: timedelta = timedelta(minutes=10)
    door_open: timedelta = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class RatingReason:
    """What may be ticked as wrong with a poor rating."""

    key: str
    name: Name


RATING_REASONS = (
    RatingReason("wait", Name("等候时间长", "I waited too long")),
    RatingReason("manner", Name("态度不好", "They were unkind")),
    RatingReason("unclear", Name("没有一次说清楚", "Not told everything at once")),
    RatingReason("extra", Name("要求清单以外的材料", "Asked for more than the list says")),
    RatingReason("again", Name("来回跑了几趟", "I had to come again")),
    RatingReason("charged", Name("收了不该收的费用", "Charged what isn't due")),
)
"""Unless a hall says otherwise."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """好差评: how visitors are asked, and how poor ratings are seen to (P22-12).

    `days`: so many days after the visit it may be rated. `invite`: so long the screen at the window
    asks. `follow_up_days`: working days in which a poor rating or a complaint is settled.
    `least_shown`: a clerk sees own sums of no fewer ratings. `reasons`: none for the usual ones.
    """

    days: int = 7
    invite: timedelta = timedelta(seconds=60)
    follow_up_days: int = 5
    least_shown: int = 5
    reasons: tuple[RatingReason, ...] = ()

    @property
    def offered(self) -> tuple[RatingReason, ...]:
        """What may be ticked here."""
        return self.reasons or RATING_REASONS


@dataclass(frozen=True, slots=True)
class Lookup:
    """A setup's things by their key, made once, so that a look costs the same in any hall.

    `anywhere` names the domains with matters that undifferentiated windows take, `own_only` those
    with matters that they don't; `departments` whoever decides matters or takes part in themes.
    """

    zones: Mapping[str, Zone]
    domains: Mapping[str, Domain]
    matters: Mapping[str, Matter]
    themes: Mapping[str, Theme]
    priorities: frozenset[str]
    matters_of: Mapping[str, tuple[Matter, ...]]
    anywhere: frozenset[str]
    own_only: frozenset[str]
    departments: tuple[str, ...]
    department_names: Mapping[str, Name]


def _departments(setup: Setup) -> tuple[str, ...]:
    of_themes = [one for t in setup.themes for one in (t.lead, *t.cooperating)]
    return tuple(dict.fromkeys([*(m.department for m in setup.matters), *of_themes]))


def _lookup(setup: Setup) -> Lookup:
    of_domains: dict[str, list[Matter]] = {}
    for matter in setup.matters:
        of_domains.setdefault(matter.domain, []).append(matter)
    return Lookup(
        zones={zone.key: zone for zone in setup.zones},
        domains={domain.key: domain for domain in setup.domains},
        matters={matter.code: matter for matter in setup.matters},
        themes={theme.key: theme for theme in setup.themes},
        priorities=frozenset(priority.key for priority in setup.priorities),
        matters_of={domain: tuple(own) for domain, own in of_domains.items()},
        anywhere=frozenset(m.domain for m in setup.matters if setup.is_marked(m)),
        own_only=frozenset(m.domain for m in setup.matters if not setup.is_marked(m)),
        departments=_departments(setup),
        department_names={name.zh: name for name in setup.department_names},
    )


@dataclass(frozen=True, slots=True)
class Setup:
    """One hall, ready to open.

    `exceptions` are the hall's own word about single dates, `national` is the national calendar,
    `department_names` are departments as matters and themes write them, with their English names.
    `comprehensive_share` is the least share of comprehensive windows, 0 to 1 (D21-5).
    """

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
    exceptions: tuple[DayException, ...] = ()
    national: National = field(default_factory=National)
    line: Line = field(default_factory=Line)
    limits: tuple[MatterLimit, ...] = ()
    department_names: tuple[Name, ...] = ()
    screens: Screens = field(default_factory=Screens)
    alerts: Alerts = field(default_factory=Alerts)
    retention: Retention = field(default_factory=Retention)
    certification: Certification = field(default_factory=Certification)
    appointments: Appointments = field(default_factory=Appointments)
    supervision: Supervision = field(default_factory=Supervision)
    lockers: Lockers = field(default_factory=Lockers)
    ratings: Ratings = field(default_factory=Ratings)
    staffing: Staffing = field(default_factory=Staffing)
    source: str = ""
    mode: Mode = Mode.CLASSIFIED
    comprehensive_share: float = 0.9
    _look: Lookup = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_look", _lookup(self))

    def local(self, at: datetime) -> datetime:
        """`at` on the hall's own clock."""
        return at.astimezone(self.timezone)

    def moment(self, day: date, clock: time) -> datetime:
        """The moment, in UTC, at which the hall's own clock shows this time on that date."""
        return datetime.combine(day, clock, self.timezone).astimezone(UTC)

    def business_date(self, at: datetime) -> date:
        """营业日: the hall's own day at this moment."""
        start = self.line.day_starts
        since = timedelta(hours=start.hour, minutes=start.minute)
        return (self.local(at).replace(tzinfo=None) - since).date()

    def day_begins(self, day: date) -> datetime:
        """The first moment of a business date."""
        return datetime.combine(day, self.line.day_starts, self.timezone)

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department that a matter or a theme names, in the catalogue's order."""
        return self._look.departments

    def department_name(self, department: str) -> Name:
        """What a department is called; as the catalogue writes it where it has no English name."""
        return self._look.department_names.get(department) or Name(department, department)

    def zone(self, key: str) -> Zone | None:
        """The zone of this key, if the hall has it."""
        return self._look.zones.get(key)

    def domain(self, key: str) -> Domain | None:
        """The domain of this key, if the hall has it."""
        return self._look.domains.get(key)

    def matter(self, code: str) -> Matter | None:
        """The matter of this code, if the hall has it."""
        return self._look.matters.get(code)

    def matters_of(self, domain: str) -> tuple[Matter, ...]:
        """The matters of a domain, in the hall's order."""
        return self._look.matters_of.get(domain, ())

    def theme(self, key: str) -> Theme | None:
        """The theme of this key, if the hall has it."""
        return self._look.themes.get(key)

    def has_priority(self, key: str) -> bool:
        """Whether the hall gives this priority."""
        return key in self._look.priorities

    def goes_anywhere(self, domain: str) -> bool:
        """Whether a ticket for `domain` without a matter may go to undifferentiated windows.

        Only where the hall says so, and the domain has matters that such windows take.
        """
        return self.has_marked(domain) and self.line.unspecified_to_any

    def has_marked(self, domain: str) -> bool:
        """Whether undifferentiated windows take some of the domain's matters (D21-2)."""
        return domain in self._look.anywhere

    def has_own_only(self, domain: str) -> bool:
        """Whether some of the domain's matters are taken by its own windows alone (D21-2)."""
        return domain in self._look.own_only

    def is_marked(self, matter: Matter) -> bool:
        """Whether undifferentiated windows take a matter: by its mark, in full mode always."""
        return matter.undifferentiated or self.mode is Mode.FULL

    def is_for_anywhere(self, domain: str, matter: str | None, theme: str | None) -> bool:
        """Whether undifferentiated windows may take who stands in `domain` with this business.

        In its own domain the matter's mark decides (D21-2), and a theme goes to theme windows; in
        another one it counts as a visit without a matter.
        """
        known = self.matter(matter) if matter else None
        if known is not None and known.domain == domain:
            return self.is_marked(known)
        kind = self.theme(theme) if theme else None
        return not (kind is not None and kind.domain == domain) and self.goes_anywhere(domain)

    @property
    def opening(self) -> Opening:
        """When the hall is open: hours, exceptions and the national calendar together."""
        return Opening(self.hours, self.exceptions, self.national, self.timezone)

    def is_open(self, at: datetime) -> bool:
        """Whether `at` lies within the opening hours."""
        return self.opening.is_open(at)
