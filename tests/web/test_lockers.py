"""Lockers by the API: a keeper off the hub tells the boards, and says are counted before a no."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from config.loader import load
from hall.cases.accepting import ReceiveCase
from hall.cases.case import Delivery
from hall.cases.checking import Checked
from hall.catalogue.catalogue import Catalogue
from hall.lockers.cell import Front
from hall.people.commands import AddStaff, AskPairing, ClaimPairing, ConfirmPairing, OpenSession
from hall.people.persons import Person
from hall.people.roles import HALL, STRANGER, Actor, ActorKind, DeviceKind, Role
from hall.results.result import Result, ResultState, Size
from hall.windows.commands import OpenWindow
from hall.windows.placing import PlaceWindows
from store.memory import MemoryStore
from tests.hall.lockers.cabinet import HandBank
from tests.web.halls import MONDAY_AT_NINE
from web.clock import RehearsalClock
from web.house import Given, House
from web.hub import ThreadingHub
from web.secrets import HallSecrets
from web.who import token_hash

ROOT = Path(__file__).resolve().parents[2]
DOOR = "by-the-door"
ZHAO_MIN = Actor(ActorKind.STAFF, "zhaomin", role=Role.MANAGER)
LI = Person(name="李梅", id_number="110101199003071233")


class OneBank:
    """A hall with one cabinet."""

    def __init__(self) -> None:
        self.bank = HandBank()  # type: ignore[no-untyped-call]

    def fronts(self) -> Mapping[str, Front]:
        return {DOOR: Front((4, 4))}

    def open(self, name: str) -> Any:
        return self.bank

    def close(self) -> None:
        self.bank.close()


@pytest.fixture
def banks() -> OneBank:
    return OneBank()


@pytest.fixture
def house(tmp_path: Path, banks: OneBank) -> Iterator[House]:
    given = Given(
        setup=load("dianjiang"),
        store=MemoryStore(),
        clock=RehearsalClock(MONDAY_AT_NINE),
        secrets=HallSecrets(b"k" * 32),
        open_catalogue=Catalogue,
        hub=ThreadingHub(),
        root=ROOT,
        data=tmp_path,
        version="0",
        banks=banks,
    )
    opened = House(given)
    opened.begin()
    opened.door.carry_out(PlaceWindows(), HALL)
    opened.door.carry_out(AddStaff(staff="zhaomin", display="赵敏", role=Role.MANAGER), HALL)
    yield opened
    opened.close()


@pytest.fixture
def manager(house: House) -> dict[str, str]:
    opened = OpenSession(staff="zhaomin", token_hash=token_hash("token-of-zhaomin"), minutes=60)
    house.door.carry_out(opened, HALL)
    return {"Authorization": "Bearer token-of-zhaomin"}


@pytest.fixture
def screen(house: House, manager: dict[str, str]) -> dict[str, str]:
    """The headers of the cabinet's own screen."""
    wait_for(lambda: lockers(house, manager))
    door = house.door
    ask = AskPairing(kind=DeviceKind.LOCKER, place=DOOR, claim_hash="c" * 64)
    door.carry_out(ConfirmPairing(code=door.carry_out(ask, STRANGER)["code"]), ZHAO_MIN)
    claim = ClaimPairing(claim_hash="c" * 64, token_hash=token_hash("token-of-the-screen"))
    door.carry_out(claim, STRANGER)
    return {"Authorization": "Bearer token-of-the-screen"}


def wait_for(holds: Callable[[], Any], patience: float = 10.0) -> Any:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if found := holds():
            return found
        time.sleep(0.02)
    raise AssertionError("it never came")


def lockers(house: House, by: dict[str, str]) -> Any:
    return house.app.test_client().get("/api/v1/lockers", headers=by).get_json()["lockers"]


def post(house: House, path: str, body: Any, by: dict[str, str], status: int = 200) -> Any:
    answer = house.app.test_client().post(f"/api/v1{path}", json=body, headers=by)
    assert answer.status_code == status, answer.text
    return answer.get_json()


def order(house: House, by: dict[str, str], order_id: int) -> Any:
    now = house.app.test_client().get(f"/api/v1/lockers/{DOOR}", headers=by).get_json()
    return next(one["state"] for one in now["orders"] if one["order"] == order_id)


def result(house: House) -> int:
    """李梅's result at the window."""
    door, setup = house.door, house.works.setup
    door.carry_out(OpenWindow(window="1"), ZHAO_MIN)
    matter = next(m for m in setup.matters if m.domain == "tax")
    papers = tuple(Checked(name=one.name) for one in matter.materials)
    wish = ReceiveCase(
        window="1",
        matter=matter.code,
        applicant=LI,
        materials=papers,
        delivery=Delivery.LOCKER,
        again=True,
    )
    case = door.carry_out(wish, ZHAO_MIN)
    with house.works.store.transaction() as shelf:
        kept = Result(
            id=shelf.of(Result).next_id(),
            case=case["case"],
            number=case["number"],
            part=1,
            department=matter.department,
            document="完税证明",
            copies=1,
            size=Size.SMALL,
            how=Delivery.LOCKER,
            state=ResultState.READY,
            window="9",
            given_by="hejing",
            handed_over_at=house.works.clock.now(),
        )
        shelf.of(Result).save(kept)
    return kept.id


def stored(house: House, banks: OneBank, manager: dict[str, str]) -> Any:
    begun = post(house, f"/lockers/{DOOR}/storings", {"result": result(house)}, manager, status=201)
    wait_for(lambda: order(house, manager, begun["order"]) == "open")
    banks.bank.open.clear()
    wait_for(lambda: order(house, manager, begun["order"]) == "shut")
    return post(house, f"/stays/{begun['stay']}/confirm", {}, manager)


def test_a_result_is_stored_and_collected_through_a_running_house(
    house: House, banks: OneBank, manager: dict[str, str], screen: dict[str, str]
) -> None:
    kept = stored(house, banks, manager)
    waiting = house.app.test_client().get(f"/api/v1/lockers/{DOOR}", headers=manager).get_json()
    assert waiting["waiting"] == []
    said = {"code": kept["code"], "tail": "1233"}
    asked = post(house, f"/lockers/{DOOR}/collections", said, screen)
    assert asked["cell"] == kept["cell"]
    wait_for(lambda: order(house, manager, asked["order"]) == "open")
    banks.bank.open.clear()
    wait_for(lambda: lockers(house, manager)[0]["stored"] == 0)
    assert len(banks.bank.orders) == 2


def test_a_wrong_code_is_refused_with_what_is_left_and_stopped_in_the_end(
    house: House, manager: dict[str, str], screen: dict[str, str]
) -> None:
    path = f"/lockers/{DOOR}/collections"
    for left in range(9, -1, -1):
        refused = post(house, path, {"code": "123456", "tail": "0000"}, screen, status=409)
        assert refused["error"]["facts"] == {"left": left}
    stopped = post(house, path, {"code": "123456", "tail": "0000"}, screen, status=429)
    assert stopped["error"]["key"] == "locker_locked"


def test_a_code_is_told_once(
    house: House, banks: OneBank, manager: dict[str, str], screen: dict[str, str]
) -> None:
    kept = stored(house, banks, manager)
    once = {**manager, "Idempotency-Key": "one-press"}
    path = f"/stays/{kept['stay']}/code"
    assert post(house, path, {}, once)["code"] != kept["code"]
    assert post(house, path, {}, once, status=409)["error"]["key"] == "done_before"


def test_staff_cannot_collect_and_strangers_see_nothing(
    house: House, manager: dict[str, str], screen: dict[str, str]
) -> None:
    post(house, f"/lockers/{DOOR}/collections", {"code": "123456", "tail": "0000"}, manager, 403)
    assert house.app.test_client().get("/api/v1/lockers").status_code == 401
    assert house.app.test_client().get("/api/v1/lockers", headers=screen).status_code == 403


def test_a_cabinet_whose_driver_fails_is_tried_again_and_stops_nobody(
    house: House, banks: OneBank, manager: dict[str, str], screen: dict[str, str]
) -> None:
    banks.bank.silent = True
    wait_for(lambda: lockers(house, manager)[0]["silent_since"])
    assert house.app.test_client().get("/healthz").status_code == 200
