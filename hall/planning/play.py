"""A recorded day played again: the same people, under the rules that are tried.

An agenda holds what comes next. Arrivals, and the coming and going of clerks, happen when they
happened. A window that could call somebody does so after its clerk's think time; what follows a
call comes so long after it as it did. What the hall does by itself (leftovers at closing, somebody
whose hour comes) happens at its own moment. Whatever the rules decide, the engine decides.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hall.planning.recorded import AT_WINDOWS, OF_THE_HALL, Call, Done, call_of
from hall.planning.script import BEYOND, RESTS, USUAL_START, Act, Chance, Rules, Script
from hall.planning.stage import Stage
from hall.progress import Recorded
from hall.refusals import Refusal
from hall.windows.commands import CallNext, CallTicket, Finish, Miss, Start

LATE = timedelta(minutes=1)
"""How late a busy hall may have done what it does by itself: on record, it is played as it was."""


@dataclass(order=True, slots=True)
class Entry:
    """Something on the agenda."""

    at: datetime
    order: int
    turn: int
    act: Callable[[datetime], None] = field(compare=False)


class Play:
    """One day on one stage. `calls` and `events` say what became of it.

    People are known by the number they had on the day itself; where the rules that are tried turn
    somebody away, the others' numbers on the stage are other ones.
    """

    def __init__(self, script: Script, stage: Stage, rules: Iterable[Rules] = ()) -> None:
        self.script, self.stage, self._rules = script, stage, rules
        self.calls: list[Call] = []
        self.events: list[Recorded] = []
        self._agenda: list[Entry] = []
        self._turn = 0
        self._on_stage: dict[str, str] = {}
        self._on_the_day: dict[str, str] = {}
        self._calls: dict[str, int] = defaultdict(int)
        self._chances: dict[str, int] = defaultdict(int)
        self._planned: dict[str, datetime] = {}
        self._engaged: dict[str, int] = defaultdict(int)
        self._late: dict[str, Done] = {}
        self._by_itself = [done.at for done in script.fixed if done.name in OF_THE_HALL]

    def run(self) -> Play:
        """Play the day to its end."""
        for rules in self._rules:
            self._put(rules.at, rules.order, self._ruling(rules))
        for done in self.script.fixed:
            self._put(done.at, done.order, self._doing(done))
        self._put(self._night(), BEYOND, lambda _: None)
        while self._agenda:
            self._let_happen()
            entry = heapq.heappop(self._agenda)
            entry.act(entry.at)
        return self

    def _night(self) -> datetime:
        setup, begins = self.stage.engine.setup, self.stage.clock.at
        return setup.day_begins(setup.business_date(begins) + timedelta(days=1))

    def _let_happen(self) -> None:
        """Before the next entry: what the hall does by itself, unless the record has it too."""
        while (due := self.stage.engine.due) is not None and due < self._agenda[0].at:
            if any(due <= moment <= due + LATE for moment in self._by_itself):
                return
            self._take_in(self.stage.do_what_is_due(due), None)

    def _put(self, at: datetime, order: int, act: Callable[[datetime], None]) -> None:
        self._turn += 1
        heapq.heappush(self._agenda, Entry(at, order, self._turn, act))

    def _ruling(self, rules: Rules) -> Callable[[datetime], None]:
        return lambda at: self.stage.put_into_force(rules.setup, at)

    def _doing(self, done: Done) -> Callable[[datetime], None]:
        return lambda at: self._do(at, done)

    def _do(self, at: datetime, done: Done) -> None:
        """What happened at a moment of its own: an arrival, a window that opens or rests."""
        window = done.window or ""
        if done.name == "OpenWindow":
            self._late.pop(window, None)
        refusal = self._send(at, done.make(self._id(done.ticket), window), done)
        if refusal and refusal.key == "window_busy" and done.name in RESTS:
            self._late[window] = done

    def _id(self, number: str | None) -> int:
        return self.stage.ticket(self._on_stage.get(number, "")) if number else 0

    def _send(self, at: datetime, command: Any, done: Done | None = None) -> Refusal | None:
        happened = self.stage.send(at, command)
        refusal = happened if isinstance(happened, Refusal) else None
        self._take_in([] if isinstance(happened, Refusal) else happened, done)
        return refusal

    def _take_in(self, happened: Iterable[Recorded], done: Done | None) -> None:
        for event in happened:
            self._note(event, done)
        self._plan_presses()

    def _note(self, event: Recorded, done: Done | None) -> None:
        self.events.append(event)
        if event.kind == "TicketIssued" and done is not None and done.issued:
            self._on_stage[done.issued] = event.data["number"]
            self._on_the_day[event.data["number"]] = done.issued
        elif event.kind == "TicketCalled":
            self._note_call(event)

    def _note_call(self, event: Recorded) -> None:
        """Plan what follows a call, as long after it as it did on the day itself."""
        self.calls.append(call_of(event))
        number, window = self._on_the_day[event.data["number"]], event.data["window"]
        self._calls[number] += 1
        acts = self.script.after_call.get((number, self._calls[number]))
        acts = self._usual(event, number) if acts is None else acts
        self._engaged[window] = sum(act.done.name in AT_WINDOWS for act in acts)
        for act in acts:
            self._put(event.at + act.after, act.done.order, self._acting(act, number, window))

    def _acting(self, act: Act, number: str, window: str) -> Callable[[datetime], None]:
        def do(at: datetime) -> None:
            if act.done.name in AT_WINDOWS:
                self._engaged[window] -= 1
            refusal = self._send(at, act.done.make(self._id(number), window), act.done)
            if refusal and act.done.gives_up:
                self._send(at, Miss(window=window))
            if window in self._late and not self._engaged[window]:
                self._do(at, self._late.pop(window))

        return do

    def _usual(self, event: Recorded, number: str) -> list[Act]:
        """A visit of which the record tells nothing: they come, and take what visits take."""
        window = event.data["window"]
        service = self.script.service(event.data["domain"])

        def act(after: timedelta, kind: Callable[..., Any]) -> Act:
            done = Done(
                event.at, BEYOND, kind.__name__, number, window, lambda _, w: kind(window=w)
            )
            return Act(after, done)

        return [act(USUAL_START, Start), act(USUAL_START + service, Finish)]

    def _plan_presses(self) -> None:
        for window, since in self.stage.ready.items():
            free = not self._engaged[window] and window not in self._late
            if free and self._planned.get(window) != since:
                self._planned[window] = since
                chance = self.script.chance(window, self._chances[window])
                self._chances[window] += 1
                self._put(since + chance.think, chance.order, self._pressing(window, since, chance))

    def _pressing(self, window: str, since: datetime, chance: Chance) -> Callable[[datetime], None]:
        def do(at: datetime) -> None:
            still = self.stage.ready.get(window) == since and not self._engaged[window]
            if not still or self.script.is_quiet(window, at):
                return
            chosen = self._on_stage.get(chance.chosen or "")
            if not chosen or self._send(at, CallTicket(window=window, number=chosen)):
                self._send(at, CallNext(window=window))

        return do
