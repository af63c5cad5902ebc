"""Each figure agrees with the raw journal, reckoned a second time in another way."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import time, timedelta
from functools import cache
from typing import Any

import pytest

from hall.figures.figure import By
from hall.figures.months import sum_up_next
from hall.figures.report import report
from hall.figures.wanted import wanted
from hall.ports import Service
from hall.refusals import Refusal
from hall.setup import Setup
from hall.tickets.commands import CancelTicket
from hall.windows.commands import CallNext, Finish, Hold, Miss, TakeBack
from store.memory import MemoryStore
from store.sqlite import open_store
from tests.figures import naive
from tests.hall.people import NINE, small_hall
from tests.hall.planning.days import live
from tests.hall.rig import HandClock, Rig

FEW, HOURS = 40, 1
YEAR, SHORT_HOURS = 365, 0.5
ALL = 10_000_000
WRONG = (
    (Hold, TakeBack),
    (Finish, TakeBack),
    (Finish, CallNext, Miss, TakeBack),
    (Finish, CallNext, Hold),
)


def lived(store, days, hours):
    """Small days of so many hours with all that happens in a hall; every third passes midnight."""
    rig = Rig(small_hall(day_starts=time(4)), store=store)
    for day in range(days):
        late = timedelta(hours=15 - hours / 2 if day % 3 == 2 else 0)
        rig.clock.at = NINE + timedelta(days=day) + late
        live(rig, hours / 2, seed=day)
        press_wrong(rig, day)
        live(rig, hours / 2, seed=1000 + day)
    return rig


def press_wrong(rig, day):
    """Clerks press the wrong key and undo it; somebody in line gives up."""
    for place, window in enumerate(("1", "2", "3")):
        for press in WRONG[(day + place) % len(WRONG)]:
            with suppress(Refusal):
                rig.send(press(window=window))
    with rig.store.reading() as shelf:
        line = shelf.tickets.line("tax")
    with suppress(Refusal):
        rig.send(CancelTicket(ticket=line[-1].id if line else 0))


@dataclass(eq=False)
class Kept:
    """The same days in some store."""

    setup: Setup
    clock: HandClock
    store: Any


def kept_in(store, rig):
    """The days of a hall in memory, laid into another store."""
    with rig.store.reading() as there, store.transaction() as here:
        for ticket in there.state.tickets.values():
            here.tickets.add(ticket)
        here.journal.append(there.journal.after(0, ALL))
        for (date, scope, name), pace in there.state.paces.items():
            if scope == "window":
                took = timedelta(seconds=pace.seconds)
                here.add_service(Service(date, None, name, took, pace.served))
    return Kept(rig.setup, rig.clock, store)


@pytest.fixture(
    scope="module",
    params=[(FEW, HOURS), pytest.param((YEAR, SHORT_HOURS), marks=pytest.mark.soak)],
    ids=str,
)
def rig(request):
    return lived(MemoryStore(), *request.param)


@pytest.fixture(scope="module", params=["memory", "sqlite", "sqlite, months summed up"])
def hall(request, rig, tmp_path_factory):
    if request.param == "memory":
        yield rig
        return
    store = open_store(tmp_path_factory.mktemp("figures"))
    hall = kept_in(store, rig)
    if "months" in request.param:
        assert sum_up(hall)
    yield hall
    store.close()


def sum_up(hall):
    """All months that are over; which they were."""
    today = hall.setup.business_date(hall.clock.now())
    return list(iter(lambda: sum_up_next(hall.setup, hall.store, today), None))


@cache
def journal(rig):
    with rig.store.reading() as shelf:
        return list(shelf.journal.after(0, ALL))


@cache
def told(rig):
    """What the raw journal tells: every visit, and those who were overtaken."""
    every = naive.visits_in(journal(rig))
    return every, naive.late_ones(every)


def reported(rig, first, last, by, domain=None):
    with rig.store.reading() as shelf:
        asked = wanted(rig.setup, first, last, by, domain)
        return report(rig.setup, shelf, asked, rig.clock.now())


def agree(rig, first, last, domain=None):
    """Every figure of every part is the same, reckoned both ways."""
    every, late = told(rig)
    targets = {d.key: d.target_wait.total_seconds() for d in rig.setup.domains}
    dates = (first.isoformat(), last.isoformat())
    visits = [v for v in every if dates[0] <= v.date <= dates[1] and domain in (None, v.line)]
    keys = {
        By.DOMAIN: lambda v: v.line,
        By.MATTER: lambda v: v.matter or "",
        By.WINDOW: lambda v: v.window or "",
        By.CLERK: lambda v: v.clerk or "",
        By.HOUR: lambda v: str(rig.setup.local(v.arrived).hour),
        By.DAY: lambda v: v.date,
    }
    for by, key in keys.items():
        found = reported(rig, first, last, by, domain)
        assert found["total"] == naive.figures(visits, targets, late), by
        rows = {row.pop("key"): row for row in found["rows"]}
        for part in {key(v) for v in visits}:
            own = [v for v in visits if key(v) == part]
            loads = ("open_seconds", "busy_seconds", "load")
            row = {name: value for name, value in rows[part].items() if name not in loads}
            assert row == naive.figures(own, targets, late), (by, part)
        if by is not By.WINDOW:
            assert set(rows) == {key(v) for v in visits}
    return visits


def test_every_figure_of_all_days_agrees(hall):
    last = hall.setup.business_date(hall.clock.now())
    visits = agree(hall, NINE.date(), last)
    happened = {name for visit in visits for name, count in visit.counts.items() if count}
    assert happened >= {"TicketMissed", "TicketTransferred", "TicketHeld", "TicketRestored"}
    ends = {"TicketFinished", "TicketCancelled", "TicketExpired", "LeftOpen"}
    assert {v.end for v in visits} >= ends
    assert {e.data["was"] for e in journal(hall) if e.kind == "TicketTakenBack"} >= {
        "held",
        "missed",
    }
    assert any(str(hall.setup.local(v.called).date()) > v.date for v in visits if v.called)


def test_single_days_and_single_lines_agree(hall):
    for day in (0, 2, 5):
        date = NINE.date() + timedelta(days=day)
        agree(hall, date, date)
        agree(hall, date, date + timedelta(days=2), domain="tax")


def test_the_load_of_windows_agrees(hall):
    last = hall.setup.business_date(hall.clock.now())
    rows = {row["key"]: row for row in reported(hall, NINE.date(), last, By.WINDOW)["rows"]}
    opened, busy = naive.windows(
        journal(hall),
        hall.setup.business_date,
        lambda date: hall.setup.day_begins(date + naive.NIGHT),
        hall.clock.now(),
    )
    assert opened
    for window, seconds in opened.items():
        assert rows[window]["open_seconds"] == pytest.approx(seconds, abs=0.1)
        assert rows[window]["busy_seconds"] == pytest.approx(busy[window], abs=0.1)
        assert rows[window]["load"] == pytest.approx(busy[window] / seconds, abs=0.001)


def test_a_day_on_which_nobody_came_has_no_figures(hall):
    long_ago = NINE.date() - timedelta(days=400)
    found = reported(hall, long_ago, long_ago, By.DOMAIN)
    assert found["rows"] == []
    assert (found["total"]["arrivals"], found["total"]["wait_mean"]) == (0, None)
