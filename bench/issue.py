"""Durable issue over HTTP: 20 clients at once, each waiting for its answer."""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle

from bench.figures import Figure, at_least, at_most, percentile
from bench.hall import Hall, running

NAME = "issue"
CLIENTS = 20
TICKETS = 2000
ROUNDS = 5


def run() -> list[Figure]:
    """Median of five rounds, each on a fresh hall."""
    rounds = [_round() for _ in range(ROUNDS)]
    rate = statistics.median(r for r, _ in rounds)
    slow = statistics.median(p for _, p in rounds)
    return [
        at_least("durable issue, 20 clients", rate, "tickets/s", 400),
        at_most("durable issue, p95", slow, "ms", 80),
    ]


def _round() -> tuple[float, float]:
    with running() as hall:
        domains = [d["key"] for d in hall.ask("GET", "/api/v1/hall")["domains"]]
        share = TICKETS // CLIENTS
        began = time.monotonic()
        with ThreadPoolExecutor(CLIENTS) as pool:
            jobs = [pool.submit(_client, hall, domains, n, share) for n in range(CLIENTS)]
            took = [t for job in jobs for t in job.result()]
        whole = time.monotonic() - began
    return len(took) / whole, percentile(took, 0.95) * 1000


def _client(hall: Hall, domains: list[str], first: int, count: int) -> list[float]:
    line, took = hall.connect(), []
    turn = cycle(domains[first % len(domains) :] + domains[: first % len(domains)])
    for _ in range(count):
        began = time.monotonic()
        hall.ask("POST", "/api/v1/tickets", {"domain": next(turn)}, line)
        took.append(time.monotonic() - began)
    line.close()
    return took
