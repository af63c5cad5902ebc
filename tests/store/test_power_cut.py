"""The process is killed while it commits: whatever was acknowledged is there, and nothing half."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from store.sqlite import open_store

ROUNDS = 8
HALL = """
import sys
from pathlib import Path
from store.sqlite import open_store
from tests.store.things import TODAY, event, ticket

store = open_store(Path(sys.argv[1]))
while True:
    with store.transaction() as shelf:
        for _ in range(5):
            number = shelf.tickets.next_id()
            shelf.tickets.take_number(TODAY, "A")
            shelf.tickets.add(ticket(number))
            shelf.journal.append([event(number, ticket=number, number=f"A{number:03d}")])
    print(number, flush=True)
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.soak
def test_what_was_acknowledged_survives_a_kill(tmp_path):
    chance, acknowledged = random.Random(20260928), 0
    for _ in range(ROUNDS):
        before = acknowledged
        acknowledged = kill_in_the_middle(tmp_path, chance.randint(1, 40))
        assert acknowledged > before
        store = open_store(tmp_path)
        with store.reading() as shelf:
            kept = shelf.journal.version()
            assert kept >= acknowledged
            assert kept % 5 == 0
            assert shelf.tickets.next_id() == kept + 1
        assert store.check() == []
        store.close()


def kill_in_the_middle(folder, answers):
    """Let a hall work, kill it after so many answers; the last number it acknowledged."""
    hall = subprocess.Popen(
        [sys.executable, "-c", HALL, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    told = [hall.stdout.readline() for _ in range(answers)]
    hall.kill()
    told += hall.stdout.read().splitlines(keepends=True)
    hall.wait()
    hall.stdout.close()
    return max(int(line) for line in told if line.endswith("\n"))
