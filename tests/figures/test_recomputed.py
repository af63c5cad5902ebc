"""Each figure agrees with the raw journal, reckoned a second time in another way."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import cache
from typing import Any

import pytest

from hall.appointments.appointment import Appointment, AppointmentState
from hall.appointments.arriving import CheckIn
from hall.appointments.booking import BookAppointment, CancelAppointment, MoveAppointment
from hall.appointments.not_kept import RecordNotKept
from hall.figures.figure import By
from hall.figures.months import sum_up_next
from hall.figures.report import report
from hall.figures.wanted import wanted
from hall.guidance.commands import ReferOn
from hall.people.persons import Person
from hall.people.roles import HALL
from hall.ports import Service, Span
from hall.ratings.excluding import ConfirmExclusion, ProposeExclusion
from hall.ratings.giving import RateVisit
from hall.ratings.rating import Level, Rating
from hall.refusals import Refusal
from hall.setup import Setup
from hall.tickets.commands import CancelTicket
from hall.tickets.ticket import TicketState
from hall.windows.commands import CallNext, Finish, Hold, Miss, TakeBack
from store.memory import MemoryStore
from store.sqlite import open_store
from tests.figures import naive
from tests.hall.appointments.booking import RULES
from tests.hall.people import NINE, ZHAO_MIN, small_hall
from tests.hall.planning.days import act, come
from tests.hall.rig import HandClock, Rig

FEW, HOURS = 40, 1
HALF_AN_HOUR = timedelta(minutes=30)
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
    rig = Rig(replace(small_hall(day_starts=time(4)), appointments=RULES), store=store)
    for day in range(days):
        late = timedelta(hours=15 - hours / 2 if day % 3 == 2 else 0)
        rig.clock.at = NINE + timedelta(days=day) + late
        people = come(rig, seed=day)
        people.office.attempt = nothing  # no figure counts cases
        people.begin()
        act(people, rig.clock, hours / 2)
        press_wrong(rig, day)
        book(rig, day)
        refer(rig)
        rate(rig, day)
        act(people, rig.clock, hours / 2)
        rig.send(RecordNotKept(), HALL)
    return rig


def nothing(*_):
    """What a back office that is closed does."""


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


def book(rig, day):
    """Of five who book for tomorrow one moves it, one gives it up; of today's one comes."""
    ten, booked = NINE + timedelta(days=day + 1, hours=1), []
    with suppress(Refusal):
        for n, what in enumerate((*[{"domain": "tax"}] * 4, {"matter": "P-1"})):
            somebody = Person(name="李梅", phone=f"138{day:04d}{n:04d}")
            booked.append(rig.send(BookAppointment(person=somebody, slot=ten, **what)))
        moved, given_up, *_ = (one["appointment"] for one in booked)
        rig.send(MoveAppointment(appointment=moved, slot=ten + timedelta(minutes=30)))
        rig.send(CancelAppointment(appointment=given_up))
    now = rig.clock.now()
    with rig.store.reading() as shelf:
        due = shelf.of(Appointment).find(
            state=AppointmentState.BOOKED, slot=Span(now, now + HALF_AN_HOUR), limit=1
        )
    for one in due:
        rig.send(CheckIn(appointment=one.id))


def refer(rig):
    """A guide sends somebody elsewhere, and a ticket to another line; a clerk does it wrongly."""
    asked = {"text": "换领驾驶证", "reason": "本厅不办理"}
    rig.send(ReferOn(elsewhere="车管分中心", **asked))
    rig.send(ReferOn(elsewhere="车管分中心", matter="P-1", **asked))
    with rig.store.reading() as shelf:
        line, window = shelf.tickets.line("tax"), shelf.windows.get("1")
    if line:
        rig.send(ReferOn(domain="property", ticket=line[-1].id, **asked))
    if window.ticket:
        with suppress(Refusal):
            rig.send(ReferOn(domain="property", ticket=window.ticket, **asked))
            rig.send(TakeBack(window="1"))


def rate(rig, day):
    """Of those who went today every third says how it was; two agree that one of them is wrong."""
    today = rig.setup.business_date(rig.clock.now())
    with rig.store.reading() as shelf:
        gone = shelf.tickets.search(business_date=today, state=TicketState.FINISHED)
    for n, ticket in enumerate(gone[::3]):
        level = list(Level)[(n + day) % len(Level)]
        with suppress(Refusal):
            rig.send(RateVisit(token=ticket.token, level=level))
    if gone:
        rig.send(ProposeExclusion(visit=gone[0].id, reason="误评"))
        rig.send(ConfirmExclusion(visit=gone[0].id), ZHAO_MIN)


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
        for appointment in there.of(Appointment).find(slot=Span(), limit=ALL):
            here.of(Appointment).save(appointment)
        for rating in there.of(Rating).find(at=Span(), limit=ALL):
            here.of(Rating).save(rating)
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
    """What the raw journal tells: every visit, those who were overtaken, what has no ticket."""
    every = naive.visits_in(journal(rig))
    ticketless = naive.ticketless_in(journal(rig), rig.setup.business_date)
    return every, naive.late_ones(every), ticketless


def reported(rig, first, last, by, domain=None):
    with rig.store.reading() as shelf:
        asked = wanted(rig.setup, first, last, by, domain)
        return report(rig.setup, shelf, asked, rig.clock.now())


def agree(rig, first, last, domain=None):
    """Every figure of every part is the same, reckoned both ways."""
    every, late, others = told(rig)
    targets = {d.key: d.target_wait.total_seconds() for d in rig.setup.domains}
    dates = (first.isoformat(), last.isoformat())
    visits, others = (
        [v for v in some if dates[0] <= v.date <= dates[1] and domain in (None, v.line)]
        for some in (every, others)
    )
    keys = {
        By.DOMAIN: lambda v: v.line or "",
        By.MATTER: lambda v: v.matter or "",
        By.WINDOW: lambda v: v.window or "",
        By.CLERK: lambda v: v.clerk or "",
        By.HOUR: lambda v: str(rig.setup.local(v.arrived).hour),
        By.DAY: lambda v: v.date,
    }
    for by, key in keys.items():
        found = reported(rig, first, last, by, domain)
        assert found["total"] == naive.figures(visits, targets, late, others), by
        rows = {row.pop("key"): row for row in found["rows"]}
        parts = {key(v) for v in (*visits, *others)}
        for part in parts:
            own, beside = ([v for v in some if key(v) == part] for some in (visits, others))
            loads = ("open_seconds", "busy_seconds", "load")
            row = {name: value for name, value in rows[part].items() if name not in loads}
            assert row == naive.figures(own, targets, late, beside), (by, part)
        if by is not By.WINDOW:
            assert set(rows) == parts
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


def test_what_has_no_ticket_is_among_them(hall):
    last = hall.setup.business_date(hall.clock.now())
    total = reported(hall, NINE.date(), last, By.DAY)["total"]
    assert 0 < total["no_shows"] < total["booked"]
    assert {e.data.get("how") for e in journal(hall) if e.kind == "ReferralSettled"} >= {
        "served",
        "taken-back",
    }
    assert total["referrals"] > FEW
    assert 0 < total["satisfied"] < total["rated"] < total["served"]
    lines = {row["key"]: row for row in reported(hall, NINE.date(), last, By.DOMAIN)["rows"]}
    assert lines[""]["referrals"] >= FEW, "of those without a ticket some name no matter"
    assert reported(hall, NINE.date(), last, By.DAY, "tax")["total"]["referrals"] > 0


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
