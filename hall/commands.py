"""Commands: what somebody wants of the hall. The API document is made from these types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, TypeVar, dataclass_transform

from hall import coding
from hall.people.roles import LEADERS, Actor, ActorKind, DeviceKind, Role
from hall.plans.plan import Plan
from hall.ports import Secrets, Transaction
from hall.progress import Event, Progress
from hall.settings.events import SettingChanged
from hall.settings.setting import Setting, succeeding, with_section
from hall.setup import Setup
from hall.tickets.ticket import Ticket
from hall.windows.window import Window

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Allowed:
    """Who may send a command. The hall itself may send every command."""

    roles: frozenset[Role] = frozenset()
    devices: frozenset[DeviceKind] = frozenset()
    anyone: bool = False

    def asked(self) -> list[str]:
        """Whom to ask for it, by role: those who lead, where they may; else all who may."""
        return [str(role) for role in Role if role in (self.roles & LEADERS or self.roles)]

    def admits(self, actor: Actor) -> bool:
        """Whether `actor` is among them."""
        if self.anyone or actor.kind is ActorKind.HALL:
            return True
        if actor.kind is ActorKind.STAFF:
            return actor.role in self.roles
        return actor.kind is ActorKind.DEVICE and actor.device in self.devices


@dataclass(slots=True)
class Work:
    """What one command works with: who, when, the rules, the shelf; it gathers what happened.

    `setup` is what is in force, `configured` what the hall's folder says.
    """

    by: Actor
    at: datetime
    setup: Setup
    configured: Setup
    shelf: Transaction
    secrets: Secrets
    events: list[Event] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The business date of this command."""
        return self.setup.business_date(self.at)

    def keep(self, progress: Progress) -> None:
        """Save what a move changed and note what happened."""
        for thing in progress.changed:
            if isinstance(thing, Ticket):
                self.shelf.tickets.save(thing)
            elif isinstance(thing, Window):
                self.shelf.windows.save(thing)
            else:
                self.shelf.of(type(thing)).save(thing)
        self.events.extend(progress.events)

    def change(self, section: str, value: Any, reason: str) -> int:
        """Change a section of the setup from now on; None: back to what the folder says.

        Hands back the id of the setting, by which it can be taken back.
        """
        kept = self.shelf.of(Setting)
        former = next((s for s in kept.find(in_force=True) if s.section == section), None)
        if former is not None:
            kept.save(replace(former, in_force=False))
        text, base = succeeding(self.shelf, former, value)
        by = str(self.by)
        new = Setting(kept.next_id(), section, text, self.at, by, reason, base=base)
        kept.save(new)
        now = getattr(self.configured, section) if value is None else value
        self.setup = with_section(self.setup, section, now)
        before = former.id if former else None
        self.note(SettingChanged(section=section, setting=new.id, before=before, reason=reason))
        for follow in FOLLOWERS.get(section, ()):
            follow(self)
        return new.id

    def plan(self, key: str, due: datetime, command: Any, reason: str = "") -> None:
        """Let the hall send `command` by itself at `due`; the key names it, and is there once."""
        facts = coding.written(command)
        name, by = type(command).__name__, str(self.by)
        self.shelf.of(Plan).save(Plan(key, due, name, facts, by, reason, self.at))

    def drop_plan(self, key: str) -> None:
        """It needn't; what isn't planned stays so."""
        self.shelf.of(Plan).drop(key)

    def note(self, *events: Event) -> None:
        """Note what happened where nothing else has to be saved."""
        self.events.extend(events)


class Command(Protocol):
    """What somebody wants: a frozen dataclass whose fields are its facts.

    `answer_is_secret` marks commands whose answer may not be kept for a repeated key, `plannable`
    those that may be planned for later.
    """

    allowed: ClassVar[Allowed]
    answer_is_secret: ClassVar[bool]
    plannable: ClassVar[bool]

    def carry_out(self, work: Work) -> Answer:
        """Do it, or raise a Refusal. The answer is plain JSON."""
        ...


COMMANDS: dict[str, type[Command]] = {}
FOLLOWERS: dict[str, list[Callable[[Work], None]]] = {}
C = TypeVar("C")
F = TypeVar("F", bound=Callable[[Work], None])


def follows(*sections: str) -> Callable[[F], F]:
    """Let a function bring the hall's things in line whenever one of `sections` has changed."""

    def enrol(follow: F) -> F:
        for section in sections:
            FOLLOWERS.setdefault(section, []).append(follow)
        return follow

    return enrol


@dataclass_transform(frozen_default=True, kw_only_default=True)
def command(
    *,
    roles: frozenset[Role] = frozenset(),
    devices: frozenset[DeviceKind] = frozenset(),
    anyone: bool = False,
    answer_is_secret: bool = False,
    plannable: bool = False,
) -> Callable[[type[C]], type[C]]:
    """Make a frozen, keyword-only dataclass a command, and say who may send it."""

    def enrol(cls: type[C]) -> type[C]:
        made: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.allowed = Allowed(roles, devices, anyone)
        made.answer_is_secret = answer_is_secret
        made.plannable = plannable
        COMMANDS[made.__name__] = made
        return made  # type: ignore[no-any-return]

    return enrol
