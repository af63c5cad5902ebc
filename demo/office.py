"""Simulated applications: what a window receives, and what one back office has done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from demo.booked import somebody
from demo.people import LEADER, NO_PASSWORD
from demo.results import DOCUMENTS, NAME, issue
from hall.cases.accepting import ReceiveCase
from hall.cases.checking import Checked
from hall.cases.deciding import DecidePart, PauseClock
from hall.cases.handover import HandOver, SignBatch
from hall.cases.material import Verdict
from hall.cases.part import Decision, Pause
from hall.people.commands import AddStaff
from hall.people.persons import Person
from hall.people.roles import HALL, Actor, ActorKind, Role
from hall.setup import CaseKind, Material, Matter, Setup

OFFICER, OFFICERS_NAME = "zhouyan", "周岩"
CLERK = Actor(ActorKind.STAFF, LEADER, role=Role.SHIFT_LEADER)
BEHIND = Actor(ActorKind.STAFF, OFFICER, role=Role.BACK_OFFICE)
ELSEWHERE = 14
"""Applications for all departments at the start."""
AGAIN = timedelta(minutes=15)
DEFERRED_FOR = timedelta(days=7)
DEFERS = 0.4


def office_of(setup: Setup) -> str | None:
    """The department whose promises differ most: its cases stand under different lights."""
    days: dict[str, set[int]] = {}
    for matter in _promised(setup):
        days.setdefault(matter.department, set()).add(matter.working_days)
    return max(days, key=lambda one: len(days[one]), default=None)


@dataclass(slots=True)
class Office:
    """One back office at work. `attempt` sends a command and gives None where the hall says no.

    `window` finds one that is open, where people apply; None when there is none.
    """

    setup: Setup
    attempt: Callable[[Any, Actor], Any]
    chance: Random
    window: Callable[[], str | None]

    def begin(self, today: date) -> None:
        """Its person is here; a sheet is signed, something decided and paused, a sheet waits."""
        department = office_of(self.setup)
        if department is None:
            return
        self.attempt(_hired(department), HALL)
        own = one_of_each_promise(self.setup, department)
        parts = [part for matter in own for part in self._receive(matter, today)]
        self._signed(department)
        self._decide_and_pause(parts)
        self._issue(own, today)
        for matter in own[:2]:
            self._receive(matter, today)
        self.attempt(HandOver(department=department), CLERK)
        for _ in range(ELSEWHERE):
            self.receive_one(today)

    def _issue(self, matters: Sequence[Matter], today: date) -> None:
        """What was decided before, on its way to those who applied."""
        who = replace(somebody(self.chance), name=NAME)
        many = [matters[at % len(matters)] for at in range(len(DOCUMENTS) if matters else 0)]
        complete = [self._receive(one, today, who, defers=False) for one in many]
        parts = [part for some in complete for part in some[:1]]
        issue(self.setup, self.attempt, parts, BEHIND, CLERK)

    def receive_one(self, today: date) -> None:
        """Somebody applies for something that takes its days."""
        if matters := _promised(self.setup):
            self._receive(self.chance.choice(matters), today)

    def _receive(
        self, matter: Matter, today: date, who: Person | None = None, *, defers: bool = True
    ) -> list[int]:
        """The parts that it has, by their ids."""
        window = self.window()
        if window is None:
            return []
        found = tuple(self._checked(one, today, defers=defers) for one in matter.materials)
        wish = ReceiveCase(
            window=window,
            matter=matter.code,
            applicant=who or somebody(self.chance),
            again=who is not None,
            materials=found,
        )
        made = self.attempt(wish, CLERK)
        return [part["part"] for part in made["parts"]] if made else []

    def _checked(self, one: Material, today: date, *, defers: bool) -> Checked:
        if defers and one.deferrable and self.chance.random() < DEFERS:
            return Checked(name=one.name, verdict=Verdict.DEFERRED, until=today + DEFERRED_FOR)
        return Checked(name=one.name, copies=one.copies)

    def _signed(self, department: str) -> None:
        if sheet := self.attempt(HandOver(department=department), CLERK):
            self.attempt(SignBatch(batch=sheet["batch"]), BEHIND)

    def _decide_and_pause(self, parts: Sequence[int]) -> None:
        """The first that lacks nothing is decided; the last one's clock rests."""
        for part in parts[:-1]:
            said = DecidePart(part=part, decision=Decision.APPROVED, reason="材料齐全，符合条件")
            if self.attempt(said, BEHIND):
                break
        for part in parts[-1:]:
            rest = PauseClock(part=part, why=Pause.EXPERT_REVIEW, reason="组织专家现场评审")
            self.attempt(rest, BEHIND)


def _hired(department: str) -> AddStaff:
    return AddStaff(
        staff=OFFICER,
        display=OFFICERS_NAME,
        role=Role.BACK_OFFICE,
        department=department,
        password_hash=NO_PASSWORD,
    )


def _promised(setup: Setup) -> list[Matter]:
    return [m for m in setup.matters if m.kind is CaseKind.PROMISED and m.working_days > 0]


def one_of_each_promise(setup: Setup, department: str) -> list[Matter]:
    """The first matter of the department for each promised time, the shortest first."""
    own = [matter for matter in _promised(setup) if matter.department == department]
    first = {matter.working_days: matter for matter in reversed(own)}
    return [first[days] for days in sorted(first)]
