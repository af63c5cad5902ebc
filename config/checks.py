"""What must hold between the parts of hall.toml (RULES: the hall and its windows)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import timedelta
from typing import Any

from config.faults import Faults
from config.hallfile import HallFile, zone_of_time
from config.places import Path
from hall.setup import Domain, Name, Screens, WindowKind, WindowPlan
from hall.windows.share import comprehensive_share

LONGEST_NAME = 60
LONGEST_MESSAGE = 200
MOST_ITEMS = 500
LETTERS = frozenset("ABCDEFGHJKLMNPQRSTUVWXYZ")
AT_LEAST_ONE = ("calls_before_miss", "misses_before_void", "tickets_per_person")
DURATIONS = (
    ("domains", "mean_service"),
    ("domains", "target_wait"),
    ("priorities", "head_start"),
)
NEEDS_DOMAINS = frozenset(
    {WindowKind.DOMAIN, WindowKind.DEPARTMENT, WindowKind.THEME, WindowKind.CROSS_REGION}
)


def check(hall: HallFile, faults: Faults) -> None:
    """Every check, each independent of the others."""
    for name in ("zones", "domains", "windows", "priorities"):
        _unique(hall, faults, name)
        _names(hall, faults, name)
    for part in (_timezone, _share_setting, _hours, _settings, _screens, _empty):
        part(hall, faults)
    _prefixes(hall, faults)
    _durations(hall, faults)
    _windows(hall, faults)
    _served(hall, faults)
    _share(hall, faults)


def _unique(hall: HallFile, faults: Faults, name: str) -> None:
    key = "number" if name == "windows" else "key"
    _twice(hall, faults, name, key, lambda item: str(getattr(item, key)))


def _twice(hall: HallFile, faults: Faults, name: str, key: str, of: Callable[[Any], str]) -> None:
    seen: dict[str, int] = {}
    for at, item in hall.items[name]:
        value = of(item)
        if not value.strip():
            hall.tell(faults, (name, at, key), "empty")
        elif value in seen:
            hall.tell(faults, (name, at, key), "twice_item", value=value, first=seen[value] + 1)
        seen.setdefault(value, at)


def _names(hall: HallFile, faults: Faults, name: str) -> None:
    for at, item in hall.items[name]:
        _name(hall, faults, (name, at, "name"), item.name, LONGEST_NAME)


def _name(hall: HallFile, faults: Faults, path: Path, name: Name, longest: int) -> None:
    for language, words in (("zh", name.zh), ("en", name.en)):
        if not words.strip():
            hall.tell(faults, (*path, language), "empty")
        if len(words) > longest:
            hall.tell(faults, (*path, language), "too_long", length=len(words), longest=longest)


def _timezone(hall: HallFile, faults: Faults) -> None:
    name = hall.single.get("timezone")
    if name is not None and zone_of_time(name) is None:
        hall.tell(faults, ("timezone",), "bad_timezone", value=name)
    if "name" in hall.single:
        _name(hall, faults, ("name",), hall.single["name"], LONGEST_NAME)


def _share_setting(hall: HallFile, faults: Faults) -> None:
    if not 0 <= hall.single.get("comprehensive_share", 0.9) <= 1:
        hall.tell(faults, ("comprehensive_share",), "not_a_share")


def _hours(hall: HallFile, faults: Faults) -> None:
    hours = hall.sections["hours"]
    if hours.opens >= hours.closes:
        hall.tell(faults, ("hours", "closes"), "hours_reversed", opens=str(hours.opens)[:5])


def _settings(hall: HallFile, faults: Faults) -> None:
    for section in ("line", "screens"):
        settings = hall.sections[section]
        for setting in fields(settings):
            value = getattr(settings, setting.name)
            least = 1 if setting.name in AT_LEAST_ONE else 0
            if _below(value, least):
                key = "too_small" if least else "negative"
                hall.tell(faults, (section, setting.name), key, value=_shown(value), least=least)


def _below(value: object, least: int) -> bool:
    if isinstance(value, timedelta):
        return value < timedelta(0)
    return isinstance(value, int | float) and not isinstance(value, bool) and not value >= least


def _shown(value: object) -> str:
    return f"{value.total_seconds():g} s" if isinstance(value, timedelta) else str(value)


def _screens(hall: HallFile, faults: Faults) -> None:
    screens: Screens = hall.sections["screens"]
    for language, words in (("zh", screens.message.zh), ("en", screens.message.en)):
        if len(words) > LONGEST_MESSAGE:
            at = ("screens", "message", language)
            hall.tell(faults, at, "too_long", length=len(words), longest=LONGEST_MESSAGE)
    for language in screens.voice_languages:
        if language not in ("zh-CN", "en"):
            path = ("screens", "voice_languages")
            hall.tell(faults, path, "bad_choice", value=language, known="zh-CN、en")


def _empty(hall: HallFile, faults: Faults) -> None:
    for name in ("zones", "domains", "windows"):
        if name in hall.named and not hall.named[name] and f"{name}" in hall.text:
            hall.tell(faults, (name,), "empty")
        if len(hall.items[name]) > MOST_ITEMS:
            hall.tell(faults, (name,), "too_many", most=MOST_ITEMS)


def _prefixes(hall: HallFile, faults: Faults) -> None:
    for at, domain in hall.items["domains"]:
        if domain.prefix not in LETTERS:
            hall.tell(faults, ("domains", at, "prefix"), "bad_prefix", prefix=domain.prefix)
    _twice(hall, faults, "domains", "prefix", lambda domain: str(domain.prefix))


def _durations(hall: HallFile, faults: Faults) -> None:
    for name, key in DURATIONS:
        for at, item in hall.items[name]:
            value: timedelta = getattr(item, key)
            if value < timedelta(0) or (name == "domains" and not value):
                hall.tell(faults, (name, at, key), "too_small", value=_shown(value), least=1)


def _windows(hall: HallFile, faults: Faults) -> None:
    for at, window in hall.items["windows"]:
        _window(hall, faults, at, window)


def _window(hall: HallFile, faults: Faults, at: int, window: WindowPlan) -> None:
    if window.zone not in hall.named["zones"]:
        _unknown(hall, faults, ("windows", at, "zone"), "zone", window.zone)
    for domain in window.domains:
        if domain not in hall.named["domains"]:
            _unknown(hall, faults, ("windows", at, "domains"), "domain", domain)
    if window.kind in NEEDS_DOMAINS and not window.domains:
        hall.tell(faults, ("windows", at, "domains"), "window_without_domains")
    if window.kind is WindowKind.DEPARTMENT and not window.exception.strip():
        hall.tell(faults, ("windows", at, "exception"), "department_without_reason")


def _unknown(hall: HallFile, faults: Faults, path: Path, what: str, value: str) -> None:
    known = "、".join(sorted(hall.named[f"{what}s"]))
    hall.tell(faults, path, f"unknown_{what}", **{what: value, "known": known})


def _served(hall: HallFile, faults: Faults) -> None:
    windows: Iterable[WindowPlan] = hall.all("windows")
    served = {domain for window in windows for domain in window.domains}
    if any(w.kind is WindowKind.UNDIFFERENTIATED and not w.domains for w in windows):
        return
    for at, domain in hall.items["domains"]:
        found: Domain = domain
        if found.key not in served:
            hall.warn(faults, ("domains", at), "domain_without_window", domain=found.key)


def _share(hall: HallFile, faults: Faults) -> None:
    least = hall.single.get("comprehensive_share", 0.9)
    share = comprehensive_share(window.kind for window in hall.all("windows"))
    if share < least:
        percent, wanted = f"{share:.0%}", f"{least:.0%}"
        hall.warn(faults, ("windows",), "few_comprehensive", share=percent, least=wanted)
