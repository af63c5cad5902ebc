"""A rehearsal never gets into the hall's real data, nor a wrong clock into its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from front.times import keep_apart
from hall.refusals import Refusal
from tests.hall.rig import Rig
from web.clock import RehearsalClock


@dataclass(frozen=True)
class Real:
    """The machine's clock."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def rig() -> Rig:
    return Rig()


def start(rig: Rig, clock: Real | RehearsalClock, **how: bool) -> str:
    """What the start is refused with; nothing where the hall may open."""
    try:
        keep_apart(rig.store, rig.setup, clock, **how)
    except Refusal as refusal:
        return refusal.key
    return ""


def test_before_the_first_ticket_a_folder_takes_any_time(rig: Rig) -> None:
    at = rig.clock.now()
    assert [start(rig, Real(at)), start(rig, RehearsalClock(at)), start(rig, Real(at))] == [""] * 3


def test_a_rehearsal_stays_out_of_real_data(rig: Rig) -> None:
    at = rig.clock.now()
    assert start(rig, Real(at)) == ""
    rig.take("tax")
    assert start(rig, RehearsalClock(at)) == "data_is_real"
    assert start(rig, Real(at)) == ""


def test_the_hall_does_not_open_on_what_was_rehearsed(rig: Rig) -> None:
    at = rig.clock.now()
    assert start(rig, RehearsalClock(at)) == ""
    rig.take("tax")
    assert start(rig, Real(datetime.now(UTC))) == "data_is_rehearsed"
    assert start(rig, RehearsalClock(at - timedelta(days=1))) == "", "a rehearsal may go back"


def test_a_clock_before_the_last_date_served_is_not_gone_by(rig: Rig) -> None:
    at = rig.clock.now()
    assert start(rig, Real(at)) == ""
    rig.take("tax")
    assert start(rig, Real(at - timedelta(days=1))) == "clock_behind"
    assert start(rig, Real(at + timedelta(days=1))) == ""


def test_once_the_clock_is_right_again_the_days_go_on(rig: Rig) -> None:
    assert start(rig, Real(rig.clock.now())) == ""
    rig.clock.move(days=400)
    late = rig.take("tax")
    rig.clock.move(days=-400)
    assert start(rig, Real(rig.clock.now())) == "clock_behind"
    assert start(rig, Real(rig.clock.now()), trusted=True) == ""
    rig.take("tax")
    assert str(rig.see(late).state) == "expired"
    assert start(rig, Real(rig.clock.now())) == "", "once is enough"
