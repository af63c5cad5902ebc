"""叫号规则: how the line is run, changed while it runs, and tried on a recorded day before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Annotated, Any

from annotated_types import Ge, Le

from hall.commands import Answer, Work, command
from hall.facts import Reason
from hall.people.roles import MANAGERS
from hall.refusals import Invalid
from hall.setup import Line, Setup
from hall.windows.calling import call_automatically

Minutes = Annotated[int, Ge(0), Le(120)]
TargetMinutes = Annotated[int, Ge(1), Le(480)]
NO_LIMIT = 0
MAY_BE_NONE = ("elderly_from_age", "tickets_per_person", "tickets_per_person_and_matter")
SECTIONS = ("line", "priorities", "domains")


@dataclass(frozen=True, slots=True, kw_only=True)
class Routing:
    """What may be changed of the line's rules; what isn't given stays.

    The fields that `Line` has too mean the same there. 0 for `elderly_from_age` is never, for
    `tickets_per_person` and `tickets_per_person_and_matter` no limit. `head_starts` are minutes by
    priority, `target_waits` minutes by domain.
    """

    automatic: bool | None = None
    calls_before_miss: Annotated[int, Ge(1), Le(10)] | None = None
    misses_before_void: Annotated[int, Ge(1), Le(10)] | None = None
    restore_behind: Annotated[int, Ge(0), Le(50)] | None = None
    elderly_from_age: Annotated[int, Ge(0), Le(120)] | None = None
    tickets_per_person: Annotated[int, Ge(0), Le(100)] | None = None
    tickets_per_person_and_matter: Annotated[int, Ge(0), Le(100)] | None = None
    unspecified_to_any: bool | None = None
    gamma: Annotated[float, Ge(0.0), Le(3.0)] | None = None
    appointment_head_start: Minutes | None = None
    appointment_late_after: Minutes | None = None
    head_starts: dict[str, Minutes] | None = None
    target_waits: dict[str, TargetMinutes] | None = None

    def applied(self, setup: Setup) -> Setup:
        """`setup` under these rules. Raises Invalid for a priority or domain it doesn't have."""
        return replace(
            setup,
            line=replace(setup.line, **self._of_the_line()),
            priorities=_timed(setup.priorities, "head_start", self.head_starts or {}),
            domains=_timed(setup.domains, "target_wait", self.target_waits or {}),
        )

    def _of_the_line(self) -> dict[str, Any]:
        known = {f.name for f in fields(Line)}
        given = {f.name: getattr(self, f.name) for f in fields(self) if f.name in known}
        return {name: _meant(name, value) for name, value in given.items() if value is not None}


@command(roles=MANAGERS, plannable=True)
class ChangeRouting(Routing):
    """Change how the line is run. Who waits already keeps their place; the next call obeys."""

    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """`changed` names the sections that are other ones now."""
        after = self.applied(work.setup)
        changed = [s for s in SECTIONS if getattr(after, s) != getattr(work.setup, s)]
        for section in changed:
            work.change(section, getattr(after, section), self.reason)
        call_automatically(work)
        return {"changed": changed}


def routing_face(setup: Setup) -> dict[str, Any]:
    """The rules in force, in the same words in which they are changed."""
    line = setup.line
    return {
        "automatic": line.automatic,
        "calls_before_miss": line.calls_before_miss,
        "misses_before_void": line.misses_before_void,
        "restore_behind": line.restore_behind,
        "elderly_from_age": line.elderly_from_age or NO_LIMIT,
        "tickets_per_person": line.tickets_per_person or NO_LIMIT,
        "tickets_per_person_and_matter": line.tickets_per_person_and_matter or NO_LIMIT,
        "unspecified_to_any": line.unspecified_to_any,
        "gamma": line.gamma,
        "appointment_head_start": _minutes(line.appointment_head_start),
        "appointment_late_after": _minutes(line.appointment_late_after),
        "head_starts": {p.key: _minutes(p.head_start) for p in setup.priorities},
        "target_waits": {d.key: _minutes(d.target_wait) for d in setup.domains},
    }


def _meant(name: str, value: Any) -> Any:
    if name.startswith("appointment_"):
        return timedelta(minutes=value)
    if name in MAY_BE_NONE:
        return None if value == NO_LIMIT else value
    return value


def _timed(things: tuple[Any, ...], name: str, minutes: Mapping[str, int]) -> tuple[Any, ...]:
    """The same things, `name` of those whose key is given set to so many minutes."""
    unknown = set(minutes) - {thing.key for thing in things}
    if unknown:
        raise Invalid(f"{name}s", "unknown")
    return tuple(
        replace(thing, **{name: timedelta(minutes=minutes[thing.key])})
        if thing.key in minutes
        else thing
        for thing in things
    )


def _minutes(duration: timedelta) -> int:
    return round(duration.total_seconds() / 60)
