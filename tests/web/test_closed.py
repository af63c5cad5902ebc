"""A hall that can't take commands says so, and opens again by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from config.loader import load
from hall.catalogue.catalogue import Catalogue
from store.memory import MemoryStore
from tests.web.halls import MONDAY_AT_NINE
from web.clock import RehearsalClock
from web.first_start import prepare
from web.house import Given, House
from web.hub import ThreadingHub
from web.secrets import HallSecrets

ROOT = Path(__file__).resolve().parents[2]


class FullDisk(MemoryStore):
    """A store whose disk can be full."""

    full = False

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        if self.full:
            raise sqlite3.OperationalError("database or disk is full")
        with super().transaction() as shelf:
            yield shelf


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    setup = load("dianjiang")
    opened = House(
        Given(
            setup=setup,
            store=FullDisk(),
            clock=RehearsalClock(MONDAY_AT_NINE),
            secrets=HallSecrets(b"k" * 32),
            open_catalogue=Catalogue,
            hub=ThreadingHub(),
            root=ROOT,
            data=tmp_path,
            version="0",
        )
    )
    opened.begin()
    prepare(opened.works, "correct horse staple")
    yield opened
    opened.stop()


def test_a_full_disk_is_told_and_forgotten_when_there_is_room(house: House) -> None:
    visitor, store = house.app.test_client(), house.given.store
    said = {"staff": "admin", "password": "correct horse staple"}
    token = visitor.post("/api/v1/sign-in", json=said).get_json()["token"]
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
    assert isinstance(store, FullDisk)

    store.full = True
    refused = visitor.post("/api/v1/tickets", json={"domain": "tax"}, headers=headers)
    assert refused.status_code == 503
    assert refused.get_json()["error"]["key"] == "store_failed"
    assert int(refused.headers["Retry-After"]) > 0
    health = visitor.get("/healthz")
    assert health.status_code == 503
    assert health.get_json()["error"]["facts"]["detail"] == "OperationalError"
    assert visitor.get("/api/v1/hall", headers=headers).status_code == 200, "it can be looked at"

    store.full = False
    assert house.door.knock() is None
    assert visitor.get("/healthz").status_code == 200
    issued = visitor.post("/api/v1/tickets", json={"domain": "tax"}, headers=headers)
    assert issued.status_code == 201


def test_too_long_a_line_is_told_with_when_to_come_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = house.app.test_client()
    monkeypatch.setattr("web.door.MOST_WAITING", 0)
    answer = visitor.post("/api/v1/pairings", json={"kind": "kiosk"})
    assert answer.status_code == 503
    assert answer.get_json()["error"]["key"] == "hall_busy"
    assert answer.headers["Retry-After"] == "1"


def test_a_later_password_in_the_environment_changes_nothing(house: House) -> None:
    assert prepare(house.works, "another long sentence") is None
    said = {"staff": "admin", "password": "correct horse staple"}
    assert house.app.test_client().post("/api/v1/sign-in", json=said).status_code == 200
