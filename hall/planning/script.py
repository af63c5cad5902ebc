"""A script: what people did on a recorded day, free of the clock times that the rules decided.

The day is played once as it was. Each time that a clerk could have called somebody is a chance:
she took it after a while (her think time), or it was gone before she did, because another window
was quicker. Whatever happened to a visitor after a call is noted by how long after it. So a visitor
takes as long as they took, is missed if they were away, and comes back as they came back, whoever
calls them and when.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median

from hall.planning.recorded import Done, RecordedDay
from hall.planning.stage import Stage
from hall.ports import Span
from hall.progress import Recorded
from hall.refusals import Refusal
from hall.setup import Setup

PRESSED = ("CallNext", "CallTicket")
RESTS = ("PauseWindow", "CloseWindow", "CloseWhenFree")
BEYOND = 2**62
"""The order of what the record doesn't know: after everything else of that millisecond."""
FOR_GOOD = datetime.max.replace(tzinfo=UTC)
USUAL_START, USUAL_SERVICE = timedelta(seconds=30), timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Rules:
    """Other rules from a moment of the day on."""

    at: datetime
    order: int
    setup: Setup


@dataclass(frozen=True, slots=True)
class Act:
    """Something done with a visitor, so long after they were called."""

    after: timedelta
    done: Done


@dataclass(frozen=True, slots=True)
class Chance:
    """A clerk calls, `think` after she could have; `chosen` is a number called out of turn.

    Not `taken`: it was gone after `think`, so she would have called later than that.
    """

    think: timedelta
    order: int
    chosen: str | None = None
    taken: bool = True


@dataclass(slots=True)
class Script:
    """What people did. `differs` names the first command that the engine would not do again."""

    fixed: list[Done] = field(default_factory=list)
    after_call: dict[tuple[str, int], list[Act]] = field(default_factory=dict)
    chances: dict[str, list[Chance]] = field(default_factory=lambda: defaultdict(list))
    quiet: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    usual: dict[str, timedelta] = field(default_factory=dict)
    differs: Done | None = None

    def chance(self, window: str, number: int) -> Chance:
        """The clerk's chance of this number, from 0; beyond the record, her usual think time."""
        known = self.chances.get(window, [])
        if number < len(known) and known[number].taken:
            return known[number]
        gone = known[number].think if number < len(known) else timedelta()
        later = (one.think for one in known[number + 1 :] if one.taken)
        return Chance(max(gone, next(later, self._usual_think(window))), BEYOND)

    def _usual_think(self, window: str) -> timedelta:
        thinks = sorted(one.think for one in self.chances.get(window, ()) if one.taken)
        return thinks[len(thinks) // 2] if thinks else timedelta()

    def is_quiet(self, window: str, at: datetime) -> bool:
        """Whether the clerk calls nobody any more, because she is about to rest or go."""
        return any(span.low <= at < span.high for span in self.quiet.get(window, ()))

    def service(self, domain: str) -> timedelta:
        """What a visit takes that the record tells nothing of: the middle one of its domain."""
        return self.usual.get(domain, USUAL_SERVICE)


class Writer:
    """Plays the day as it was, and writes the script of it."""

    def __init__(self, day: RecordedDay, stage: Stage, rules: Iterable[Rules] = ()) -> None:
        self.day, self.stage, self.script = day, stage, Script()
        self._rules = sorted(rules, key=lambda rules: rules.order)
        self._calls: dict[str, int] = defaultdict(int)
        self._called_at: dict[str, datetime] = {}
        self._took: dict[str, list[float]] = defaultdict(list)

    def write(self) -> Script:
        """The script. A day that the engine doesn't do again as it was says so in `differs`."""
        for done in self.day.done:
            while self._rules and self._rules[0].order < done.order:
                rules = self._rules.pop(0)
                self.stage.put_into_force(rules.setup, rules.at)
            before = dict(self.stage.ready)
            self._note_before(done)
            made = done.make(self._id(done), done.window or "")
            happened = self.stage.send(done.at, made)
            self._note_chances(done, before)
            if isinstance(happened, Refusal):
                self.script.differs = self.script.differs or done
            else:
                self._note_after(happened)
        for window, since in self.stage.ready.items():
            self.script.quiet[window].append(Span(since, FOR_GOOD))
        middle = {domain: timedelta(seconds=median(took)) for domain, took in self._took.items()}
        self.script.usual = middle
        return self.script

    def _id(self, done: Done) -> int:
        return self.stage.ticket(done.ticket) if done.ticket else 0

    def _note_before(self, done: Done) -> None:
        if _is_press(done) and done.window in self.stage.ready:
            return
        if done.ticket in self._called_at:
            act = Act(done.at - self._called_at[done.ticket], done)
            self.script.after_call[done.ticket, self._calls[done.ticket]].append(act)
        else:
            self._note_fixed(done)

    def _note_chances(self, done: Done, before: dict[str, datetime]) -> None:
        """Whoever could call before and can't now has taken that chance, or lost it."""
        for window, since in before.items():
            if self.stage.ready.get(window) == since:
                continue
            if done.window == window and done.name == "TakeBack":
                continue  # she was busy with the last visitor still
            taken = done.window == window and _is_press(done)
            chosen = done.ticket if taken and done.name == "CallTicket" else None
            chance = Chance(done.at - since, done.order, chosen, taken)
            self.script.chances[window].append(chance)

    def _note_fixed(self, done: Done) -> None:
        self.script.fixed.append(done)
        if done.name in RESTS and done.window in self.stage.ready:
            self.script.quiet[done.window].append(Span(self.stage.ready[done.window], done.at))

    def _note_after(self, happened: list[Recorded]) -> None:
        for event in happened:
            if event.kind == "TicketCalled":
                number = event.data["number"]
                self._calls[number] += 1
                self._called_at[number] = event.at
                self.script.after_call[number, self._calls[number]] = []
            elif event.kind == "TicketFinished" and event.data["seconds"]:
                self._took[event.data["domain"]].append(event.data["seconds"])


def _is_press(done: Done) -> bool:
    return done.name in PRESSED and not done.gives_up
