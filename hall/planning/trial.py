"""A trial: what a recorded day would have been under other rules, side by side with what it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hall.planning.outcome import outcome
from hall.planning.past import Past, past_day
from hall.planning.play import Play
from hall.planning.script import Rules, Script, Writer
from hall.planning.stage import Stage
from hall.ports import Shelf, Store
from hall.progress import Recorded
from hall.setup import Setup

Change = Callable[[Setup], Setup]


@dataclass(frozen=True, slots=True)
class Trial:
    """`as_recorded`: with nothing changed, the engine makes the same calls as it did that day.

    Where it doesn't, the day holds something that a replay can't know, and the figures are worth
    less; `differs` names the command where it parted.
    """

    day: date
    was: Sequence[Recorded]
    tried: Sequence[Recorded]
    domains: tuple[str, ...]
    as_recorded: bool
    differs: str | None

    def face(self) -> dict[str, Any]:
        """As the API says it: the whole hall, then line by line."""
        return {
            "date": self.day.isoformat(),
            "as_recorded": self.as_recorded,
            "differs": self.differs,
            "was": outcome(self.was).face(),
            "tried": outcome(self.tried).face(),
            "lines": [self._line(domain) for domain in self.domains],
        }

    def _line(self, domain: str) -> dict[str, Any]:
        return {
            "domain": domain,
            "was": outcome(self.was, domain).face(),
            "tried": outcome(self.tried, domain).face(),
        }


def try_rules(
    configured: Setup, shelf: Shelf, day: date, change: Change, new_store: Callable[[], Store]
) -> Trial:
    """Play a recorded day as it was, and under `change`. Raises Unknown for a day without record.

    `new_store` makes an empty store for each stage.
    """
    past = past_day(configured, shelf, day)
    script = Writer(past.day, _stage(past, new_store(), _same), past.rules).write()
    same = _played(past, script, new_store(), _same)
    tried = _played(past, script, new_store(), change)
    was = [e for e in past.events if e.kind in ("TicketIssued", "TicketCalled")]
    return Trial(
        day=day,
        was=was,
        tried=tried.events,
        domains=tuple(dict.fromkeys(e.data["domain"] for e in was if e.kind == "TicketIssued")),
        as_recorded=script.differs is None and same.calls == list(past.day.calls),
        differs=script.differs.name if script.differs else None,
    )


def _same(setup: Setup) -> Setup:
    return setup


def _stage(past: Past, store: Store, change: Change) -> Stage:
    first = past.rules[0]
    return Stage(change(first.setup), store, first.at, past.day.windows)


def _played(past: Past, script: Script, store: Store, change: Change) -> Play:
    rules: list[Rules] = [replace(r, setup=change(r.setup)) for r in past.rules[1:]]
    return Play(script, _stage(past, store, change), rules).run()
