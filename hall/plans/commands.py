"""Planning a command for later, and dropping it."""

from __future__ import annotations

from datetime import UTC
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall import coding
from hall.commands import COMMANDS, Answer, Command, Work, command
from hall.facts import Key, Moment, PlanKey, Reason
from hall.people.roles import MANAGERS
from hall.plans.events import PlanCarriedOut, PlanDropped, PlanMade
from hall.plans.plan import Plan
from hall.refusals import Forbidden, Invalid, Unknown

Weekday = Annotated[int, Ge(0), Le(6)]


@command(roles=MANAGERS)
class MakePlan:
    """Let the hall send a command by itself: once, or on certain weekdays at that time of day."""

    command: Key
    facts: dict[str, Any]
    due: Moment
    reason: Reason
    weekdays: Annotated[tuple[Weekday, ...], Len(0, 7)] = ()

    def carry_out(self, work: Work) -> Answer:
        """Refuses a moment that is over, and what whoever plans it may not do themselves."""
        if not is_plannable(self.command):
            raise Invalid("command", "unknown")
        planned = COMMANDS[self.command]
        if not planned.allowed.admits(work.by):
            raise Forbidden("not_allowed", command=self.command)
        if self.due.tzinfo is None:
            raise Invalid("due", "without_offset")
        if self.due <= work.at:
            raise Invalid("due", "over")
        made = _built(planned, self.facts)
        until = getattr(made, "until", None)
        if until is not None and until.tzinfo is not None and until <= self.due:
            raise Invalid("until", "over")
        count = work.shelf.journal.version() + 1
        plan = Plan(
            key=f"{self.command}-{count}",
            due=self.due.astimezone(UTC),
            command=self.command,
            facts=coding.written(made),
            by=str(work.by),
            reason=self.reason,
            made_at=work.at,
            weekdays=tuple(sorted(set(self.weekdays))),
        )
        work.shelf.of(Plan).save(plan)
        work.note(
            PlanMade(
                plan=plan.key,
                command=plan.command,
                due=plan.due.isoformat(),
                weekdays=plan.weekdays,
                facts=plan.facts,
                reason=plan.reason,
            )
        )
        return {"plan": plan.key}


@command(roles=MANAGERS)
class DropPlan:
    """Let a planned command not happen."""

    plan: PlanKey

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that isn't there any more, or that the hall needs for itself."""
        plan = work.shelf.of(Plan).get(self.plan)
        if plan is None or not is_plannable(plan.command):
            raise Unknown("unknown_plan", plan=self.plan)
        work.shelf.of(Plan).drop(plan.key)
        work.note(PlanDropped(plan=plan.key, command=plan.command))
        return {"plan": plan.key}


@command()
class CarryOutPlan:
    """The moment of a plan has come. Sent by the hall itself."""

    plan: PlanKey

    def carry_out(self, work: Work) -> Answer:
        """What the planned command refuses, this refuses; the plan is over or goes on anyhow."""
        plan = work.shelf.of(Plan).get(self.plan)
        if plan is None:
            raise Unknown("unknown_plan", plan=self.plan)
        planned = COMMANDS.get(plan.command)
        if planned is None:
            raise Unknown("unknown_command", command=plan.command)
        answer = _built(planned, plan.facts).carry_out(work)
        if planned.plannable:  # what rooms plan for themselves tells of itself
            work.note(PlanCarriedOut(plan=plan.key, command=plan.command, planned_by=plan.by))
        return answer


def is_plannable(command: str) -> bool:
    """Whether somebody may plan it; what else is planned, rooms have planned for themselves."""
    planned = COMMANDS.get(command)
    return planned is not None and planned.plannable


def _built(planned: type[Command], facts: dict[str, Any]) -> Command:
    try:
        return coding.read(planned, facts)
    except (TypeError, ValueError, KeyError) as problem:
        raise Invalid("facts", "wrong_type") from problem
