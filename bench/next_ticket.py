"""The next ticket, after years of tickets: its time must not grow with what lies in the past."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, at_most
from bench.hall import Hall, running
from bench.past import fill

NAME = "next_ticket"
FEW = 5_000
MANY = 5_000_000
CALLS = 60


def run(few: int = FEW, many: int = MANY) -> list[Figure]:
    """Call and finish over HTTP in two halls that differ only in their past."""
    short, _ = _hall_with_past(few)
    long, memory = _hall_with_past(many)
    return [
        Figure(f"call next after {few:,} tickets", round(short, 3), "ms"),
        Figure(f"call next after {many:,} tickets", round(long, 3), "ms"),
        at_most("ratio of the two", long / short, "×", 1.3),
        at_most(f"server memory after {many:,} tickets", memory, "MB", 250),
    ]


def _hall_with_past(tickets: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with running(folder):
            pass
        fill(folder, tickets)
        with running(folder) as hall:
            return _median_call(hall) * 1000, hall.memory_mb()


def _median_call(hall: Hall) -> float:
    facts = hall.ask("GET", "/api/v1/hall")
    window = next(w for w in facts["windows"] if w["kind"] == "domain")
    number, line = window["number"], hall.connect()
    hall.ask("POST", f"/api/v1/windows/{number}/open")
    took = []
    for _ in range(CALLS):
        hall.ask("POST", "/api/v1/tickets", {"domain": window["domains"][0]}, line)
        began = time.perf_counter()
        hall.ask("POST", f"/api/v1/windows/{number}/call-next", None, line)
        took.append(time.perf_counter() - began)
        hall.ask("POST", f"/api/v1/windows/{number}/finish", None, line)
    return statistics.median(took)
