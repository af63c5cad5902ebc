"""What the demo's hall was left with: applications of some days ago, one of them overdue by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from demo.booked import somebody
from demo.office import CLERK, office_of, one_of_each_promise
from demo.people import LEADER, LEADERS_NAME, NO_PASSWORD
from hall.cases.accepting import ReceiveCase
from hall.cases.checking import Checked
from hall.cases.material import Verdict
from hall.engine import Engine, Request
from hall.people.commands import AddStaff
from hall.people.roles import HALL, Actor, Role
from hall.ports import Secrets, Store
from hall.progress import Recorded
from hall.setup import Material, Matter, Setup
from hall.windows.commands import CloseWindow, OpenWindow
from hall.windows.placing import PlaceWindows
from hall.workdays.national import working_days_before

AGO = 4
"""Working days: what was promised within one or two is overdue."""
MORNING = time(10)
PROMISED_FOR = timedelta(days=2)
APPLIED = 2


@dataclass(frozen=True, slots=True)
class Then:
    """A clock that stands still at a moment that is over."""

    moment: datetime

    def now(self) -> datetime:
        """That moment."""
        return self.moment


class Nobody:
    """No screen was there to hear of it."""

    def tell(self, events: Sequence[Recorded]) -> None:
        """Nobody hears."""


def lived_before(setup: Setup, store: Store, secrets: Secrets, now: datetime) -> None:
    """Give a hall without a past some days of it; its lights turn as it wakes (J19-8)."""
    with store.reading() as shelf:
        if shelf.journal.version():
            return
    day = working_days_before(setup.national, setup.local(now).date(), AGO)
    then = Then(datetime.combine(day, MORNING, setup.timezone))
    engine = Engine(setup, store, then, secrets, Nobody())
    for command, by in _that_day(setup, day):
        engine.run([Request(command, by)])


def _that_day(setup: Setup, day: date) -> Iterator[tuple[Any, Actor]]:
    department, window = office_of(setup), setup.windows[0].number
    yield PlaceWindows(), HALL
    yield _leader(), HALL
    yield OpenWindow(window=window), CLERK
    for matter in (*one_of_each_promise(setup, department or "")[:APPLIED], *_owing(setup)):
        yield _application(matter, window, day), CLERK
    yield CloseWindow(window=window), CLERK


def _owing(setup: Setup) -> list[Matter]:
    """The first matter of which something may be brought later."""
    return [m for m in setup.matters if any(one.deferrable for one in m.materials)][:1]


def _leader() -> AddStaff:
    role = Role.SHIFT_LEADER
    return AddStaff(staff=LEADER, display=LEADERS_NAME, role=role, password_hash=NO_PASSWORD)


def _application(matter: Matter, window: str, day: date) -> ReceiveCase:
    found = tuple(_found(material, day) for material in matter.materials)
    who = somebody(Random(matter.code))
    return ReceiveCase(window=window, matter=matter.code, applicant=who, materials=found)


def _found(material: Material, day: date) -> Checked:
    if material.deferrable:
        until, note = day + PROMISED_FOR, "申请人已书面承诺"
        return Checked(name=material.name, verdict=Verdict.DEFERRED, until=until, note=note)
    return Checked(name=material.name, copies=material.copies)
