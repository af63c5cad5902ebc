"""A simulated clerk: what she does next at her window, and after how long."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from hall.setup import Setup
from hall.tickets.ticket import Ticket
from hall.windows.commands import (
    CallNext,
    Finish,
    Hold,
    OpenWindow,
    PauseWindow,
    Recall,
    Start,
    Transfer,
)
from hall.windows.window import Window, WindowState

COMES = 0.86
COMES_LATE = 0.35
SPREAD = 0.5
"""Standard deviation of the logarithm of service times."""
REST_SHARE = 0.03
HOLD_SHARE = 0.05
TRANSFER_SHARE = 0.03
RESTS = ("交接材料", "复印材料", "稍事休息")
HOLDS = ("去复印", "补填表格", "等待家人送件")


@dataclass(frozen=True, slots=True)
class Act:
    """A command, and how long it takes until the clerk sends it."""

    after: timedelta
    command: Any


def next_act(
    setup: Setup, window: Window, ticket: Ticket | None, chance: Random, *, covered: bool = True
) -> Act:
    """What the clerk does next at her window, as it stands now.

    She rests only when it is `covered`: when colleagues serve its lines meanwhile.
    """
    if window.state is WindowState.SERVING and ticket is not None:
        return _end_of_service(setup, window, ticket, chance)
    if window.state is WindowState.CALLED and ticket is not None:
        return _after_a_call(setup, window, ticket, chance)
    if window.state is WindowState.PAUSED:
        return Act(timedelta(minutes=chance.uniform(3, 8)), OpenWindow(window=window.number))
    if chance.random() < REST_SHARE and covered:
        rest = PauseWindow(window=window.number, reason=chance.choice(RESTS))
        return Act(timedelta(seconds=5), rest)
    return Act(timedelta(seconds=chance.uniform(4, 20)), CallNext(window=window.number))


def _after_a_call(setup: Setup, window: Window, ticket: Ticket, chance: Random) -> Act:
    if chance.random() < (COMES if ticket.calls == 1 else COMES_LATE):
        return Act(timedelta(seconds=chance.uniform(15, 50)), Start(window=window.number))
    if ticket.calls < setup.line.calls_before_miss:
        return Act(timedelta(seconds=chance.uniform(25, 45)), Recall(window=window.number))
    return Act(timedelta(seconds=30), CallNext(window=window.number))


def _end_of_service(setup: Setup, window: Window, ticket: Ticket, chance: Random) -> Act:
    turn = chance.random()
    if turn < HOLD_SHARE:
        hold = Hold(window=window.number, reason=chance.choice(HOLDS))
        return Act(timedelta(seconds=chance.uniform(60, 180)), hold)
    if turn < HOLD_SHARE + TRANSFER_SHARE:
        others = [d.key for d in setup.domains if d.key != ticket.domain and d.choosable]
        if others:
            move = Transfer(window=window.number, domain=chance.choice(others), reason="转专业窗口")
            return Act(timedelta(seconds=chance.uniform(40, 120)), move)
    return Act(_service(setup, ticket, chance), Finish(window=window.number))


def _service(setup: Setup, ticket: Ticket, chance: Random) -> timedelta:
    domain = setup.domain(ticket.domain)
    mean = domain.mean_service.total_seconds() if domain else 600
    seconds = chance.lognormvariate(math.log(mean) - SPREAD**2 / 2, SPREAD)
    return timedelta(seconds=max(30, seconds))
