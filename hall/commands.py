"""Commands: what somebody wants of the hall. The API document is made from these types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, TypeVar, dataclass_transform

from hall.people.roles import Actor, ActorKind, DeviceKind, Role
from hall.ports import Secrets, Transaction
from hall.progress import Event, Progress
from hall.setup import Setup
from hall.tickets.ticket import Ticket
from hall.windows.window import Window

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Allowed:
    """Who may send a command. The hall itself may send every command."""

    roles: frozenset[Role] = frozenset()
    devices: frozenset[DeviceKind] = frozenset()
    holder: bool = False
    anyone: bool = False

    def admits(self, actor: Actor) -> bool:
        """Whether `actor` is among them."""
        if self.anyone or actor.kind is ActorKind.HALL:
            return True
        if actor.kind is ActorKind.STAFF:
            return actor.role in self.roles
        if actor.kind is ActorKind.DEVICE:
            return actor.device in self.devices
        return self.holder and actor.kind is ActorKind.HOLDER


@dataclass(slots=True)
class Work:
    """What one command works with: who, when, the rules, the shelf; it gathers what happened."""

    by: Actor
    at: datetime
    setup: Setup
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
                raise TypeError(f"no shelf for a {type(thing).__name__}")
        self.events.extend(progress.events)

    def note(self, *events: Event) -> None:
        """Note what happened where nothing else has to be saved."""
        self.events.extend(events)


class Command(Protocol):
    """What somebody wants: a frozen dataclass whose fields are its facts.

    `answer_is_secret` marks commands whose answer may not be kept for a repeated key.
    """

    allowed: ClassVar[Allowed]
    answer_is_secret: ClassVar[bool]

    def carry_out(self, work: Work) -> Answer:
        """Do it, or raise a Refusal. The answer is plain JSON."""
        ...


COMMANDS: dict[str, type[Command]] = {}
C = TypeVar("C")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def command(
    *,
    roles: frozenset[Role] = frozenset(),
    devices: frozenset[DeviceKind] = frozenset(),
    holder: bool = False,
    anyone: bool = False,
    answer_is_secret: bool = False,
) -> Callable[[type[C]], type[C]]:
    """Make a frozen, keyword-only dataclass a command, and say who may send it."""

    def enrol(cls: type[C]) -> type[C]:
        made: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.allowed = Allowed(roles, devices, holder, anyone)
        made.answer_is_secret = answer_is_secret
        COMMANDS[made.__name__] = made
        return made  # type: ignore[no-any-return]

    return enrol
