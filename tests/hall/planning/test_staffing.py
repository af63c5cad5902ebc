"""How many windows: against numbers worked out by hand, and against the engine itself (P22-2)."""

import heapq
import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from hall.planning.advice import staffing_face
from hall.planning.erlang import least_windows, share_in_target, waiting_share
from hall.planning.staffing import Seen, as_it_runs, on_paper
from hall.setup import Name, Staffing, WindowKind, WindowPlan
from hall.windows.commands import Finish
from tests.hall.people import KIOSK, small_hall
from tests.hall.rig import Rig

RULES = Staffing()


@pytest.mark.parametrize(
    ("windows", "erlangs", "share"),
    [(1, 0.5, 1 / 2), (2, 1, 1 / 3), (3, 2, 4 / 9), (2, 2, 1), (4, 0, 0)],
)
def test_the_share_that_waits_is_erlangs(windows, erlangs, share):
    assert waiting_share(windows, erlangs) == pytest.approx(share)


@pytest.mark.parametrize(
    ("per_half_hour", "windows"),
    [(5, 3), (10, 5), (20, 8), (30, 11), (45, 16), (60, 21), (90, 31)],
)
def test_p22_2_eight_of_ten_within_a_quarter_hour_take_so_many_windows(per_half_hour, windows):
    """Services of ten minutes: the table of docs/staffing.md."""
    assert least_windows(per_half_hour / 3, 1.5, 0.8) == windows


def test_p22_2_on_paper_the_year_gives_the_windows():
    """30,000 × 12 min = 6,000 h; a window does 250 × 8 × 0.8 × 0.9 = 1,440 h; 7,800 / 1,440."""
    paper = on_paper(RULES, 30_000, 12, 250, 8)
    assert (paper.work_hours, paper.window_hours) == (6000, pytest.approx(1440))
    assert (round(paper.exact, 3), paper.windows) == (5.417, 6)


def test_without_a_volume_nothing_is_advised_on_paper():
    assert on_paper(RULES, 0, 12, 250, 8) is None


def seen(days=5, per_day=(80, 80, 80, 100, 100), **more):
    """Five days with a busy hour at ten: 20 come in it each day, each takes ten minutes."""
    what = {
        "by_hour": Counter({9: 150, 10: 20 * days, 14: 90}),
        "by_date": Counter({f"2026-09-2{n}": many for n, many in enumerate(per_day[:days])}),
        "served": 380,
        "minutes": 3800.0,
        "expected": 10.0,
        "target": 15.0,
    }
    return Seen(**what | more)


def test_p22_2_as_it_runs_the_busiest_hour_of_a_busy_day_decides():
    """150 / 5 = 30 an hour; a busy day has 100 where a mean one has 88; × 10 min = 5.68 erlangs,
    which are 6.31 with somebody away a tenth of the time.
    """
    runs = as_it_runs(RULES, seen())
    assert (runs.busiest, runs.per_hour) == (9, 30)
    assert runs.busy_day == pytest.approx(100 / 88)
    assert runs.erlangs == pytest.approx(30 * 100 / 88 * 10 / 60 / 0.9)
    assert [step.windows for step in runs.steps] == [7, 8]
    assert runs.steps[-1].in_target >= 0.8 > runs.steps[0].in_target
    assert runs.windows == 8


def test_p22_2_slow_services_of_a_short_record_count_less_than_those_of_a_long_one():
    few, many = (as_it_runs(RULES, seen(served=n, minutes=20.0 * n)).service for n in (20, 380))
    assert few == 15
    assert many == pytest.approx((20 * 10 + 380 * 20) / 400)


def test_with_four_days_on_record_nothing_is_said_of_how_it_runs():
    assert as_it_runs(RULES, seen(days=4)) is None


def wide_hall(windows):
    """One line and so many windows of its own, which call by themselves."""
    hall = small_hall(automatic=True)
    plans = [
        WindowPlan(str(n), Name("税务", "Tax"), WindowKind.DOMAIN, "front", ("tax",))
        for n in range(1, windows + 1)
    ]
    return replace(hall, windows=tuple(plans))


def people(count, per_hour, service, seed):
    """Seconds between one arrival and the next, and that each is served: whole ones, at random."""
    luck = random.Random(seed)
    return [
        (round(luck.expovariate(per_hour / 3600)), round(luck.expovariate(1 / service / 60)) + 1)
        for _ in range(count)
    ]


def plain_waits(windows, visits):
    """Waits in a plain queue: whoever came first goes to the window that is free first."""
    free, now = [0] * windows, 0
    for gap, takes in visits:
        now += gap
        begins = max(now, heapq.heappop(free))
        heapq.heappush(free, begins + takes)
        yield begins - now


class Lived:
    """The same people in the hall: windows call by themselves, whoever is called comes at once."""

    def __init__(self, windows, visits):
        self.rig, self.visits = Rig(wide_hall(windows)), visits
        self.rig.open(*map(str, range(1, windows + 1)))
        self.came, self.takes, self.waits, self.ends, self.heard = {}, {}, {}, [], 0

    def run(self):
        comes = self.rig.clock.at
        for gap, takes in self.visits:
            comes += timedelta(seconds=gap)
            self._finish_until(comes)
            self.rig.clock.at = comes
            ticket = self.rig.take(by=KIOSK)["id"]
            self.came[ticket], self.takes[ticket] = comes, takes
            self._begin()
        self._finish_until(comes + timedelta(hours=9))
        return [self.waits[ticket] for ticket in self.came]

    def _finish_until(self, at):
        while self.ends and self.ends[0][0] <= at:
            self.rig.clock.at, window = heapq.heappop(self.ends)
            self.rig.send(Finish(window=window))
            self._begin()

    def _begin(self):
        new, self.heard = self.rig.ears.heard[self.heard :], len(self.rig.ears.heard)
        for event in new:
            if event.kind == "TicketCalled":
                ticket, now = event.data["ticket"], self.rig.clock.at
                self.waits[ticket] = (now - self.came[ticket]).total_seconds()
                over = now + timedelta(seconds=self.takes[ticket])
                heapq.heappush(self.ends, (over, event.data["window"]))


def test_p22_2_the_engine_lets_people_wait_as_a_plain_queue_does():
    visits = people(200, per_hour=26, service=10, seed=7)
    assert Lived(5, visits).run() == list(plain_waits(5, visits))


@pytest.mark.parametrize(("windows", "per_hour"), [(2, 9), (5, 24)])
def test_p22_2_and_in_a_plain_queue_the_promise_is_kept_as_often_as_the_arithmetic_says(
    windows, per_hour
):
    visits = people(60_000, per_hour, service=10, seed=7)
    in_time = sum(wait <= 300 for wait in plain_waits(windows, visits)) / len(visits)
    assert in_time == pytest.approx(share_in_target(windows, per_hour / 6, 0.5), abs=0.02)


def test_p22_2_the_advice_follows_the_record_of_the_last_weeks_up_to_yesterday():
    hall = small_hall()
    tax = replace(hall.domains[0], yearly=30_000)
    rig = Rig(replace(hall, domains=(tax, *hall.domains[1:])))
    on_first = advice(rig)["lines"][0]
    assert (on_first["as_it_runs"], on_first["advised"]) == (None, on_first["on_paper"]["windows"])
    for _ in range(6):
        rig.open("1")
        for _ in range(3):
            rig.take()
            rig.serve(minutes=12)
        rig.clock.move(hours=23, minutes=24)
    (tax, *_), together = advice(rig)["lines"], advice(rig)["together"]
    runs = tax["as_it_runs"]
    assert (runs["days"], runs["arrivals"], runs["busiest"], runs["per_hour"]) == (6, 18, 9, 3)
    assert runs["service"] == pytest.approx((20 * 10 + 18 * 12) / 38)
    assert tax["advised"] == runs["windows"] == 2
    assert (tax["kinds"], tax["own"], tax["helping"]) == (["domain"], 1, 1)
    assert (together["domains"], together["windows"]) == (["tax"], 2)


def advice(rig):
    with rig.store.reading() as shelf:
        return staffing_face(rig.setup, shelf, rig.clock.now())
