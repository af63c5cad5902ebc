"""Twenty clients at once take 2,000 tickets, and four windows call them."""

import threading
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from tests.halling import Hall

CLIENTS, TICKETS = 20, 2000


def take_tickets(server, domains, n):
    """One client, one connection: its share of the tickets, one after another."""
    line, taken = server.connect(), []
    for turn in range(TICKETS // CLIENTS):
        body = {"domain": domains[(n + turn) % len(domains)]}
        taken.append(server.do("POST", "/api/v1/tickets", body, line))
    return taken


def call_tickets(server, window, all_taken):
    """One clerk: call and finish until nobody waits and nobody will come."""
    line, called = server.connect(), []
    here = f"/api/v1/windows/{window}"
    while True:
        done = all_taken.is_set()
        ticket = server.do("POST", f"{here}/call-next", None, line)["ticket"]
        if ticket is not None:
            called.append(ticket)
            server.do("POST", f"{here}/finish", None, line)
        elif done:
            return called


@pytest.fixture(scope="module")
def rush(tmp_path_factory):
    """The hall after the rush: what clients were answered, what windows called, the journal."""
    server = Hall(tmp_path_factory.mktemp("rush") / "data").start()
    windows = [w for w in server.do("GET", "/api/v1/hall")["windows"] if w["kind"] == "domain"][:4]
    domains = sorted({w["domains"][0] for w in windows})
    for window in windows:
        server.do("POST", f"/api/v1/windows/{window['number']}/open")
    all_taken = threading.Event()
    with ThreadPoolExecutor(CLIENTS + 4) as pool:
        clerks = [pool.submit(call_tickets, server, w["number"], all_taken) for w in windows]
        clients = [pool.submit(take_tickets, server, domains, n) for n in range(CLIENTS)]
        taken = [ticket for job in clients for ticket in job.result()]
        all_taken.set()
        called = [ticket for job in clerks for ticket in job.result()]
    yield taken, called, server.journal()
    assert server.stop() == 0


@pytest.mark.soak
def test_every_number_is_given_once(rush):
    taken, _, _ = rush
    assert len(taken) == TICKETS
    assert max(Counter(t["number"] for t in taken).values()) == 1
    assert max(Counter(t["id"] for t in taken).values()) == 1
    by_prefix = defaultdict(list)
    for ticket in taken:
        by_prefix[ticket["number"][0]].append(int(ticket["number"][1:]))
    for counted in by_prefix.values():
        assert sorted(counted) == list(range(1, len(counted) + 1))


@pytest.mark.soak
def test_every_ticket_is_called_once(rush):
    taken, called, _ = rush
    assert Counter(t["number"] for t in called) == Counter(t["number"] for t in taken)


@pytest.mark.soak
def test_the_order_is_that_of_the_line(rush):
    """Within a line, calls follow virtual arrival: a call never leaves an earlier one waiting."""
    _, _, journal = rush
    waiting = defaultdict(dict)
    for event in journal:
        data = event["data"]
        if event["kind"] == "TicketIssued":
            waiting[data["domain"]][data["ticket"]] = (data["place"], data["ticket"])
        elif event["kind"] == "TicketCalled":
            line = waiting[data["domain"]]
            assert line.pop(data["ticket"]) <= min(line.values(), default=("~", 0))


@pytest.mark.soak
def test_the_journal_has_no_gaps(rush):
    _, _, journal = rush
    versions = [event["version"] for event in journal]
    assert versions[0] == 1
    assert all(later == sooner + 1 for sooner, later in pairwise(versions))
    assert sum(event["kind"] == "TicketIssued" for event in journal) == TICKETS
