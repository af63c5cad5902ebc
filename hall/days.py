"""营业日: closing the books of a business date."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from hall.cases.turning import reckon
from hall.commands import Answer, Work, command
from hall.facts import Day
from hall.plans.due import due_again
from hall.ports import Transaction
from hall.privacy.commands import ForgetOld
from hall.privacy.forgetting import PLAN as FORGETTING
from hall.privacy.forgetting import plan_forgetting
from hall.progress import Event
from hall.tickets import moves as tickets
from hall.tickets.ticket import OPEN, Ticket, TicketState
from hall.windows.steps import close
from hall.windows.window import Window
from hall.workdays.closing import plan_closing

ALL = 1_000_000
BUSINESS_DATE = "business_date"
"""Notes the newest date that the hall has served."""
PUT_BACK = "put_back"
"""Notes the date before that one to which the clock was put back; nothing where it wasn't."""

log = logging.getLogger("yichuang.hall")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEndFailed(Event):
    """One thing could not be put away when the day ended; the rest was.

    `of` is "window 3", "ticket 17", "people" (whose tickets they were), or "day" where nothing was;
    `why` is the kind of the fault.
    """

    of: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPutBack(Event):
    """The hall's clock was put back from this date, and a day has ended since."""

    business_date: date


@command()
class EndBusinessDay:
    """The business date is over: who was served is finished, windows close, the rest expires.

    How long such a service took nobody knows, so it doesn't count for the waits that are told.
    Whose the tickets were serves nobody any more, so the hall forgets it.
    """

    business_date: Day

    def carry_out(self, work: Work) -> Answer:
        """Sent by the hall itself, once for each date, before anything else on the next.

        Each window and each ticket for itself: one that can't be put away keeps no other back, is
        on record, and is tried again when the next day ends.
        """
        for window in work.shelf.windows.all():
            _alone(work, f"window {window.number}", partial(_clear, work, window))
        for ticket in work.shelf.tickets.in_states(OPEN, limit=ALL):
            _alone(work, f"ticket {ticket.id}", partial(_expire, work, ticket))
        _alone(work, "people", partial(work.shelf.tickets.forget_people, self.business_date))
        if self.business_date >= work.today:
            _alone(work, "clock", partial(_put_back, work, self.business_date))
        plan_forgetting(work, ForgetOld())
        return {"business_date": self.business_date.isoformat()}


def is_over(shelf: Transaction, last: str, today: str) -> bool:
    """Whether a date has ended, `last` being the newest that the hall has served.

    A clock that is put back ends none, for it may have been right before; nor does the way forward
    to `last`. Whatever comes after the date that it was put back to is a new day.
    """
    now = shelf.note(PUT_BACK) or last
    if today > now and today != last:
        return True
    if today != now:
        shelf.keep_note(PUT_BACK, "" if today == last else today)
    return False


def _put_back(work: Work, was: date) -> None:
    """The clock was put back for good: what was put off till after that date is due in time."""
    work.note(ClockPutBack(business_date=was))
    work.drop_plan(FORGETTING)
    plan_closing(work)
    reckon(work)
    due_again(work)


def _clear(work: Work, window: Window) -> None:
    ticket = work.shelf.tickets.get(window.ticket) if window.ticket else None
    if ticket is not None and ticket.state is TicketState.SERVING:
        work.keep(tickets.finish_by_the_day(window, ticket, work.at))
    elif ticket is not None:
        work.keep(tickets.leave(window, work.at))
        _expire(work, ticket)
    close(work, work.shelf.windows.get(window.number) or window)


def _expire(work: Work, ticket: Ticket) -> None:
    work.keep(tickets.expire(ticket, work.at))


def _alone(work: Work, of: str, do: Callable[[], None]) -> None:
    """Do it in a savepoint. Raises only where the store has lost the whole transaction."""
    noted = len(work.events)
    try:
        with work.shelf.savepoint():
            do()
    except Exception as problem:
        log.exception("unexpected: something can't be put away at the end of the day")
        with work.shelf.savepoint():
            del work.events[noted:]
            work.note(DayEndFailed(of=of, why=type(problem).__name__))
