"""What happens to plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEvent(Event):
    """Something that happened to a plan, and the command it is about."""

    plan: str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMade(PlanEvent):
    """The hall will send this command by itself."""

    due: str
    weekdays: tuple[int, ...]
    facts: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDropped(PlanEvent):
    """It will not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCarriedOut(PlanEvent):
    """Its moment came and it was done. `planned_by` is who wanted it."""

    planned_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRefused(PlanEvent):
    """Its moment came and the hall said no: the refusal's key."""

    planned_by: str
    refusal: str
