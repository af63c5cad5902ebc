"""What each figure means. This is the one place: docs/figures.md is made from it.

A press that was taken back counts for nothing, in any figure.

The names of figures stand in static/words as `figure.KEY`. `store/figures.py` adds up visits in
SQL, `hall/figures/sums.py` in Python, `hall/figures/ticketless.py` what has no ticket;
`hall/figures/tally.py` makes figures of all, and a test recomputes them from the raw journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WAY = 4
"""Raised whenever a figure is reckoned another way: sums that are kept are then made anew."""


class Unit(StrEnum):
    """What a figure is counted in. A share is between 0 and 1, or above where more than all."""

    COUNT = "count"
    SECONDS = "seconds"
    SHARE = "share"


class By(StrEnum):
    """What figures may be parted by."""

    DOMAIN = "domain"
    MATTER = "matter"
    WINDOW = "window"
    CLERK = "clerk"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its key, what it is counted in, and exactly what it means."""

    key: str
    unit: Unit
    means: str


FIGURES = (
    Figure("arrivals", Unit.COUNT, "Tickets issued on these business dates."),
    Figure("called", Unit.COUNT, "Arrivals that were called at least once."),
    Figure(
        "wait_mean",
        Unit.SECONDS,
        "Mean wait. A wait runs from arrival to the first call, in whole seconds cut off, never "
        "below 0; it counts for the line that the ticket was issued for, and is over with the "
        "first call whatever follows. Only those who were called have one.",
    ),
    Figure("wait_p50", Unit.SECONDS, "The least wait that half of all waits don't exceed."),
    Figure("wait_p90", Unit.SECONDS, "The least wait that 90 in 100 waits don't exceed."),
    Figure("wait_longest", Unit.SECONDS, "The longest wait."),
    Figure(
        "in_target",
        Unit.SHARE,
        "Waits no longer than their domain's target wait as it is set now, divided by `called`.",
    ),
    Figure("served", Unit.COUNT, "Arrivals whose visit was finished at a window."),
    Figure(
        "service_seconds",
        Unit.SECONDS,
        "What the `served` visits took: all their spells of service, those before a hold or a "
        "transfer included.",
    ),
    Figure("service_mean", Unit.SECONDS, "`service_seconds` divided by `served`."),
    Figure(
        "left_open",
        Unit.COUNT,
        "Arrivals still being served when the business date ended: how long that took nobody "
        "knows, so they are not among the `served`.",
    ),
    Figure("misses", Unit.COUNT, "Times that somebody was called and wasn't there."),
    Figure(
        "transfers",
        Unit.COUNT,
        "Times that somebody was sent to another line or window, save those taken back.",
    ),
    Figure("holds", Unit.COUNT, "Times that somebody was set aside."),
    Figure("cancelled", Unit.COUNT, "Arrivals given up: by themselves, by staff, or by misses."),
    Figure("expired", Unit.COUNT, "Arrivals whose business date, or hall, ended first."),
    Figure(
        "overtaken",
        Unit.COUNT,
        "Those first called after somebody of the same line and date who had arrived later.",
    ),
    Figure(
        "by_appointment",
        Unit.COUNT,
        "Arrivals who had an appointment and came while it held. Who came when it was a no-show "
        "already isn't one.",
    ),
    Figure(
        "came_late",
        Unit.COUNT,
        "Those `by_appointment` who took their ticket after their slot had begun.",
    ),
    Figure(
        "booked",
        Unit.COUNT,
        "Appointments for these business dates, save those cancelled; one that was moved counts "
        "where it is now.",
    ),
    Figure(
        "no_shows",
        Unit.COUNT,
        "Those `booked` who hadn't come by their time; whoever came later all the same stays one.",
    ),
    Figure(
        "with_agent",
        Unit.COUNT,
        "Arrivals with somebody beside them or in their stead: staff, or one of their own.",
    ),
    Figure(
        "rated",
        Unit.COUNT,
        "Arrivals that were rated, on the screen at the window or by phone, whenever that was. A "
        "rating that two people excluded counts for nothing, in any figure.",
    ),
    Figure(
        "rated_share",
        Unit.SHARE,
        "`rated` divided by all whose visit is over at a window (`served` and `left_open`).",
    ),
    Figure(
        "satisfied",
        Unit.COUNT,
        "Those `rated` very satisfied, satisfied or basically satisfied. Who says nothing isn't "
        "among them.",
    ),
    Figure("satisfaction", Unit.SHARE, "`satisfied` divided by `rated`; none where nobody rated."),
    Figure(
        "referrals",
        Unit.COUNT,
        "Times that somebody was referred on to another window, line, department or place, with a "
        "number or without one.",
    ),
)
OF_WINDOWS = (
    Figure(
        "open_seconds",
        Unit.SECONDS,
        "How long a window was open and not paused. A window that nobody closed was open until "
        "its business date ended.",
    ),
    Figure(
        "busy_seconds",
        Unit.SECONDS,
        "What all spells of service at a window took that are over, whatever became of the visit.",
    ),
    Figure("load", Unit.SHARE, "`busy_seconds` divided by `open_seconds`."),
)
"""Beside the others where figures are parted by window; a domain that is asked for alone doesn't
change them."""
PARTS = {
    By.DOMAIN: "for the line it was issued for, wherever it was sent later",
    By.MATTER: "for the matter it was issued for; under none where nobody named one",
    By.WINDOW: "for the window where it was last; under none if it was never called, or if it went "
    "back into line and wasn't called again",
    By.CLERK: "for the clerk who called it to that window",
    By.HOUR: "for the hour of arrival, by the hall's clock",
    By.DAY: "for the business date on which it was issued",
}
"""Where a ticket counts when figures are parted."""
PARTS_OF_BOOKED = {
    By.DOMAIN: "for the line it was booked for",
    By.MATTER: "for the matter it was booked for; under none where a whole line was",
    By.WINDOW: "under none",
    By.CLERK: "under none",
    By.HOUR: "for the hour of its slot",
    By.DAY: "for the business date of its slot",
}
"""Where an appointment counts."""
PARTS_OF_REFERRALS = {
    By.DOMAIN: "for the line of the ticket they held, or else of the matter; under none without "
    "either",
    By.MATTER: "for the matter that was named; under none where nobody named one",
    By.WINDOW: "for the window where they asked; under none at the guide desk",
    By.CLERK: "for the account that referred them on",
    By.HOUR: "for the hour at which it was made",
    By.DAY: "for the business date on which it was made",
}
"""Where a referral counts."""
