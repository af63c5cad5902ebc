"""A year's figures over 500,000 tickets, and what a clerk's call costs meanwhile.

The hall sums up each month once it is over; what is measured is a hall that has done so.
"""

from __future__ import annotations

import sqlite3
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

from bench.figures import Figure, at_most, percentile
from bench.hall import Hall, running
from bench.year import FIRST, LAST, MONTHS, fill_year
from config.loader import load
from hall.figures.figure import By
from store.sqlite import DATABASE

NAME = "report"
TICKETS = 500_000
TIMES = 3
CALLS = 300
HALL = "dianjiang"
PATIENCE = 300


def run(tickets: int = TICKETS, calls: int = CALLS) -> list[Figure]:
    """Every way to part a year, the best of three; then calls alone and calls beside reports."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with running(folder):
            pass
        fill_year(folder, load(HALL), tickets)
        with running(folder) as hall:
            summing = _summed_up(folder)
            took = [at_most(f"a year by {by}", _best(hall, by), "s", 3) for by in By]
            window = _open(hall)
            _p99(hall, window, 30)
            alone = _p99(hall, window, calls)
            beside = _p99_beside(hall, window, calls)
    return [
        Figure("summing up the twelve months, once", round(summing, 1), "s"),
        *took,
        Figure("a call, p99", round(alone, 1), "ms"),
        at_most("a call beside a year's report, p99", beside, "ms", 50),
        Figure("ratio of the two", round(beside / alone, 2), "×"),
    ]


def _summed_up(folder: Path) -> float:
    """Wait until the hall has summed up every month: seconds."""
    began = time.perf_counter()
    with closing(sqlite3.connect(folder / DATABASE)) as db:
        while _months(db) < MONTHS:
            if time.perf_counter() - began > PATIENCE:
                raise RuntimeError("the months are not summed up")
            time.sleep(0.2)
    return time.perf_counter() - began


def _months(db: sqlite3.Connection) -> int:
    found: tuple[int] = db.execute("SELECT count(*) FROM months WHERE ready = 1").fetchone()
    return found[0]


def _ask(hall: Hall, by: By) -> None:
    query = f"from={FIRST}&to={LAST}&by={by}"
    answer = hall.ask("GET", f"/api/v1/figures?{query}")
    if not answer["total"]["arrivals"]:
        raise RuntimeError("the year is empty")


def _best(hall: Hall, by: By) -> float:
    """Seconds over HTTP: the least of some, for others share the machine."""
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        _ask(hall, by)
        took.append(time.perf_counter() - began)
    return min(took)


def _open(hall: Hall) -> tuple[str, str]:
    """A window of one line, open: its number and the line."""
    facts = hall.ask("GET", "/api/v1/hall")
    window = next(w for w in facts["windows"] if w["kind"] == "domain")
    hall.ask("POST", f"/api/v1/windows/{window['number']}/open")
    return window["number"], window["domains"][0]


def _p99(hall: Hall, window: tuple[str, str], calls: int) -> float:
    """Milliseconds of "call next" over HTTP."""
    (number, domain), line, took = window, hall.connect(), []
    for _ in range(calls):
        hall.ask("POST", "/api/v1/tickets", {"domain": domain}, line)
        began = time.perf_counter()
        hall.ask("POST", f"/api/v1/windows/{number}/call-next", None, line)
        took.append((time.perf_counter() - began) * 1000)
        hall.ask("POST", f"/api/v1/windows/{number}/finish", None, line)
    return percentile(took, 0.99)


def _p99_beside(hall: Hall, window: tuple[str, str], calls: int) -> float:
    """The same while one report follows another."""
    over = threading.Event()

    def report() -> None:
        while not over.is_set():
            _ask(hall, By.MATTER)

    reader = threading.Thread(target=report)
    reader.start()
    try:
        return _p99(hall, window, calls)
    finally:
        over.set()
        reader.join()
