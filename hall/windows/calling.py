"""Calling: a window takes the next ticket of its lines, by hand or by itself."""

from __future__ import annotations

from datetime import timedelta

from hall.commands import Work
from hall.refusals import Refusal
from hall.setup import Domain
from hall.tickets import moves
from hall.tickets.routing import Choice, Rule, choose, longest_idle_first
from hall.tickets.waits import mean_service
from hall.windows.clerk_move import waiting_move
from hall.windows.window import Window


def next_choice(work: Work, window: Window) -> Choice | None:
    """Who is next at this window, and why."""

    def mean(domain: Domain) -> timedelta:
        return mean_service(domain, work.shelf.pace(work.today, domain.key))

    return choose(window, work.shelf.tickets, work.setup, work.at, mean)


def call_next(work: Work, window: Window) -> bool:
    """Call whoever is next; False when nobody waits for this window."""
    choice = next_choice(work, window)
    if choice is None:
        return False
    work.keep(moves.call(window, choice.ticket, work.at, choice.why()))
    return True


def call_chosen(work: Work, window: Window, number: str) -> None:
    """Call a waiting ticket by its number, out of turn; who would have been next is on record."""
    ticket = work.shelf.tickets.by_number(work.today, number)
    if ticket is None:
        raise Refusal("no_such_number_today", ticket=number)
    following = next_choice(work, window)
    choice = Choice(ticket, Rule.CHOSEN, following.ticket if following else None)
    work.keep(moves.call(window, ticket, work.at, choice.why()))


def call_automatically(work: Work) -> None:
    """Where windows call by themselves, let every idle one take its next ticket."""
    if not work.setup.line.automatic:
        return
    for window in longest_idle_first(work.shelf.windows.all()):
        if waiting_move(work.shelf, window.number) is None:
            call_next(work, window)
