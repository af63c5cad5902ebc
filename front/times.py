"""Real and rehearsed days never mix in one database, and none comes before one it has served."""

from __future__ import annotations

from hall.engine import BUSINESS_DATE
from hall.ports import Clock, Store
from hall.refusals import Refusal
from hall.setup import Setup
from web.clock import RehearsalClock

NOTE = "time"
REAL, REHEARSED = "real", "rehearsed"


def keep_apart(store: Store, setup: Setup, clock: Clock) -> None:
    """Note whose time the data is of; before its first ticket, and in older data, that is open.

    Refuses to rehearse on real data (`data_is_real`) and to open a hall on rehearsed data
    (`data_is_rehearsed`), or on a day before the last one it has served (`clock_behind`).
    """
    kind = REHEARSED if isinstance(clock, RehearsalClock) else REAL
    today = setup.business_date(clock.now()).isoformat()
    with store.transaction() as shelf:
        noted, last = shelf.note(NOTE), shelf.note(BUSINESS_DATE) or ""
        if shelf.tickets.get(1) is not None:
            _must_fit(kind, noted or kind, today, last)
        if noted != kind:
            shelf.keep_note(NOTE, kind)


def _must_fit(kind: str, noted: str, today: str, last: str) -> None:
    if noted != kind:
        raise Refusal("data_is_real" if noted == REAL else "data_is_rehearsed", date=last)
    if kind == REAL and today < last:
        raise Refusal("clock_behind", today=today, date=last)
