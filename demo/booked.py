"""Simulated appointments: who has booked, and when they come, early, late or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from hall.appointments.booking import BookAppointment
from hall.appointments.face import open_slots
from hall.people.persons import Person
from hall.setup import Setup

SHARE = 0.25
"""How many of all places are booked."""
COMES = 0.85
DAYS = 3
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = ("伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "勇", "艳", "建国", "秀英", "晓明", "丽华")


def bookings(setup: Setup, day: date, at: datetime, chance: Random) -> Iterator[BookAppointment]:
    """Some places of every slot that a date still has."""
    for rule in setup.appointments.bookable:
        what = {"matter": rule.matter} if rule.matter else {"domain": rule.domain}
        for slot in open_slots(setup, rule, day, at):
            for _ in range(rule.capacity):
                if chance.random() < SHARE:
                    yield BookAppointment(**what, slot=slot.begins, person=somebody(chance))


def comes_at(slot: datetime, chance: Random) -> datetime | None:
    """When somebody who is booked checks in: mostly early, some late; None: never."""
    if chance.random() > COMES:
        return None
    return slot + timedelta(minutes=chance.triangular(-28, 16, -10))


def somebody(chance: Random) -> Person:
    """A made-up citizen."""
    name = chance.choice(FAMILY) + chance.choice(GIVEN)
    return Person(name=name, phone=f"13{chance.randrange(10**9):09d}")
