"""限号 as a setting: how many tickets of a matter are given, changed while the hall runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.faces import Face
from hall.facts import Key, Reason
from hall.people.roles import MANAGERS
from hall.ports import Shelf
from hall.refusals import Invalid
from hall.setup import MatterLimit, Setup
from hall.tickets.limits import stretch_of
from hall.workdays.hours import Stretch

MOST_LIMITS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Limited:
    """How many tickets of a matter on a day, or between two times of each day."""

    matter: Key
    most: Annotated[int, Ge(0), Le(9999)]
    between: Stretch | None = None


@command(roles=MANAGERS, plannable=True)
class ChangeLimits:
    """Limit the tickets of matters; those given here take the place of all that were.

    Who waits already keeps their place; the next ticket obeys. The booked don't count.
    """

    limits: Annotated[tuple[Limited, ...], Len(0, MOST_LIMITS)]
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses matters that the hall doesn't have, a stretch that ends first or stands twice."""
        for limited in self.limits:
            if work.setup.matter(limited.matter) is None:
                raise Invalid("matter", "unknown")
            if limited.between is not None and limited.between.begins >= limited.between.ends:
                raise Invalid("between", "out_of_order")
        places = [(limited.matter, limited.between) for limited in self.limits]
        if len(set(places)) != len(places):
            raise Invalid("limits", "twice")
        limits = tuple(MatterLimit(x.matter, x.most, x.between) for x in self.limits)
        work.change("limits", limits, self.reason)
        return {"section": "limits"}


def limits_face(setup: Setup, shelf: Shelf, at: datetime) -> Sequence[Face]:
    """Every limit in force with how many tickets it has given today; `between` null: all day."""
    return [_face(setup, shelf, limit, at) for limit in setup.limits]


def _face(setup: Setup, shelf: Shelf, limit: MatterLimit, at: datetime) -> Face:
    matter, between = setup.matter(limit.matter), limit.between
    since, until = stretch_of(setup, limit, at)
    return {
        "matter": limit.matter,
        "name": matter.name if matter else limit.matter,
        "name_en": matter.name_en if matter else "",
        "most": limit.most,
        "between": between
        and {"begins": f"{between.begins:%H:%M}", "ends": f"{between.ends:%H:%M}"},
        "given": shelf.tickets.count_of_matter(limit.matter, since, until),
    }
