"""The plug is pulled while doors open: kill -9 in the middle, and the cabinet goes on. No loss."""

from __future__ import annotations

import random
import time

import pytest

from tests.halling import Hall, wait_until
from tests.locker.conftest import CELLS, DEVICES, LI_MEI, Hands, staffed

CUTS = 4
UNDER_WAY = ("asked", "taken", "unsure")


@pytest.mark.soak
def test_no_result_is_lost_when_the_hall_is_killed_while_doors_open(tmp_path, cabinet):
    data = tmp_path / "data"
    data.mkdir()
    (data / "devices.toml").write_text(DEVICES.format(address=cabinet.address, cells=CELLS))
    hall = staffed(Hall(data).start())
    chance, hands = random.Random(5), Hands(hall, cabinet)
    try:
        device = hall.pair("locker", place="door")
        for _ in range(CUTS):
            stored = hands.stored()
            before = len(cabinet.orders)
            shown = {"id_number": LI_MEI["id_number"]}
            asked = hall.post("/api/v1/lockers/door/collections", shown, token=device)
            assert asked.status_code == 200, asked.text
            time.sleep(chance.choice((0.0, 0.02, 0.05, 0.1)))
            hall.kill()
            hall.start()
            wait_until(lambda: settled(hall), 15.0)
            assert len(cabinet.orders) - before <= 1, "a board was told twice"
            assert end_of(hall, hands, stored) in ("delivered", "stored", "doubtful")
            empty(hall, hands, stored)
    finally:
        hall.leave()


def now(hall):
    return hall.get("/api/v1/lockers/door").json()


def settled(hall):
    """The keeper has begun, and knows what became of every order."""
    seen = now(hall)
    doors = {cell["door"] for cell in seen.get("cells", [])}
    states = {order["state"] for order in seen.get("orders", [])}
    return doors and "unknown" not in doors and not states.intersection(UNDER_WAY)


def end_of(hall, hands, stored):
    """What became of it, once whoever stands there has shut the door, where it is open."""
    if hands.is_open(stored["cell"]):
        hands.shut(stored["cell"])
        wait_until(lambda: not hall_has(hall, stored))
        return "delivered"
    stay = hall_has(hall, stored)
    return stay["state"] if stay else "delivered"


def hall_has(hall, stored):
    """What the hall says lies in that cell."""
    return now(hall)["cells"][stored["cell"] - 1]["stay"]


def empty(hall, hands, stored):
    """Staff look, and it is where the hall said: the cell is free for the next."""
    stay = hall_has(hall, stored)
    if stay is None:
        return
    token, cell = hall.tokens["zhoulan"], f"/api/v1/lockers/door/cells/{stored['cell']}"
    if stay["state"] == "doubtful":
        assert hall.post(f"{cell}/clear", {"found": "here"}, token=token).status_code == 200
    recall = f"/api/v1/stays/{stay['stay']}/recall"
    assert hall.post(recall, {"reason": "逾期未取"}, token=token).status_code == 200
    hands.shut(stored["cell"])
    wait_until(lambda: not hall_has(hall, stored))
