"""The one door: every change of a hall goes through `Engine.run`, one command after another.

For each command: may this person do it → carry it out on the shelf → journal what happened, inside
a savepoint; one durable commit for all that were gathered; then tell. A refused command leaves
nothing behind; a listener can't make a command fail.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from hall.commands import Answer, Command, Work
from hall.days import BUSINESS_DATE, PUT_BACK, DayEndFailed, EndBusinessDay, is_over
from hall.people.roles import HALL, STRANGER, Actor
from hall.plans import due
from hall.ports import Audience, Clock, Secrets, Store, Transaction
from hall.progress import Event, Recorded, plain
from hall.refusals import Forbidden, Unidentified
from hall.repeats import answered, fingerprint_of, scope_of
from hall.settings.setting import holding, in_force
from hall.setup import Setup
from hall.tickets import marks
from hall.workdays import closing

FOLLOWED = (marks, closing)
"""Rooms whose things follow a change of settings."""

log = logging.getLogger("yichuang.hall")


@dataclass(frozen=True, slots=True)
class Request:
    """A command and who sends it. The same `key` of the same sender is carried out once."""

    command: Command
    by: Actor
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """It was done. `repeated`: done before, under the same key; nothing happened now."""

    answer: Answer
    version: int
    repeated: bool = False


Outcome = Done | Exception


class Engine:
    """A hall's rules at work on its store. Call `run` from one thread at a time.

    `setup` is what is in force, `configured` what the hall's folder says; `due` is when the hall
    has to do something by itself next.
    """

    def __init__(
        self, configured: Setup, store: Store, clock: Clock, secrets: Secrets, audience: Audience
    ) -> None:
        self.configured = configured
        self.store = store
        self.clock = clock
        self.secrets = secrets
        self.audience = audience
        with store.reading() as shelf:
            self.setup = in_force(configured, holding(shelf))
            self.due = due.next_moment(shelf)

    def run(self, requests: Sequence[Request]) -> list[Outcome]:
        """Carry out commands in order and make them durable together.

        An outcome is `Done`, or the Refusal, or whatever else went wrong with that command alone.
        Raises what the store raises when the commit itself failed: then none has happened.
        """
        at, before = self.clock.now(), self.setup
        told: list[Recorded] = []
        try:
            with self.store.transaction() as shelf:
                told += self._turn_the_day(shelf, at)
                told += self._do_what_is_due(shelf, at)
                outcomes = [self._one(shelf, request, at, told) for request in requests]
                next_moment = due.next_moment(shelf)
        except BaseException:
            self.setup = before
            raise
        self.due = next_moment
        if told:
            self.audience.tell(told)
        return outcomes

    def _one(
        self, shelf: Transaction, request: Request, at: datetime, told: list[Recorded]
    ) -> Outcome:
        try:
            with shelf.savepoint():
                done, events = self._carry_out(shelf, request, at)
        except Exception as problem:  # each command fails alone
            return problem
        told += events
        return done

    def _carry_out(
        self, shelf: Transaction, request: Request, at: datetime
    ) -> tuple[Done, list[Recorded]]:
        command, by = request.command, request.by
        if not command.allowed.admits(by):
            if by == STRANGER:
                raise Unidentified
            raise Forbidden(
                "not_allowed", command=type(command).__name__, roles=command.allowed.asked()
            )
        if request.key and (before := self._answered(shelf, request)) is not None:
            return Done(before, shelf.journal.version(), repeated=True), []
        work = self._work(by, at, shelf)
        answer = command.carry_out(work)
        events = self._journal(shelf, work, type(command).__name__)
        if request.key and not command.answer_is_secret:
            scope = scope_of(by, request.key)
            shelf.keep_answer(scope, self._fingerprint(command), answer, at)
        self.setup = work.setup
        return Done(answer, shelf.journal.version()), events

    def _work(self, by: Actor, at: datetime, shelf: Transaction) -> Work:
        return Work(by, at, self.setup, self.configured, shelf, self.secrets)

    def _answered(self, shelf: Transaction, request: Request) -> Answer | None:
        assert request.key
        scope = scope_of(request.by, request.key)
        return answered(shelf, scope, self._fingerprint(request.command))

    def _fingerprint(self, command: Command) -> str:
        """What a repeated key must agree with. Sealed: a command may hold an ID number.

        Facts that aren't compared were looked up on the way, and may differ the next time.
        """
        known: dict[str, Any] = asdict(command)  # type: ignore[call-overload]
        meant = {f.name: known[f.name] for f in fields(command) if f.compare}  # type: ignore[arg-type]
        return fingerprint_of(self.secrets, type(command).__name__, plain(meant))

    def _journal(self, shelf: Transaction, work: Work, cause: str) -> list[Recorded]:
        last = shelf.journal.version()
        events = _record(work.events, last, work.at, str(work.by), f"{cause}/{last + 1}")
        if events:
            shelf.journal.append(events)
        return events

    def _turn_the_day(self, shelf: Transaction, at: datetime) -> list[Recorded]:
        """Close the books of the last business date before anything happens on a new one.

        Whatever goes wrong with it, the new day begins.
        """
        today, last = self.setup.business_date(at), shelf.note(BUSINESS_DATE)
        if last is not None and not is_over(shelf, last, today.isoformat()):
            return []
        shelf.keep_note(BUSINESS_DATE, today.isoformat())
        shelf.keep_note(PUT_BACK, "")
        shelf.forget_answers(at - timedelta(days=self.setup.retention.answer_days))
        shelf.people.forget_sessions(at)
        if last is None:
            return []
        work, cause = self._work(HALL, at, shelf), EndBusinessDay.__name__
        try:
            with shelf.savepoint():
                EndBusinessDay(business_date=date.fromisoformat(last)).carry_out(work)
                return self._journal(shelf, work, cause)
        except Exception as problem:
            log.exception("unexpected: the books of a day can't be closed")
            with shelf.savepoint():
                work = self._work(HALL, at, shelf)
                work.note(DayEndFailed(of="day", why=type(problem).__name__))
                return self._journal(shelf, work, cause)

    def _do_what_is_due(self, shelf: Transaction, at: datetime) -> list[Recorded]:
        """Send the commands whose moment has come, each in its own savepoint."""
        if self.due is None or self.due > at:
            return []
        told: list[Recorded] = []
        for plan in due.due_plans(shelf, at):
            work = self._work(HALL, at, shelf)
            due.carry_out(work, plan)
            told += self._journal(shelf, work, plan.command)
            self.setup = work.setup
        return told


def _record(
    events: Sequence[Event], last: int, at: datetime, by: str, cause: str
) -> list[Recorded]:
    return [
        Recorded(version, at, event.kind, by, cause, event.data())
        for version, event in enumerate(events, last + 1)
    ]
