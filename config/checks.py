"""What must hold between the parts of hall.toml (RULES: the hall and its windows)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta
from typing import Any

from config.hallfile import HallFile, zone_of_time
from config.places import Path
from hall.appointments.slots import FURTHEST
from hall.facts import WindowNumber, limits_of
from hall.setup import (
    Alerts,
    Appointments,
    Bookable,
    Domain,
    Lockers,
    Name,
    Ratings,
    Screens,
    Setup,
    Staffing,
    Supervision,
    WindowPlan,
    ZoneSound,
)
from hall.windows.moves import fault_of
from hall.windows.share import comprehensive_share
from hall.windows.takers import takers
from hall.windows.window import Window
from hall.workdays.hours import Hours, Stretches, are_in_order, in_words

LONGEST_NAME = 60
LONGEST_MESSAGE = 200
A_MINUTE = timedelta(minutes=1)
LEAST_PAUSE = timedelta(seconds=5)
LOCKER_RANGES = (
    ("days", 1, 365),
    ("code_digits", 6, 8),
    ("attempts_per_cabinet", 2, 100),
    ("attempts_per_code", 1, 20),
)
RATING_RANGES = (("days", 1, 90), ("follow_up_days", 1, 60), ("least_shown", 2, 1000))
MOST_REASONS = 12
STAFFING_RANGES = (
    ("weeks", 1, 52),
    ("in_target", 0.5, 0.99),
    ("load", 0.3, 0.98),
    ("peak", 1, 5),
    ("away", 0, 0.5),
)
LETTERS = frozenset("ABCDEFGHJKLMNPQRSTUVWXYZ")
AT_LEAST_ONE = (
    "calls_before_miss",
    "misses_before_void",
    "tickets_per_person",
    "tickets_per_person_and_matter",
)
KEY = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,39}")
NUMBER = limits_of(WindowNumber)
WINDOW_FAULTS = {
    "window_needs_domains": ("domains", "window_without_domains"),
    "department_needs_reason": ("exception", "department_without_reason"),
}
"""What the rules refuse of a window: where it stands in the file, and the fault's name."""
"""What commands can name: a window of any other number could never be opened."""
DURATIONS = (
    ("domains", "mean_service"),
    ("domains", "target_wait"),
    ("priorities", "head_start"),
)


def check(hall: HallFile) -> None:
    """Every check, each independent of the others."""
    for name in ("zones", "domains", "windows", "priorities"):
        _unique(hall, name)
        _names(hall, name)
    for part in PARTS:
        part(hall)
    _share(hall)


def check_served(hall: HallFile, setup: Setup) -> None:
    """Warn of domains whose tickets might never be called: no window may take some of them.

    And of slots for a matter that the catalogue doesn't have.
    """
    for at, one in enumerate(setup.appointments.bookable):
        if one.matter and setup.matter(one.matter) is None:
            path = ("appointments", "bookable", at, "matter")
            hall.file.warn(path, "unknown_matter", matter=one.matter)
    windows = [Window(w.number, w.name, w.kind, w.zone, w.domains) for w in setup.windows]
    for at, domain in hall.items["domains"]:
        if not all(takers((domain.key, anywhere), windows) for anywhere in _kinds(setup, domain)):
            hall.file.warn(("domains", at), "domain_without_window", domain=domain.key)


def _kinds(setup: Setup, domain: Domain) -> set[bool]:
    """Whether tickets of a domain go anywhere: those for its matters, its themes, and itself."""
    kinds = {setup.is_marked(matter) for matter in setup.matters if matter.domain == domain.key}
    themes = {False for theme in setup.themes if theme.domain == domain.key}
    return kinds | themes | {setup.goes_anywhere(domain.key)}


def _unique(hall: HallFile, name: str) -> None:
    key = "number" if name == "windows" else "key"
    for at, item in hall.items[name]:
        value = getattr(item, key)
        allowed = NUMBER if name == "windows" else KEY
        if not allowed.fullmatch(value):
            fault = "bad_number" if name == "windows" else "bad_key"
            hall.file.fault((name, at, key), fault if value else "empty", value=value)
    _twice(hall, name, key, lambda item: str(getattr(item, key)))


def _twice(hall: HallFile, name: str, key: str, of: Callable[[Any], str]) -> None:
    seen: dict[str, int] = {}
    for at, item in hall.items[name]:
        value = of(item)
        if value in seen:
            hall.file.fault((name, at, key), "twice_item", value=value, first=seen[value] + 1)
        seen.setdefault(value, at)


def _names(hall: HallFile, name: str) -> None:
    for at, item in hall.items[name]:
        _name(hall, (name, at, "name"), item.name, LONGEST_NAME)


def _name(hall: HallFile, path: Path, name: Name, longest: int) -> None:
    for language, words in (("zh", name.zh), ("en", name.en)):
        if not words.strip():
            hall.file.fault((*path, language), "empty")
        if len(words) > longest:
            hall.file.fault((*path, language), "too_long", length=len(words), longest=longest)


def _general(hall: HallFile) -> None:
    name = hall.single.get("timezone")
    if name is not None and zone_of_time(name) is None:
        hall.file.fault(("timezone",), "bad_timezone", value=name)
    if "name" in hall.single:
        _name(hall, ("name",), hall.single["name"], LONGEST_NAME)
    if not 0 <= hall.single.get("comprehensive_share", 0.9) <= 1:
        hall.file.fault(("comprehensive_share",), "not_a_share")


def _hours(hall: HallFile) -> None:
    hours: Hours = hall.sections["hours"]
    if hours.opens >= hours.closes:
        hall.file.fault(("hours", "closes"), "hours_reversed", opens=str(hours.opens)[:5])
    elif not are_in_order(hours.ordinary):
        span = {"opens": str(hours.opens)[:5], "closes": str(hours.closes)[:5]}
        hall.file.fault(("hours", "midday"), "midday_outside", **span)
    if hours.last_ticket < timedelta(0):
        hall.file.fault(("hours", "last_ticket"), "negative", value=_shown(hours.last_ticket))
    days = [one.day for one in hours.week]
    for at, one in enumerate(hours.week):
        if one.day in days[:at]:
            first = days.index(one.day) + 1
            hall.file.fault(("hours", "week", at, "day"), "twice_item", value=one.day, first=first)
        _stretches(hall, ("hours", "week", at, "stretches"), one.stretches)


def _exceptions(hall: HallFile) -> None:
    for at, one in hall.items["exceptions"]:
        _stretches(hall, ("exceptions", at, "stretches"), one.stretches)
        if not one.reason.strip():
            hall.file.fault(("exceptions", at, "reason"), "empty")
    _twice(hall, "exceptions", "on", lambda one: str(one.on))


def _stretches(hall: HallFile, path: Path, stretches: Stretches) -> None:
    if not are_in_order(stretches):
        hall.file.fault(path, "stretches_out_of_order", value=in_words(stretches))


def _settings(hall: HallFile) -> None:
    for section in ("line", "screens", "retention"):
        settings = hall.sections[section]
        for setting in fields(settings):
            value = getattr(settings, setting.name)
            least = 1 if setting.name in AT_LEAST_ONE or setting.name.endswith("_days") else 0
            if _below(value, least):
                key = "too_small" if least else "negative"
                hall.file.fault((section, setting.name), key, value=_shown(value), least=least)


def _below(value: object, least: int) -> bool:
    if isinstance(value, timedelta):
        return value < timedelta(0)
    return isinstance(value, int | float) and not isinstance(value, bool) and not value >= least


def _shown(value: object) -> str:
    return f"{value.total_seconds():g} s" if isinstance(value, timedelta) else str(value)


def _screens(hall: HallFile) -> None:
    screens: Screens = hall.sections["screens"]
    for language, words in (("zh", screens.message.zh), ("en", screens.message.en)):
        if len(words) > LONGEST_MESSAGE:
            at = ("screens", "message", language)
            hall.file.fault(at, "too_long", length=len(words), longest=LONGEST_MESSAGE)
    _languages(hall, ("screens", "voice_languages"), screens.voice_languages)
    for place, sound in enumerate(screens.sounds):
        _sound(hall, ("screens", "sounds", place), sound)


def _sound(hall: HallFile, path: Path, sound: ZoneSound) -> None:
    if sound.zone not in hall.named["zones"]:
        _unknown(hall, (*path, "zone"), "zone", sound.zone)
    if not 0 <= sound.volume <= 100:
        hall.file.fault((*path, "volume"), "out_of_range", least=0, most=100)
    if (sound.quiet_from is None) != (sound.quiet_until is None):
        missing = "quiet_until" if sound.quiet_until is None else "quiet_from"
        hall.file.fault((*path, missing), "missing_key", key=missing)
    _languages(hall, (*path, "voice_languages"), sound.voice_languages)


def _languages(hall: HallFile, path: Path, languages: tuple[str, ...]) -> None:
    for language in languages:
        if language not in ("zh-CN", "en"):
            hall.file.fault(path, "bad_choice", value=language, known="zh-CN、en")


def _alerts(hall: HallFile) -> None:
    alerts: Alerts = hall.sections["alerts"]
    least: dict[str, Any] = {"wait": A_MINUTE, "idle": A_MINUTE, "lost": A_MINUTE, "calls": 2}
    for key, smallest in least.items():
        value = getattr(alerts, key)
        if value < smallest:
            facts = {"value": _shown(value), "least": _shown(smallest)}
            hall.file.fault(("alerts", key), "too_small", **facts)


def _appointments(hall: HallFile) -> None:
    rules: Appointments = hall.sections["appointments"]
    if rules.per_person < 1:
        facts = {"value": str(rules.per_person), "least": "1"}
        hall.file.fault(("appointments", "per_person"), "too_small", **facts)
    for key, least in (("early", timedelta(0)), ("no_show_after", A_MINUTE)):
        _at_least(hall, ("appointments", key), getattr(rules, key), least)
    for at, one in enumerate(rules.bookable):
        _bookable(hall, ("appointments", "bookable", at), one)
    keys = [one.key for one in rules.bookable]
    for at, key in enumerate(keys):
        if key in keys[:at]:
            first = keys.index(key) + 1
            hall.file.fault(("appointments", "bookable", at), "twice_item", value=key, first=first)


def _supervision(hall: HallFile) -> None:
    rules: Supervision = hall.sections["supervision"]
    times = (rules.morning_until, rules.morning_by, rules.afternoon_by)
    if not times[0] <= times[1] < times[2]:
        said = "、".join(f"{one:%H:%M}" for one in times)
        hall.file.fault(("supervision", "morning_by"), "cut_offs_out_of_order", value=said)
    for key, least in (("yellow_days", 1), ("extend_before", 1)):
        if getattr(rules, key) < least:
            value = str(getattr(rules, key))
            hall.file.fault(("supervision", key), "too_small", value=value, least=least)


def _ratings(hall: HallFile) -> None:
    rules: Ratings = hall.sections["ratings"]
    for key, least, most in RATING_RANGES:
        if not least <= getattr(rules, key) <= most:
            hall.file.fault(("ratings", key), "out_of_range", least=least, most=most)
    _at_least(hall, ("ratings", "invite"), rules.invite, LEAST_PAUSE)
    if len(rules.reasons) > MOST_REASONS:
        hall.file.fault(("ratings", "reasons"), "out_of_range", least=0, most=MOST_REASONS)
    keys = [reason.key for reason in rules.reasons]
    for at, reason in enumerate(rules.reasons):
        path = ("ratings", "reasons", at)
        _name(hall, (*path, "name"), reason.name, LONGEST_NAME)
        if not KEY.fullmatch(reason.key):
            hall.file.fault((*path, "key"), "bad_key", value=reason.key)
        if reason.key in keys[:at]:
            first = keys.index(reason.key) + 1
            hall.file.fault((*path, "key"), "twice_item", value=reason.key, first=first)


def _lockers(hall: HallFile) -> None:
    rules: Lockers = hall.sections["lockers"]
    for key, least, most in LOCKER_RANGES:
        if not least <= getattr(rules, key) <= most:
            hall.file.fault(("lockers", key), "out_of_range", least=least, most=most)
    for key in ("lock_out", "door_open"):
        _at_least(hall, ("lockers", key), getattr(rules, key), LEAST_PAUSE)


def _staffing(hall: HallFile) -> None:
    rules: Staffing = hall.sections["staffing"]
    for key, least, most in STAFFING_RANGES:
        if not least <= getattr(rules, key) <= most:
            said = {"least": str(least), "most": str(most)}
            hall.file.fault(("staffing", key), "out_of_range", **said)
    for at, domain in hall.items["domains"]:
        if domain.yearly < 0:
            value = str(domain.yearly)
            hall.file.fault(("domains", at, "yearly"), "too_small", value=value, least="0")


def _bookable(hall: HallFile, path: Path, one: Bookable) -> None:
    if bool(one.matter) == bool(one.domain):
        hall.file.fault(path, "bookable_one_of")
    elif one.domain and one.domain not in hall.named["domains"]:
        _unknown(hall, (*path, "domain"), "domain", one.domain)
    _at_least(hall, (*path, "length"), one.length, 5 * A_MINUTE)
    _at_least(hall, (*path, "change_until"), one.change_until, timedelta(0))
    if one.capacity < 1:
        hall.file.fault((*path, "capacity"), "too_small", value=one.capacity, least=1)
    if not 0 <= one.days_ahead <= FURTHEST:
        hall.file.fault((*path, "days_ahead"), "out_of_range", least=0, most=FURTHEST)


def _at_least(hall: HallFile, path: Path, value: timedelta, least: timedelta) -> None:
    if value < least:
        hall.file.fault(path, "too_small", value=_shown(value), least=_shown(least))


def _limits(hall: HallFile) -> None:
    for at, limit in hall.items["limits"]:
        if limit.most < 0:
            hall.file.fault(("limits", at, "most"), "negative", value=str(limit.most))
        if limit.between is not None:
            _stretches(hall, ("limits", at, "between"), (limit.between,))
    _twice(hall, "limits", "matter", lambda limit: f"{limit.matter} {limit.between or ''}")


def check_limits(hall: HallFile, setup: Setup) -> None:
    """Warn of limits for matters that the hall doesn't have."""
    for at, limit in hall.items["limits"]:
        if setup.matter(limit.matter) is None:
            hall.file.warn(("limits", at, "matter"), "limit_without_matter", matter=limit.matter)


def _department_names(hall: HallFile) -> None:
    for at, name in hall.items["department_names"]:
        _name(hall, ("department_names", at), name, LONGEST_NAME)
    _twice(hall, "department_names", "zh", lambda name: str(name.zh))


def check_department_names(hall: HallFile, setup: Setup) -> None:
    """Warn of names for departments that neither a matter nor a theme has."""
    for at, name in hall.items["department_names"]:
        if name.zh not in setup.departments:
            where = ("department_names", at, "zh")
            hall.file.warn(where, "department_without_matter", department=name.zh)


def _prefixes(hall: HallFile) -> None:
    for at, domain in hall.items["domains"]:
        if domain.prefix not in LETTERS:
            hall.file.fault(("domains", at, "prefix"), "bad_prefix", prefix=domain.prefix)
    _twice(hall, "domains", "prefix", lambda domain: str(domain.prefix))


def _durations(hall: HallFile) -> None:
    for name, key in DURATIONS:
        for at, item in hall.items[name]:
            value: timedelta = getattr(item, key)
            if value < timedelta(0) or (name == "domains" and not value):
                hall.file.fault((name, at, key), "too_small", value=_shown(value), least=1)


def _windows(hall: HallFile) -> None:
    for at, window in hall.items["windows"]:
        _window(hall, at, window)


def _window(hall: HallFile, at: int, window: WindowPlan) -> None:
    if window.zone not in hall.named["zones"]:
        _unknown(hall, ("windows", at, "zone"), "zone", window.zone)
    for domain in window.domains:
        if domain not in hall.named["domains"]:
            _unknown(hall, ("windows", at, "domains"), "domain", domain)
    fault = fault_of(window.kind, window.domains, window.exception)
    if fault is not None:
        where, name = WINDOW_FAULTS[fault]
        hall.file.fault(("windows", at, where), name)


def _unknown(hall: HallFile, path: Path, what: str, value: str) -> None:
    known = "、".join(sorted(hall.named[f"{what}s"]))
    hall.file.fault(path, f"unknown_{what}", **{what: value, "known": known})


def _share(hall: HallFile) -> None:
    least = hall.single.get("comprehensive_share", 0.9)
    share = comprehensive_share(window.kind for window in hall.all("windows"))
    if share < least:
        percent, wanted = f"{share:.0%}", f"{least:.0%}"
        hall.file.warn(("windows",), "few_comprehensive", share=percent, least=wanted)


PARTS = (
    _general,
    _hours,
    _exceptions,
    _settings,
    _screens,
    _alerts,
    _appointments,
    _supervision,
    _lockers,
    _ratings,
    _staffing,
    _limits,
    _department_names,
    _prefixes,
    _durations,
    _windows,
)
