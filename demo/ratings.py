"""What simulated visitors say of their visit: some rate it, few of them badly."""

from __future__ import annotations

from random import Random

from hall.ratings.giving import RateVisit
from hall.ratings.rating import POOR, Level
from hall.tickets.ticket import Ticket

RATE_SHARE = 0.3
LEVELS = {
    Level.VERY_GOOD: 60,
    Level.GOOD: 26,
    Level.FAIR: 8,
    Level.POOR: 4,
    Level.VERY_POOR: 2,
}
SAID = ("等了快一个小时", "来了两趟才知道还要带租赁合同", "复印机坏了也没人说")


def rating(ticket: Ticket) -> RateVisit | None:
    """What this visitor says on their phone; None: nothing. The same visitor says the same."""
    chance = Random(ticket.token)
    if chance.random() > RATE_SHARE:
        return None
    (level,) = chance.choices(list(LEVELS), list(LEVELS.values()))
    poor = level in POOR
    reasons = (chance.choice(("wait", "unclear", "again")),) if poor else ()
    return RateVisit(
        token=ticket.token, level=level, reasons=reasons, text=chance.choice(SAID) if poor else None
    )
