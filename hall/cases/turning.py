"""亮灯: the lights turn by themselves, also what should have turned while the hall slept.

One plan stands at the next moment at which any light turns:

1. take the parts whose moment has come, earliest first;
2. turn each to what its clock shows now, once, with the moment at which it turned;
3. stand ready for the next.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hall.cases import part_moves
from hall.cases.known import case_of, keeper_of
from hall.cases.part import Part
from hall.commands import Answer, Work, command, follows
from hall.facts import PartId
from hall.ports import Span

KEY = "cases.lights"
RECKONING = "cases.reckoning"
AT_ONCE = 500
A_MOMENT = timedelta(milliseconds=1)
A_LITTLE_LATER = timedelta(seconds=1)


@command()
class PlanLights:
    """Reckon every clock anew and stand ready for the next light. Sent at each start."""

    def carry_out(self, work: Work) -> Answer:
        """The calendar or the rules may have changed in the hall's folder while it slept."""
        reckon(work)
        return {}


@command()
class TurnLights:
    """Some lights turn now. Sent by the hall itself."""

    def carry_out(self, work: Work) -> Answer:
        """Each that turned is on record, once."""
        keeper = keeper_of(work)
        due = work.shelf.of(Part).find(turns_at=Span(None, work.at + A_MOMENT), limit=AT_ONCE)
        for part in due:
            work.keep(part_moves.turn(keeper, case_of(work.shelf, part.case), part))
        plan_turns(work)
        return {"turned": len(due)}


@command()
class ReckonLights:
    """Go on reckoning every clock anew, from this part on. Sent by the hall itself."""

    first: PartId

    def carry_out(self, work: Work) -> Answer:
        """Parts are reckoned in the order in which they came."""
        _reckon_from(work, self.first)
        return {}


def plan_turns(work: Work) -> None:
    """Plan the moment at which the next light turns; none without any."""
    first = work.shelf.of(Part).find(turns_at=Span(), limit=1)
    if first and first[0].turns_at:
        turn: Any = TurnLights()
        work.plan(KEY, first[0].turns_at, turn)
    else:
        work.drop_plan(KEY)


@follows("supervision", "hours", "exceptions")
def reckon(work: Work) -> None:
    """Calendar, hours or rules may be others: every clock that runs is reckoned by them."""
    _reckon_from(work, 1)


def _reckon_from(work: Work, first: int) -> None:
    """So many from this part on, so that no call waits; the rest a little later."""
    keeper, running = keeper_of(work), _running_from(work, first)
    for part in running:
        work.keep(part_moves.turn(keeper, case_of(work.shelf, part.case), part))
    if len(running) == AT_ONCE:
        rest: Any = ReckonLights(first=running[-1].id + 1)
        work.plan(RECKONING, work.at + A_LITTLE_LATER, rest)
    else:
        work.drop_plan(RECKONING)
    plan_turns(work)


def _running_from(work: Work, first: int) -> list[Part]:
    found = [
        part
        for state in part_moves.WITH_THE_DEPARTMENT
        for part in work.shelf.of(Part).find(state=state, id=Span(first, None), limit=AT_ONCE)
    ]
    return sorted(found, key=lambda part: part.id)[:AT_ONCE]
