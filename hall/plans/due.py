"""What the hall does by itself when its moment has come.

1. take the plans that are due, earliest first;
2. put each off to its next moment, or drop it, whatever becomes of it: nothing is tried for ever;
3. send its command; what it refuses is on record, and leaders are told. Whatever else goes wrong
   with it is one plan's trouble: it is logged, and the hall goes on.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from hall.alerts.alert import Found
from hall.alerts.raising import raise_alert
from hall.commands import Work
from hall.plans.commands import CarryOutPlan
from hall.plans.events import PlanRefused
from hall.plans.plan import Plan
from hall.ports import Shelf, Sought, Span
from hall.refusals import Invalid, Refusal
from hall.setup import AlertKind

AT_ONCE = 100
A_MOMENT = timedelta(milliseconds=1)
UNEXPECTED = "unexpected"
"""Stands for a refusal where a plan failed with anything else."""

log = logging.getLogger("yichuang.hall")


def due_plans(shelf: Shelf, at: datetime) -> list[Plan]:
    """The plans whose moment has come."""
    return list(shelf.of(Plan).find(due=Span(None, at + A_MOMENT), limit=AT_ONCE))


def next_moment(shelf: Shelf) -> datetime | None:
    """When the hall has to do something by itself next."""
    first = shelf.of(Plan).find(due=Span(), limit=1)
    return first[0].due if first else None


def carry_out(work: Work, plan: Plan) -> None:
    """Send a plan's command; what goes wrong with it undoes it alone and is on record."""
    noted, setup = len(work.events), work.setup
    try:
        with work.shelf.savepoint():
            CarryOutPlan(plan=plan.key).carry_out(work)
    except Exception as problem:  # a plan that fails must not stop the hall
        del work.events[noted:]
        work.setup = setup
        with work.shelf.savepoint():
            facts = {"plan": plan.key, "command": plan.command, "planned_by": plan.by}
            work.note(PlanRefused(**facts, refusal=_why(problem)))
            _put_off(work, plan)
        _alert(work, plan, problem)
    else:
        _put_off(work, plan)


def due_again(work: Work) -> None:
    """Bring plans that came due while the clock was ahead back to their next moment from now on."""
    plans = work.shelf.of(Plan)
    for key in _sent_since(work.shelf, work.at):
        plan = plans.get(key)
        if plan is not None:
            plans.save(replace(plan, due=plan.due_after(work.at, work.setup.timezone)))


def _sent_since(shelf: Shelf, at: datetime) -> set[str]:
    ahead = Sought(kinds=frozenset({"PlanCarriedOut", "PlanRefused"}), since=at + A_MOMENT)
    found = shelf.journal.search(ahead, limit=AT_ONCE)
    return {event.data["plan"] for event in found.events}


def _why(problem: Exception) -> str:
    if isinstance(problem, Refusal):
        return problem.key
    log.error("unexpected: a plan can't be carried out", exc_info=problem)
    return UNEXPECTED


def _alert(work: Work, plan: Plan, problem: Exception) -> None:
    """Tell leaders whose plan failed, where and why. That can fail too, and hides nothing."""
    noted = len(work.events)
    facts = {
        "plan": plan.key,
        "command": plan.command,
        "planned_by": plan.by,
        "refusal": problem.key if isinstance(problem, Refusal) else UNEXPECTED,
        "at_window": plan.facts.get("window"),
        "clerk": plan.facts.get("clerk"),
        "field": problem.facts.get("field") if isinstance(problem, Invalid) else None,
        "reason": problem.facts.get("reason") if isinstance(problem, Invalid) else None,
    }
    try:
        with work.shelf.savepoint():
            raise_alert(work, Found(f"plan:{plan.key}", AlertKind.PLAN, facts))
    except Exception:
        del work.events[noted:]
        log.exception("unexpected: leaders can't be told of a plan that failed")


def _put_off(work: Work, plan: Plan) -> None:
    plans = work.shelf.of(Plan)
    if plans.get(plan.key) != plan:
        return  # its own command has planned it anew, or dropped it
    again = plan.next_due(work.at, work.setup.timezone)
    if again is None:
        plans.drop(plan.key)
    else:
        plans.save(replace(plan, due=again))
