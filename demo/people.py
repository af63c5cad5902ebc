"""The people of the demo: a name for each clerk, certificates, and shifts for two weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from hall.certificates.certificate import ANY, scopes_of
from hall.certificates.commands import GiveCertificates
from hall.people.commands import AddStaff, OpenSession
from hall.people.roles import Role
from hall.setup import Setup
from hall.shifts.commands import PlanShifts
from hall.windows.window import Window

NAMES = (
    *("高洁", "陈刚", "刘敏", "周强", "吴娟", "郑磊", "马超", "朱琳", "胡军", "林晓"),
    *("何静", "郭涛", "罗兰", "梁宇", "宋佳", "唐明", "许晴", "韩冰", "冯伟", "邓颖"),
    *("曹阳", "彭丽", "曾勇", "萧然", "田甜", "董洁", "潘峰", "袁媛", "蒋欣", "蔡文"),
)
LEADER, GUIDE, AWAY = "sunyue", "liumin", "clerk-away"
LEADERS_NAME = "孙悦"
BEFORE, AFTER = timedelta(minutes=10), timedelta(minutes=10)
LUNCHES = ((time(11, 30), time(12, 30)), (time(12, 30), time(13, 30)))
WORKDAYS = (0, 1, 2, 3, 4)
TWO_WEEKS = timedelta(days=13)
A_SHIFT = 9 * 60
NO_PASSWORD = "nobody signs in with one here"
"""Stands where a hash would: no password is right."""
WITHOUT_A_SHIFT, WITHOUT_A_CERTIFICATE = 3, 5
"""The places of two clerks with whom not all is in order."""


def clerk_name(place: int) -> str:
    """The staff name of the clerk at this place."""
    return f"clerk-{place + 1:02d}"


def hire(setup: Setup, window: Window, place: int, today: date) -> Iterator[Any]:
    """The commands that let a clerk work at a window: account, sign-in, certificates, shifts."""
    name = clerk_name(place)
    yield from _let_in(name, NAMES[place % len(NAMES)], Role.CLERK)
    yield OpenSession(staff=name, token_hash=Random(name).randbytes(32).hex(), minutes=A_SHIFT)
    scopes = scopes_of(window)
    lacking = place == WITHOUT_A_CERTIFICATE and not setup.certification.required
    if scopes and not lacking:
        until = today + timedelta(days=21 if place % 6 == 1 else 200 + 30 * place)
        yield GiveCertificates(staff=name, scopes=scopes, until=until)
    if place != WITHOUT_A_SHIFT:
        yield _shifts(setup, name, today, place, window=window.number)


def _let_in(name: str, display: str, role: Role) -> Iterator[Any]:
    yield AddStaff(staff=name, display=display, role=role, password_hash=NO_PASSWORD)


def hire_others(setup: Setup, today: date) -> Iterator[Any]:
    """A leader, a guide, and a clerk who should be here and isn't."""
    yield from _let_in(LEADER, LEADERS_NAME, Role.SHIFT_LEADER)
    yield _shifts(setup, LEADER, today, 0, leads=True)
    yield from _let_in(GUIDE, "刘梅", Role.GUIDE)
    yield _shifts(setup, GUIDE, today, 1)
    yield from _let_in(AWAY, "谢婷", Role.CLERK)
    yield GiveCertificates(staff=AWAY, scopes=(ANY,))
    yield _shifts(setup, AWAY, today, 1)


def _shifts(setup: Setup, staff: str, today: date, place: int, **more: Any) -> PlanShifts:
    rest_begins, rest_ends = LUNCHES[place % len(LUNCHES)]
    begins, ends = _around(setup.hours.opens, -BEFORE), _around(setup.hours.closes, AFTER)
    within = begins <= rest_begins and rest_ends <= ends
    return PlanShifts(
        staff=staff,
        day=today,
        begins=begins,
        ends=ends,
        rest_begins=rest_begins if within else None,
        rest_ends=rest_ends if within else None,
        weekdays=tuple(sorted({*WORKDAYS, today.weekday()})),
        until=today + TWO_WEEKS,
        **more,
    )


def _around(clock: time, by: timedelta) -> time:
    moved = datetime.combine(date(2000, 1, 1), clock) + by
    return moved.time() if moved.date() == date(2000, 1, 1) else clock
