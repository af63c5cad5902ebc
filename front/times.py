"""Real and rehearsed days never mix in one database, and none comes before one it has served."""

from __future__ import annotations

from datetime import date, timedelta

from hall.days import BUSINESS_DATE, PUT_BACK
from hall.ports import Clock, Shelf, Store
from hall.refusals import Refusal
from hall.setup import Setup
from web.clock import RehearsalClock

NOTE = "time"
REAL, REHEARSED = "real", "rehearsed"


def keep_apart(store: Store, setup: Setup, clock: Clock, *, trusted: bool = False) -> None:
    """Note whose time the data is of; before its first ticket, and in older data, that is open.

    Refuses to rehearse on real data (`data_is_real`) and to open a hall on rehearsed data
    (`data_is_rehearsed`), or on a day before the last one it has served (`clock_behind`). A clock
    that is `trusted` was wrong then: what that day left open is put away when the hall begins.
    """
    kind = REHEARSED if isinstance(clock, RehearsalClock) else REAL
    today = setup.business_date(clock.now())
    with store.transaction() as shelf:
        noted = shelf.note(NOTE)
        if shelf.tickets.get(1) is not None:
            _must_be_of(kind, noted or kind, shelf.note(BUSINESS_DATE))
            if kind == REAL:
                _must_not_lag(shelf, today, trusted=trusted)
        if noted != kind:
            shelf.keep_note(NOTE, kind)


def _must_be_of(kind: str, noted: str, last: str | None) -> None:
    if noted != kind:
        raise Refusal("data_is_real" if noted == REAL else "data_is_rehearsed", date=last or "")


def _must_not_lag(shelf: Shelf, today: date, *, trusted: bool) -> None:
    last = shelf.note(BUSINESS_DATE)
    if last is None or today >= date.fromisoformat(last):
        return
    if not trusted:
        raise Refusal("clock_behind", today=today.isoformat(), date=last)
    shelf.tickets.forget_people(date.fromisoformat(last))
    shelf.keep_note(PUT_BACK, "")
    shelf.keep_note(BUSINESS_DATE, (today - timedelta(days=1)).isoformat())
