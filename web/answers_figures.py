"""The shapes of answers about figures; docs/figures.md says what each figure means."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict


class FiguresOfGroup(TypedDict):
    """Durations in seconds, shares from 0 to 1; null where there is nothing to take a mean of."""

    arrivals: int
    called: int
    wait_mean: float | None
    wait_p50: int | None
    wait_p90: int | None
    wait_longest: int | None
    in_target: float | None
    served: int
    service_seconds: float
    service_mean: float | None
    left_open: int
    misses: int
    transfers: int
    holds: int
    cancelled: int
    expired: int
    overtaken: int
    by_appointment: int
    came_late: int
    booked: int
    no_shows: int
    with_agent: int
    rated: int
    rated_share: float | None
    satisfied: int
    satisfaction: float | None
    referrals: int


class FiguresRow(FiguresOfGroup):
    """One group; "" is the key of those that have none. The load stands with windows only."""

    key: str
    open_seconds: NotRequired[float]
    busy_seconds: NotRequired[float]
    load: NotRequired[float | None]


FiguresReport = TypedDict(
    "FiguresReport",
    {
        "from": str,
        "to": str,
        "by": str,
        "domain": str | None,
        "total": FiguresOfGroup,
        "rows": list[FiguresRow],
    },
)
