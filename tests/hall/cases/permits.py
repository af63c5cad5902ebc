"""Permit cases as a file tells them, played through the hall at the file's own moments.

The file has one line for each step of a case, under the names that pm4py uses. Its municipality
counts calendar days, so every day of this hall's calendar works and a last day ends at midnight.
The law gives eight weeks; what a case has more comes by letter, what it has less is its matter's.
The clock rests while somebody outside is asked, and the case has so many days less before that.
"""

import csv
import gzip
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import groupby
from zoneinfo import ZoneInfo

from hall.cases.accepting import ReceiveCase
from hall.cases.deciding import (
    DecidePart,
    ExplainOverdue,
    ExtendTerm,
    PauseClock,
    ResumeClock,
    TakePart,
)
from hall.cases.part import Decision, Pause
from hall.people.commands import AddStaff
from hall.people.persons import Person
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.setup import CaseKind, Matter
from hall.windows.commands import OpenWindow
from hall.workdays.hours import Hours
from hall.workdays.national import National, NationalDay
from tests.hall.people import WANG_LI, small_hall
from tests.hall.rig import HandClock, Rig

THERE = ZoneInfo("Europe/Amsterdam")
EIGHT_WEEKS = 56
YELLOW_DAYS = 2
LAST_MINUTE = time(23, 59)
ASKED, ANSWERED = "T08", "T09"
LI = Person(name="李梅")


@dataclass(frozen=True)
class Permit:
    """A case as the file has it; `decided` is None where it was still open when the file ends."""

    name: str
    department: str
    received: datetime
    deadline: datetime
    decided: datetime | None
    steps: tuple[tuple[datetime, str], ...]

    @property
    def last_day(self) -> date:
        return self.deadline.date()

    @property
    def yellow_at(self) -> datetime:
        return _there(self.last_day - timedelta(days=YELLOW_DAYS), time(0))

    @property
    def red_at(self) -> datetime:
        return _there(self.last_day, LAST_MINUTE)

    def light(self, at) -> str:
        """What it should show while it is open."""
        if self.rest and self.rest[0] <= at < self.rest[1]:
            return "paused"
        return "red" if at >= self.red_at else "yellow" if at >= self.yellow_at else "green"

    def is_open(self, at) -> bool:
        return self.received <= at and (self.decided is None or at < self.decided)

    def turns(self, ends) -> list[tuple[str, datetime]]:
        """To what its light should have turned before it was decided, or this ends, and when."""
        turns = [("yellow", self.yellow_at), ("red", self.red_at)]
        return [(light, at) for light, at in turns if at <= (self.decided or ends)]

    @property
    def late(self) -> float:
        """Seconds from the end of its last day to its decision; below 0: in time."""
        return self.decided.timestamp() - self.red_at.timestamp()

    @cached_property
    def rest(self) -> tuple[datetime, datetime] | None:
        """From when to when somebody outside was asked, if that was over in time."""
        asked = [at for at, step in self.steps if step.startswith(ASKED)]
        answered = [at for at, step in self.steps if step.startswith(ANSWERED)]
        if not asked or not answered or not self.received < asked[0] < answered[-1]:
            return None
        begins, ends = asked[0], answered[-1]
        over = self.last_day - timedelta(days=_days(begins, ends) + YELLOW_DAYS)
        in_time = begins.date() < over and (self.decided is None or ends < self.decided)
        return (begins, ends) if in_time else None

    @property
    def days(self) -> int:
        """Calendar days from when it was received, without those for which its clock rests."""
        rests = _days(*self.rest) if self.rest else 0
        return (self.last_day - self.received.date()).days - rests

    @property
    def promised(self) -> int:
        return min(self.days, EIGHT_WEEKS)


def permits(path):
    """The cases of a file, the one received first in front."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=_name)
    found = [_permit(name, list(steps)) for name, steps in groupby(rows, _name)]
    return sorted(found, key=lambda permit: (permit.received, permit.name))


class Replay:
    """A hall in which all these cases happen; `looks` tells at each look what it showed."""

    def __init__(self, cases):
        self.cases = cases
        self.rig = Rig(_hall(cases), clock=HandClock(cases[0].received - timedelta(hours=1)))
        self.part_of, self.looks = {}, []
        self.offices = {d: _back_office(self.rig, d) for d in self.rig.setup.departments}
        self.rig.send(AddStaff(staff="wangli", display="王丽", role=Role.CLERK), HALL)
        self.opened_on = None

    def run(self):
        deeds = [deed for case in self.cases for deed in self._deeds(case)]
        ends = max(at for at, *_ in deeds)
        looks = [(at, len(deeds), self._look, None) for at in _months(self.cases[0], ends)]
        for at, _, act, case in sorted((*deeds, *looks), key=lambda deed: deed[:2]):
            self._pass_time(at)
            act(case)
        self._look(None)
        return self

    @property
    def ended(self):
        return self.rig.clock.at

    def told(self, kind):
        """The events of this kind, by the name of their case."""
        found = defaultdict(list)
        names = {part: name for name, part in self.part_of.items()}
        for event in self.rig.ears.heard:
            if event.kind == kind:
                found[names[event.data["part"]]].append(event.data)
        return found

    def _deeds(self, case):
        """What happens to a case: when, in which order, what."""
        taken = case.steps[0][0]
        yield case.received, 0, self._receive, case
        if case.decided is None or case.received < taken < case.decided:
            yield max(taken, case.received), 1, self._take, case
        if case.rest:
            yield case.rest[0], 2, self._pause, case
            yield case.rest[1], 3, self._resume, case
        if case.decided is not None:
            yield case.decided, 4, self._decide, case

    def _pass_time(self, at):
        """Whatever the hall does by itself until then happens at its own moment."""
        while self.rig.engine.due is not None and self.rig.engine.due <= at:
            self.rig.clock.at = self.rig.engine.due
            self.rig.engine.run([])
        self.rig.clock.at = at

    def _open_window(self):
        """Each morning, for whoever comes first."""
        if self.opened_on != self.rig.clock.at.date():
            self.opened_on = self.rig.clock.at.date()
            self.rig.send(OpenWindow(window="1"), WANG_LI)

    def _receive(self, case):
        self._open_window()
        matter = _matter(case)
        wish = ReceiveCase(window="1", matter=matter, applicant=LI, materials=(), again=True)
        received = self.rig.send(wish, WANG_LI)
        self.part_of[case.name] = received["parts"][0]["part"]
        longer = case.days - case.promised
        if longer:
            to = date.fromisoformat(received["parts"][0]["last_day"]) + timedelta(days=longer)
            self._send(ExtendTerm, case, to=to, letter="2011-1", reason="延期")

    def _take(self, case):
        self._send(TakePart, case)

    def _pause(self, case):
        self._send(PauseClock, case, why=Pause.EXPERT_REVIEW, reason="征求意见")

    def _resume(self, case):
        self._send(ResumeClock, case)

    def _decide(self, case):
        if case.decided >= case.red_at:
            self._send(ExplainOverdue, case, explanation="材料复杂")
        self._send(DecidePart, case, decision=Decision.APPROVED, reason="符合条件")

    def _send(self, kind, case, **said):
        by = self.offices[case.department]
        return self.rig.send(kind(part=self.part_of[case.name], **said), by)

    def _look(self, _):
        self.looks.append((self.rig.clock.at, self.rig.show("supervision")["departments"]))


def _permit(name, rows):
    first = rows[0]
    received, deadline = (_at(first[f"case:{which}"]) for which in ("startdate", "deadline"))
    decided = _at(first["case:enddate"]) if first["case:enddate"] else None
    steps = sorted((_at(row["time:timestamp"]), row["concept:name"]) for row in rows)
    return Permit(
        name,
        first["case:department"],
        received,
        deadline,
        decided and max(decided, received),
        tuple(steps),
    )


def _hall(cases):
    """A hall with these departments and terms, in which every day of the calendar works."""
    hall = small_hall()
    made = {_matter(case): case for case in cases}
    matters = [
        Matter(code, code, case.department, "tax", CaseKind.PROMISED, case.promised, False)
        for code, case in sorted(made.items())
    ]
    return replace(
        hall,
        timezone=THERE,
        matters=tuple(matters),
        themes=(),
        hours=Hours(opens=time(0), closes=LAST_MINUTE),
        national=_every_day(cases),
    )


def _every_day(cases):
    first, last = cases[0].received.date(), max(case.last_day for case in cases)
    works = NationalDay(works=True, zh="日历日", en="calendar day")
    span = [first + timedelta(days=n) for n in range(-9, (last - first).days + 500)]
    return National(dict.fromkeys(span, works), frozenset(day.year for day in span))


def _back_office(rig, department):
    name = f"office-{rig.setup.departments.index(department)}"
    who = AddStaff(staff=name, display=name, role=Role.BACK_OFFICE, department=department)
    rig.send(who, HALL)
    return Actor(ActorKind.STAFF, name, role=Role.BACK_OFFICE)


def _months(first, ends):
    """The first of each month at noon, from when the first case is received."""
    months = range(first.received.year * 12 + first.received.month, ends.year * 12 + ends.month)
    return [_there(date(m // 12, m % 12 + 1, 1), time(12)) for m in months]


def _matter(case):
    return f"{case.department[0]}-{case.promised}"


def _name(row):
    return row["case:concept:name"]


def _days(begins, ends):
    return (ends.date() - begins.date()).days


def _at(text):
    """A moment there, in whole milliseconds as the hall keeps them."""
    return datetime.fromisoformat(text).astimezone(THERE)


def _there(day, clock):
    return datetime.combine(day, clock, THERE)
