"""A house of one's own, without a network: its machines fail and it goes on."""

from __future__ import annotations

import gzip
import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from config.loader import load
from hall.catalogue.catalogue import Catalogue
from hall.people.commands import AddStaff, AskPairing, ClaimPairing, ConfirmPairing, OpenSession
from hall.people.roles import HALL, STRANGER, Actor, ActorKind, DeviceKind, Role
from store.memory import MemoryStore
from tests.web.halls import MONDAY_AT_NINE
from web import hashing, passwords, sockets, who
from web.clock import RehearsalClock
from web.house import Given, House
from web.hub import ThreadingHub
from web.secrets import HallSecrets
from web.sign_in import make_link
from web.who import Sessions, token_hash
from web.word_files import EVERYWHERE

ROOT = Path(__file__).resolve().parents[2]
ZHAO_MIN = Actor(ActorKind.STAFF, "zhaomin", role=Role.MANAGER)
WANTED = "a printer's address is host or host:port"


class BadAddress:
    """Every kiosk's printer has an address that can't be read."""

    def __init__(self) -> None:
        self.closed = 0

    def name(self, kiosk: str) -> str | None:
        return "default"

    def open(self, name: str) -> Any:
        raise ValueError(WANTED)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    setup = load("dianjiang")
    given = Given(
        setup=replace(setup, hours=replace(setup.hours, refuse_outside=False)),
        store=MemoryStore(),
        clock=RehearsalClock(MONDAY_AT_NINE),
        secrets=HallSecrets(b"k" * 32),
        open_catalogue=Catalogue,
        hub=ThreadingHub(),
        root=ROOT,
        data=tmp_path,
        version="0",
        printers=BadAddress(),
    )
    opened = House(given)
    opened.begin()
    yield opened
    opened.close()


@pytest.fixture
def kiosk(house: House) -> dict[str, str]:
    """The headers of a paired kiosk."""
    door = house.door
    ask = AskPairing(kind=DeviceKind.KIOSK, claim_hash="c" * 64, name="kiosk-1")
    door.carry_out(ConfirmPairing(code=door.carry_out(ask, STRANGER)["code"]), ZHAO_MIN)
    claim = ClaimPairing(claim_hash="c" * 64, token_hash=token_hash("token-of-the-kiosk"))
    door.carry_out(claim, STRANGER)
    return {"Authorization": "Bearer token-of-the-kiosk"}


@pytest.fixture
def manager(house: House) -> dict[str, str]:
    """The headers of 赵敏."""
    new = AddStaff(staff="zhaomin", display="赵敏", role=Role.MANAGER)
    house.door.carry_out(new, HALL)
    opened = OpenSession(staff="zhaomin", token_hash=token_hash("token-of-zhaomin"), minutes=60)
    house.door.carry_out(opened, HALL)
    return {"Authorization": "Bearer token-of-zhaomin"}


def kinds(house: House) -> list[str]:
    with house.works.store.reading() as shelf:
        return [event.kind for event in shelf.journal.after(0)]


def test_a_printer_that_cannot_be_opened_stops_nobody(
    house: House, kiosk: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, logger="yichuang.printing")
    visitor = house.app.test_client()
    for _ in range(2):
        answer = visitor.post("/api/v1/tickets", json={"domain": "tax"}, headers=kiosk)
        assert answer.status_code == 201, answer.text
    until = time.monotonic() + 5
    while kinds(house).count("SlipFailed") < 2 and time.monotonic() < until:
        time.sleep(0.02)
    assert kinds(house).count("SlipFailed") == 2, "the kiosk is told that it has no paper"
    assert visitor.get("/healthz").status_code == 200


def test_staff_print_again_at_a_kiosk_that_is_there(
    house: House, kiosk: dict[str, str], manager: dict[str, str]
) -> None:
    visitor = house.app.test_client()
    issued = visitor.post("/api/v1/tickets", json={"domain": "tax"}, headers=kiosk).get_json()
    path = f"/api/v1/tickets/{issued['id']}/reprint"
    said = {
        name: visitor.post(path, json={"kiosk": name} if name else {}, headers=manager)
        for name in ("kiosk-1", "kiosk-9", "../../etc", "x" * 2000, "")
    }
    assert said["kiosk-1"].get_json()["became"] == "failed"
    keys = {name: answer.get_json().get("error", {}).get("key") for name, answer in said.items()}
    assert keys == {
        "kiosk-1": None,
        "kiosk-9": "unknown_device",
        "../../etc": "invalid",
        "x" * 2000: "invalid",
        "": "no_printer",
    }


def test_a_house_lets_go_of_its_printers(house: House) -> None:
    house.close()
    assert isinstance(house.given.printers, BadAddress)
    assert house.given.printers.closed == 1


def test_a_hall_that_stands_still_is_not_well(house: House) -> None:
    visitor = house.app.test_client()
    assert visitor.get("/healthz").status_code == 200
    house.door.waited = lambda: 6.0  # type: ignore[method-assign]
    answer = visitor.get("/healthz")
    assert answer.status_code == 503
    assert answer.get_json()["error"]["key"] == "hall_slow"


def test_looking_who_may_still_watch_survives_a_bad_moment(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, logger="yichuang.sockets")
    looks: list[int] = []

    def recheck() -> None:
        looks.append(1)
        if len(looks) == 1:
            raise OSError("the disk is full")
        if len(looks) == 3:
            raise SystemExit

    monkeypatch.setattr(sockets, "RECHECK", 0)
    monkeypatch.setattr(house.works.sockets, "recheck", recheck)
    with pytest.raises(SystemExit):
        house.works.sockets.recheck_forever()
    assert len(looks) == 3


def test_who_has_left_leaves_no_address_behind(house: House) -> None:
    places = house.works.sockets
    environ = {"REMOTE_ADDR": "10.0.0.7", "REQUEST_METHOD": "GET", "PATH_INFO": "/"}
    places.connect("sid-1", environ)
    places.disconnect("sid-1")
    assert not places._addresses


def test_sessions_long_over_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions()
    sessions.use("a session")
    sessions.forget_old()
    assert "a session" in sessions._used
    monkeypatch.setattr(who, "LONGEST_SESSION", -1.0)
    sessions.forget_old()
    assert not sessions._used


def test_two_who_use_a_link_at_once_are_not_both_in(house: House, manager: dict[str, str]) -> None:
    token = make_link(house.works, HALL, "zhaomin").rpartition("/")[2]
    both_have_looked = threading.Barrier(2)
    hash_of = house.works.hashing.hash_of

    def slowly(password: str) -> str:
        both_have_looked.wait(5)
        return hash_of(password)

    house.works.hashing.hash_of = slowly  # type: ignore[method-assign]
    answers: list[int] = []

    def use(password: str) -> None:
        chosen = {"token": token, "password": password}
        answer = house.app.test_client().post("/api/v1/sign-in/once", json=chosen)
        answers.append(answer.status_code)

    chosen = ("tea with jasmine", "clouds over the river")
    threads = [threading.Thread(target=use, args=(password,)) for password in chosen]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(answers) == [200, 401]


def test_forty_who_sign_in_at_once_are_checked_one_after_another(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, most, answers, opened = [0], [0], list[int](), threading.Event()

    def slowly(kept: str | None, password: str) -> bool:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        opened.wait(5)
        busy[0] -= 1
        return False

    def sign_in(name: str) -> None:
        wrong = {"staff": name, "password": "not the password"}
        answer = house.app.test_client().post(
            "/api/v1/sign-in", json=wrong, environ_base={"REMOTE_ADDR": f"10.0.0.{name[1:]}"}
        )
        answers.append(answer.status_code)

    monkeypatch.setattr(passwords, "is_right", slowly)
    threads = [
        threading.Thread(target=sign_in, args=(f"s{n}",)) for n in range(hashing.MOST_WAITING + 20)
    ]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 5
    while not answers and time.monotonic() < until:
        time.sleep(0.02)
    opened.set()
    for thread in threads:
        thread.join(10)
    assert most[0] == 1
    assert set(answers) == {401, 503}
    assert answers.count(401) >= hashing.MOST_WAITING


def test_sessions_are_forgotten_when_the_day_turns(
    house: House, manager: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = token_hash("token-of-zhaomin")
    tomorrow = house.given.clock.now() + timedelta(days=1)
    monkeypatch.setattr(house.given.clock, "now", lambda: tomorrow)
    house.door.knock()
    with house.works.store.reading() as shelf:
        assert shelf.people.session(hashed) is None


def test_files_come_packed_to_whoever_takes_them_so(house: House) -> None:
    visitor, path = house.app.test_client(), "/static/words/en.json"
    plain = visitor.get(path)
    packed = visitor.get(path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in packed.headers["Vary"]
    known = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    assert visitor.get(path, headers=known).status_code == 304
    part = {"Accept-Encoding": "gzip", "Range": "bytes=0-9"}
    assert visitor.get(path, headers=part).data == plain.data[:10]
    assert visitor.get("/static/../server.py").status_code == 404


def test_a_page_takes_the_words_of_its_rooms_only(house: House) -> None:
    visitor, path = house.app.test_client(), "/static/words/zh-CN.json"
    every = visitor.get(path).json
    some = visitor.get(path, query_string={"rooms": "follow wait nowhere"})
    rooms = ("follow", "wait", *EVERYWHERE)
    assert some.json == {k: v for k, v in every.items() if k.partition(".")[0] in rooms}
    packed = visitor.get(f"{path}?rooms=follow+wait", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == some.data
    known = {"If-None-Match": packed.headers["ETag"]}
    assert visitor.get(f"{path}?rooms=follow+wait", headers=known).status_code == 304
    assert visitor.get("/static/words/eo.json").status_code == 404
