"""kill -9 at random moments under load: what was acknowledged is there, nothing is there twice.

The suite cuts the power a few times; `YICHUANG_POWER_CUTS=100` does it as often as one likes.
"""

import os
import random
import threading
from collections import Counter
from itertools import count, pairwise

import pytest

from tests.halling import LOST, Hall, Refused, wait_until

CUTS = int(os.environ.get("YICHUANG_POWER_CUTS", "8"))
CLIENTS = 6


class Clients:
    """Take tickets as fast as they can; each remembers what was acknowledged and what wasn't."""

    def __init__(self, server, domains):
        self.server, self.domains = server, domains
        self.acknowledged, self.unanswered = {}, {}
        self.stop = threading.Event()
        self.keys = count(1)

    def begin(self):
        self.stop.clear()
        jobs = [threading.Thread(target=self.take, args=(n,)) for n in range(CLIENTS)]
        jobs.append(threading.Thread(target=self.serve))
        for job in jobs:
            job.start()
        return jobs

    def take(self, n):
        line = self.server.connect()
        while not self.stop.is_set():
            key, body = f"take-{n}-{next(self.keys)}", {"domain": self.domains[n % 2]}
            self.unanswered[key] = body
            try:
                self.acknowledged[key] = self.server.do("POST", "/api/v1/tickets", body, line, key)
            except LOST:
                return
            del self.unanswered[key]

    def serve(self):
        line = self.server.connect()
        while not self.stop.is_set():
            try:
                self.server.do("POST", "/api/v1/windows/1/call-next", None, line)
                self.server.do("POST", "/api/v1/windows/1/finish", None, line)
            except Refused:
                continue
            except LOST:
                return

    def press_again(self):
        """What got no answer is sent once more under its key, as every page does."""
        for key, body in list(self.unanswered.items()):
            self.acknowledged[key] = self.server.do("POST", "/api/v1/tickets", body, key=key)
            del self.unanswered[key]


@pytest.mark.soak
def test_what_was_acknowledged_survives_every_power_cut(tmp_path):
    chance = random.Random(20260928)
    server = Hall(tmp_path / "data").start()
    facts = server.do("GET", "/api/v1/hall")
    first = next(w for w in facts["windows"] if w["number"] == "1")
    others = [d["key"] for d in facts["domains"] if d["key"] not in first["domains"]]
    clients = Clients(server, [first["domains"][0], others[0]])
    server.do("POST", "/api/v1/windows/1/open")
    seen = 0
    for _ in range(CUTS):
        jobs = clients.begin()
        threading.Event().wait(chance.uniform(0.05, 0.6))
        server.kill()
        clients.stop.set()
        for job in jobs:
            job.join(25)
        server.start()
        clients.press_again()
        seen = all_there(server, clients.acknowledged, seen)
    assert len(clients.acknowledged) > CUTS
    assert server.stop() == 0


def all_there(server, acknowledged, seen):
    """Compare the journal with what clients were told; how far it reaches now."""
    journal = server.journal()
    versions = [e["version"] for e in journal]
    assert versions[0] == 1 and all(b == a + 1 for a, b in pairwise(versions))
    assert versions[-1] >= seen
    issued = Counter(e["data"]["number"] for e in journal if e["kind"] == "TicketIssued")
    assert max(issued.values()) == 1
    told = Counter(ticket["number"] for ticket in acknowledged.values())
    assert told == issued, "acknowledged and journal differ"
    calls = Counter(e["data"]["ticket"] for e in journal if e["kind"] == "TicketCalled")
    assert not calls or max(calls.values()) == 1
    last = list(acknowledged.values())[-1]
    wait_until(lambda: server.do("GET", f"/api/v1/tickets/{last['token']}")["id"] == last["id"])
    return versions[-1]
