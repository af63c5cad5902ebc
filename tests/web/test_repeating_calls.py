"""Every call that changes something, sent twice under the same key: it happens once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from config import exporting
from config.loader import load
from hall.alerts.commands import LookForAlerts
from hall.catalogue.catalogue import Catalogue
from hall.people.commands import (
    AddStaff,
    AskPairing,
    ClaimPairing,
    ConfirmPairing,
    OpenSession,
    SetPassword,
)
from hall.people.roles import HALL, STRANGER, Actor, ActorKind, DeviceKind, Role
from hall.ports import PaperState, PrintReport
from hall.tickets.commands import IssueTicket
from hall.webhooks.commands import AddWebhook
from hall.windows.placing import PlaceWindows
from store.memory import MemoryStore
from tests.web.test_screens import picture
from tests.web.test_strangers import PATH_FACTS
from web import passwords
from web.app import CALLS
from web.clock import RehearsalClock
from web.house import Given, House
from web.hub import ThreadingHub
from web.repeats import Repeat
from web.secrets import HallSecrets
from web.who import token_hash

ROOT = Path(__file__).resolve().parents[2]
ADMIN = Actor(ActorKind.STAFF, "admin", role=Role.ADMINISTRATOR)
HERS = {"Authorization": "Bearer token-of-the-administrator"}
KEY = {"Idempotency-Key": "one-press"}
OTHER = {"Idempotency-Key": "another-press"}
PASSWORD = "tea with jasmine"
DIANJIANG = load("dianjiang")
KEPT = passwords.hash_of(PASSWORD)
NEXT = "clouds over the river"

BOOKED = {
    "domain": "marriage",
    "slot": "2026-09-28T15:00:00+08:00",
    "person": {"name": "李梅", "phone": "13987654321"},
}

ANSWERED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "/api/v1/clock": ({"advance_minutes": 30}, {"advance_minutes": 5}),
    "/api/v1/tickets/1/reprint": ({"kiosk": "kiosk-1"}, {"kiosk": "kiosk-1", "language": "en"}),
    "/api/v1/webhooks/1/ping": ({}, {}),
    "/api/v1/appointments/import": (
        {"appointments": [BOOKED]},
        {"appointments": [{**BOOKED, "slot": "2026-09-28T16:00:00+08:00"}]},
    ),
    "/api/v1/privacy/erase": (
        {"person": {"phone": "13812345678"}, "persons": [], "reason": "本人要求"},
        {"person": {"phone": "13812345679"}, "persons": [], "reason": "本人要求"},
    ),
    "/api/v1/plans": (
        {
            "command": "ChangeWindow",
            "facts": {"window": "3", "open": False},
            "due": "2030-09-30T14:00:00+08:00",
            "reason": "下午人少",
        },
        {
            "command": "ChangeWindow",
            "facts": {"window": "4", "open": False},
            "due": "2030-09-30T14:00:00+08:00",
            "reason": "下午人少",
        },
    ),
}
FILES = {
    *("/api/v1/pictures", f"/api/v1/pictures/{PATH_FACTS['picture']}"),
    *("/api/v1/catalogue/import", "/api/v1/appointments/import-file"),
}
"""Bytes come and go: tests of their own."""
REFUSED: dict[str, dict[str, Any]] = {
    "/api/v1/staff": {"staff": "chengang", "display": "陈刚", "role": "clerk"},
    "/api/v1/staff/wangli/link": {},
    "/api/v1/staff/wangli/password": {"password": NEXT},
    "/api/v1/webhooks": {"url": "https://platform.example/yichuang", "kinds": ["Alert"]},
    "/api/v1/webhooks/1/secret": {},
}
DOORS = {
    *("/api/v1/stays/1/confirm", "/api/v1/stays/1/code", "/api/v1/lockers/A/cells/1/clear"),
}
"""They need a cabinet: tests/web/test_lockers.py."""
NEW = {
    *("/api/v1/cases/find", "/api/v1/lockers/A/collections", "/api/v1/pick-up-codes"),
    *("/api/v1/sign-in", "/api/v1/sign-in/once", "/api/v1/sign-out"),
    *("/api/v1/pairings", "/api/v1/pairings/claim", "/api/v1/routing/trial"),
    *(
        "/api/v1/windows/1/preview",
        "/api/v1/appointment-rules/preview",
        "/api/v1/windows/1/move-clerk/preview",
        "/api/v1/catalogue/preview",
        "/api/v1/privacy/export",
        "/api/v1/privacy/find",
    ),
}
SAID = {
    "ChangeStaff": {"display": "王莉"},
    "ChooseLanguage": {"language": "en"},
    "CallTicket": {"number": "A001"},
    "Transfer": {"domain": "realestate"},
    "ResetSetting": {"reason": "试行结束"},
}


class Slips:
    """A kiosk's printer that works; it counts, and takes its time when it is told to."""

    def __init__(self) -> None:
        self.printed = 0
        self.go_on = threading.Event()
        self.go_on.set()

    def name(self, kiosk: str) -> str | None:
        return "default"

    def open(self, name: str) -> Any:
        return self

    def print(self, slip: Any) -> PrintReport:
        self.printed += 1
        self.go_on.wait(5)
        return PrintReport(printed=True, paper=PaperState.OK)

    def close(self) -> None:
        """Nothing is open."""


def opened(store: MemoryStore, folder: Path, slips: Slips) -> House:
    setup = DIANJIANG
    given = Given(
        setup=replace(setup, hours=replace(setup.hours, refuse_outside=False)),
        store=store,
        clock=RehearsalClock(datetime(2026, 9, 28, 1, tzinfo=UTC)),
        secrets=HallSecrets(b"k" * 32),
        open_catalogue=Catalogue,
        hub=ThreadingHub(),
        root=ROOT,
        data=folder,
        version="0",
        rehearsal=True,
        printers=slips,
    )
    house = House(given)
    house.begin()
    return house


@pytest.fixture
def slips() -> Slips:
    return Slips()


@pytest.fixture
def house(tmp_path: Path, slips: Slips) -> Iterator[House]:
    """The administrator, 王丽, a kiosk, a ticket and a webhook are here."""
    house = opened(MemoryStore(), tmp_path, slips)
    door = house.door
    door.carry_out(PlaceWindows(), HALL)
    for name, display, role in (
        ("admin", "管理员", Role.ADMINISTRATOR),
        ("wangli", "王丽", Role.CLERK),
    ):
        door.carry_out(AddStaff(staff=name, display=display, role=role), HALL)
        door.carry_out(SetPassword(staff=name, password_hash=KEPT), HALL)
    token = token_hash("token-of-the-administrator")
    door.carry_out(OpenSession(staff="admin", token_hash=token, minutes=600), HALL)
    ask = AskPairing(kind=DeviceKind.KIOSK, claim_hash="c" * 64, name="kiosk-1")
    door.carry_out(ConfirmPairing(code=door.carry_out(ask, STRANGER)["code"]), ADMIN)
    door.carry_out(ClaimPairing(claim_hash="c" * 64, token_hash="d" * 64), STRANGER)
    door.carry_out(IssueTicket(domain="tax"), ADMIN)
    locked = house.works.secrets.lock("secret")
    add = AddWebhook(url="http://127.0.0.1:9/", kinds=("Alert",), secret=locked)
    door.carry_out(add, ADMIN)
    door.carry_out(LookForAlerts(), HALL)  # else the lookout raises the first in between
    yield house
    house.close()


def send(house: House, path: str, body: Any = None, how: str = "POST", **headers: str) -> Any:
    headers = headers or {**HERS, **KEY}
    return house.app.test_client().open(path, method=how, json=body or {}, headers=headers)


def done(house: House) -> list[str]:
    """What people brought about; the hall itself looks around meanwhile."""
    with house.works.store.reading() as shelf:
        return [event.kind for event in shelf.journal.after(0) if event.by != str(HALL)]


def test_every_handler_is_walked_here() -> None:
    handled = {call.path.format(**PATH_FACTS | {"staff": "wangli"}): call for call in CALLS
               if call.changes and call.handle}  # fmt: skip
    assert set(handled) == {*ANSWERED, *FILES, *REFUSED, *DOORS, *NEW}
    for repeat, paths in (
        (Repeat.ANSWERED, {*ANSWERED, *FILES}),
        (Repeat.REFUSED, {*REFUSED, *DOORS}),
        (Repeat.NEW, NEW),
    ):
        assert {handled[path].repeat for path in paths} == {repeat}
    strangers = {path for path, call in handled.items() if call.admits.anyone}
    assert strangers < NEW, "a stranger's key may be another stranger's too"


@pytest.mark.parametrize("path", ANSWERED)
def test_a_repeat_gets_the_same_answer_and_nothing_happens(house: House, path: str) -> None:
    body, another = ANSWERED[path]
    first = send(house, path, body)
    assert first.status_code in (200, 201), first.text
    happened, at = done(house), house.given.clock.now()
    again = send(house, path, body)
    assert (again.status_code, again.get_json()) == (first.status_code, first.get_json())
    assert done(house) == happened
    assert (house.given.clock.now() - at).total_seconds() < 60
    if another != body:
        other = send(house, path, another)
        assert other.status_code == 409
        assert other.get_json()["error"]["key"] == "key_used_for_something_else"
    assert send(house, "/api/v1/windows/1/open").status_code == 409, "nor for another call"


@pytest.mark.parametrize("path", REFUSED)
def test_what_holds_a_secret_happens_once_and_its_repeat_is_refused(
    house: House, path: str
) -> None:
    first = send(house, path, REFUSED[path])
    assert first.status_code in (200, 201), first.text
    happened = done(house)
    again = send(house, path, REFUSED[path])
    assert again.status_code == 409
    assert again.get_json()["error"]["key"] == "done_before"
    assert done(house) == happened
    with house.works.store.reading() as shelf:
        kept = shelf.answer(f"{ADMIN}|{KEY['Idempotency-Key']}")
    assert kept is not None
    assert kept[1] == {}


@pytest.mark.parametrize(
    "call",
    [c for c in CALLS if c.command and c.changes and c.repeat is Repeat.ANSWERED],
    ids=lambda c: c.name,
)
def test_every_command_is_answered_alike(house: House, call: Any) -> None:
    path = call.path.format(**PATH_FACTS | {"staff": "wangli"})
    body = SAID.get(call.command.__name__, call.example)
    first = send(house, path, body, call.method)
    happened = done(house)
    again = send(house, path, body, call.method)
    assert (again.status_code, again.get_json()) == (first.status_code, first.get_json())
    assert done(house) == happened


def test_the_walk_meets_commands_that_succeed(house: House) -> None:
    """Else the one above would say little."""
    door = "/api/v1/windows/1"
    steps = ("open", "call-next", "recall", "start", "finish", "pause", "close")
    for number, step in enumerate(steps):
        key = {"Idempotency-Key": f"press-{number}"}
        first = send(house, f"{door}/{step}", **HERS, **key)
        assert first.status_code == 200, (step, first.text)
        happened = done(house)
        assert send(house, f"{door}/{step}", **HERS, **key).get_json() == first.get_json()
        assert done(house) == happened


def test_a_repeated_reprint_prints_one_slip_also_when_both_come_at_once(
    house: House, slips: Slips
) -> None:
    slips.go_on.clear()
    answers: list[Any] = []
    path, body = "/api/v1/tickets/1/reprint", {"kiosk": "kiosk-1"}
    taps = [
        threading.Thread(target=lambda: answers.append(send(house, path, body).get_json()))
        for _ in range(4)
    ]
    for tap in taps:
        tap.start()
    slips.go_on.wait(0.3)
    slips.go_on.set()
    for tap in taps:
        tap.join(10)
    assert answers == [{"printed": True, "became": "printed", "paper": "ok"}] * 4
    assert slips.printed == 1
    send(house, path, body, **HERS, **OTHER)
    assert slips.printed == 2, "another press is another slip"


def test_a_repeat_is_known_after_a_restart(house: House, slips: Slips, tmp_path: Path) -> None:
    path, body = "/api/v1/tickets/1/reprint", {"kiosk": "kiosk-1"}
    first = send(house, path, body).get_json()
    house.stop()
    again = opened(house.given.store, tmp_path, slips)  # type: ignore[arg-type]
    assert send(again, path, body).get_json() == first
    assert slips.printed == 1
    again.stop()


def test_what_was_refused_may_be_wished_for_again(house: House, slips: Slips) -> None:
    path = "/api/v1/tickets/9/reprint"
    for _ in range(2):
        assert send(house, path, {"kiosk": "kiosk-1"}).status_code == 404
    assert send(house, path, {"kiosk": "kiosk-9"}).status_code == 404


def test_a_strangers_repeat_is_a_call_like_the_first(house: House) -> None:
    """Strangers share their keys, so nothing is kept under them."""
    who = {"staff": "wangli", "password": PASSWORD}
    tokens = [send(house, "/api/v1/sign-in", who, **KEY).get_json()["token"] for _ in range(2)]
    for token in tokens:
        me = house.app.test_client().get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
        assert me.get_json()["staff"] == "wangli"
    hers = {"Authorization": f"Bearer {tokens[0]}"}
    ends = [send(house, "/api/v1/sign-out", **hers, **KEY).status_code for _ in range(2)]
    assert ends == [200, 401]
    link = send(house, "/api/v1/staff/wangli/link").get_json()["link"].rpartition("/")[2]
    chosen = {"token": link, "password": NEXT}
    once = [send(house, "/api/v1/sign-in/once", chosen, **KEY).status_code for _ in range(2)]
    assert once == [200, 401]
    wish = {"kind": "kiosk"}
    asked = [send(house, "/api/v1/pairings", wish, **KEY).get_json() for _ in range(2)]
    assert asked[0]["code"] != asked[1]["code"]
    send(house, f"/api/v1/pairings/{asked[0]['code']}/confirm", **HERS)
    claim = {"claim": asked[0]["claim"]}
    claims = [send(house, "/api/v1/pairings/claim", claim, **KEY).status_code for _ in range(2)]
    assert claims == [200, 404]


@pytest.mark.parametrize(
    ("path", "body"),
    [("/api/v1/routing/trial", {"day": "2026-09-28"}), ("/api/v1/windows/1/preview", {})],
)
def test_a_trial_changes_nothing(house: House, path: str, body: dict[str, Any]) -> None:
    happened = done(house)
    for _ in range(2):
        send(house, path, body)
    assert done(house) == happened


def test_a_picture_is_kept_and_let_go_once(house: House) -> None:
    visitor, sent = house.app.test_client(), {**HERS, "Content-Type": "image/jpeg"}

    def bring(key: dict[str, str]) -> Any:
        return visitor.post("/api/v1/pictures", data=picture("JPEG"), headers={**sent, **key})

    first, again = bring(KEY), bring(KEY)
    assert (first.status_code, first.get_json()) == (201, again.get_json())
    path = f"/api/v1/pictures/{first.get_json()['picture']}"
    drop = {"how": "DELETE", **HERS, "Idempotency-Key": "drop"}
    assert send(house, path, **drop).status_code == 200
    bring(OTHER)
    assert send(house, path, **drop).status_code == 200
    assert visitor.get(path, headers=HERS).status_code == 200, "the new one stays"


def test_a_catalogue_comes_in_once(house: House) -> None:
    visitor = house.app.test_client()
    setup = house.works.setup
    fewer = replace(setup, matters=setup.matters[:-1], themes=())
    files = exporting.as_csv(fewer)

    def bring(reason: str) -> Any:
        form = {"reason": reason, "base": "", "files": (BytesIO(exporting.zipped(files)), "a.zip")}
        path = "/api/v1/catalogue/import"
        return visitor.post(path, data=form, headers={**HERS, **KEY})

    first = bring("新版目录")
    assert first.status_code == 200, first.text
    happened = done(house)
    assert bring("新版目录").get_json() == first.get_json()
    assert done(house) == happened
    assert bring("又一版").status_code == 409


def test_a_list_of_appointments_comes_in_once(house: House) -> None:
    visitor = house.app.test_client()
    lines = "领域,日期,时间,姓名,电话\nmarriage,2026-09-28,15:00,李梅,13987654321\n"

    def bring(text: str) -> Any:
        form = {"file": (BytesIO(text.encode("gb18030")), "a.csv")}
        path = "/api/v1/appointments/import-file"
        return visitor.post(path, data=form, headers={**HERS, **KEY})

    first = bring(lines)
    assert [row["row"] for row in first.get_json()["booked"]] == [2], first.text
    happened = done(house)
    assert bring(lines).get_json() == first.get_json()
    assert done(house) == happened
    assert bring(lines.replace("15:00", "16:00")).status_code == 409
