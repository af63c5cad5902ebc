"""A hall with a cabinet behind a converter, hands at its doors, and a clerk who issues results."""

from __future__ import annotations

import time

import pytest

from devices.locker import BoardConfig, LockerConfig
from devices.locker.simulator.cabinet import Cabinet
from devices.locker.simulator.server import CabinetServer
from hall.lockers.bank import CellPlace
from tests.halling import running, wait_until
from tests.pages import open_page

__all__ = ["open_page"]
CELLS = "SSSS SSSS MMMM"
A_HAND = 0.6
"""Seconds: nobody shuts a door before its lock has seen it open."""
LI_MEI = {"name": "李梅", "phone": "13987654321", "id_number": "110101199003071233"}
TAIL = LI_MEI["id_number"][-4:]
PAPER = "核准决定书"
DEVICES = """\
[lockers.door]
driver = "tcp"
address = "{address}"
columns = [4, 4, 4]
cards = true
timeout = 1.0
tries = 2
door_timeout = 2.0
boards = [{{ address = 1, channels = 24, cells = "{cells}" }}]
"""


class Hands:
    """Whoever stands at the cabinet."""

    def __init__(self, hall, cabinet):
        self.hall, self.cabinet = hall, cabinet

    def is_open(self, cell):
        return CellPlace(1, cell) in self.cabinet.open_doors

    def shut(self, cell):
        """Somebody shuts the door once it stands open."""
        wait_until(lambda: self.is_open(cell))
        time.sleep(A_HAND)
        self.cabinet.shut(CellPlace(1, cell))

    def jam(self, cell):
        self.cabinet.troubles.jammed.add(CellPlace(1, cell))

    def issued(self):
        """李梅's result, registered at window 19 for the locker."""
        hall = self.hall
        found = hall.get("/api/v1/matters?limit=100").json()["matters"]
        matter = next(one for one in found if one["kind"] == "promised")
        listed = hall.get(f"/api/v1/matters/{matter['code']}").json()["materials"]
        body = {
            "window": "1",
            "matter": matter["code"],
            "applicant": LI_MEI,
            "again": True,
            "delivery": "locker",
            "materials": [{"name": material["name"]} for material in listed],
        }
        case = hall.post("/api/v1/cases", body, token=hall.tokens["wangli"]).json()
        part, token = case["parts"][0]["part"], hall.tokens["hejing"]
        said = {"decision": "approved", "reason": "符合条件"}
        assert hall.post(f"/api/v1/parts/{part}/decide", said, token=token).status_code == 200
        papers = {"window": "19", "papers": [{"part": part, "document": PAPER}]}
        sheet = hall.post("/api/v1/results", papers, token=token).json()
        result = sheet["results"][0]["result"]
        read = {"number": case["number"], "applicant": "李梅", "document": PAPER}
        path, token = f"/api/v1/results/{result}/register", hall.tokens["zhoulan"]
        done = hall.post(path, {"window": "19", "read": read}, token=token)
        assert done.status_code == 200, done.text
        return {**case, "result": result}

    def stored(self):
        """The same in a cell: `cell`, `code`, and the case."""
        case, token = self.issued(), self.hall.tokens["zhoulan"]
        path = "/api/v1/lockers/door/storings"
        begun = self.hall.post(path, {"result": case["result"]}, token=token).json()
        self.shut(begun["cell"])
        wait_until(lambda: self.state(begun["order"]) == "shut")
        confirm = f"/api/v1/stays/{begun['stay']}/confirm"
        return {**self.hall.post(confirm, token=token).json(), "case": case}

    def state(self, order):
        now = self.hall.get("/api/v1/lockers/door").json()
        return next(one["state"] for one in now["orders"] if one["order"] == order)


def staffed(hall):
    """Let those work here who bring a result as far as the issuing window."""
    hall.hire("wangli", "王丽", "clerk")
    hall.hire("zhoulan", "周兰", "issuing-clerk")
    hall.hire("hejing", "何静", "back-office")
    found = hall.get("/api/v1/matters?limit=100").json()["matters"]
    department = next(one for one in found if one["kind"] == "promised")["department"]
    hall.do("PUT", "/api/v1/staff/hejing", {"department": department})
    hall.as_("wangli").post("/api/v1/windows/1/open")
    hall.as_("zhoulan").post("/api/v1/windows/19/open")
    wait_until(lambda: hall.get("/api/v1/lockers").json()["lockers"])
    return hall


@pytest.fixture(scope="module")
def cabinet():
    board = BoardConfig(1, 24, CELLS)
    made = Cabinet(LockerConfig("simulator", "", (board,)))
    with CabinetServer(made) as server:
        made.address = server.address
        yield made


@pytest.fixture(scope="module")
def hall(tmp_path_factory, cabinet):
    data = tmp_path_factory.mktemp("locker") / "data"
    data.mkdir()
    (data / "devices.toml").write_text(DEVICES.format(address=cabinet.address, cells=CELLS))
    with running(data, clock="2026-09-28T09:20") as hall:
        staffed(hall)
        yield hall


@pytest.fixture(scope="module")
def device(hall):
    return hall.pair("locker", place="door")


@pytest.fixture
def hands(hall, cabinet):
    yield Hands(hall, cabinet)
    cabinet.troubles.jammed.clear()
    for door in cabinet.open_doors:
        cabinet.shut(door)


@pytest.fixture
def screen(open_page, hall, device):
    """`screen(language, size)`: the cabinet's own screen, by touch."""

    def stand_before(language="zh-CN", size=(1080, 1920)):
        how = {"has_touch": True, "reduced_motion": "reduce"}
        page = open_page(
            "/locker/door", at=hall, device=device, language=language, size=size, **how
        )
        page.set_default_timeout(6000)
        page.locator(".locker-type").wait_for()
        return page

    return stand_before
