"""Webhooks against a real receiver: signed, in order, again after trouble, never two at once."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter

from tests.halling import running, wait_until
from tests.web.halls import Hall
from tests.web.receiver import Receiver, answer, drips, silent_port, well
from web import answers_webhooks
from web.posting import post

DOCUMENT = Path("docs/integrating.md")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with running(tmp_path_factory.mktemp("webhooks") / "data", words=("--local-webhooks",)) as hall:
        yield hall


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.down()


def add(hall: Hall, receiver: Receiver, *kinds: str) -> Any:
    made = hall.post("/api/v1/webhooks", {"url": receiver.url, "kinds": list(kinds) or ["Ticket"]})
    assert made.status_code == 201, made.text
    return made.json()


def ids(receiver: Receiver) -> list[int]:
    return [int(headers["X-Yichuang-Id"]) for headers, _ in receiver.taken]


def test_the_documents_example_knows_what_is_from_the_hall(hall: Hall, receiver: Receiver) -> None:
    (example,) = re.findall(r"```python\n(import hashlib.*?)```", DOCUMENT.read_text(), re.DOTALL)
    told: dict[str, Any] = {}
    exec(example, told)
    genuine = told["is_from_the_hall"]
    made = add(hall, receiver)
    ticket = hall.ticket()
    wait_until(lambda: bool(receiver.taken))
    headers, body = receiver.taken[0]
    mark, secret = headers["X-Yichuang-Signature"], made["secret"]
    assert genuine(secret, mark, body, time.time())
    assert not genuine(secret, mark, body + b" ", time.time())
    assert not genuine(secret, mark, body, time.time() + 301)
    assert not genuine("whsec_another", mark, body, time.time())
    event = json.loads(body)
    assert (event["kind"], event["data"]["number"]) == ("TicketIssued", ticket["number"])
    assert (event["hall"], str(event["id"])) == ("dianjiang", headers["X-Yichuang-Id"])
    assert b"dianjiang" in body and secret.encode() not in body
    hall.do("DELETE", f"/api/v1/webhooks/{made['webhook']}")


def test_what_failed_comes_again_in_order_and_never_two_at_once(
    hall: Hall, receiver: Receiver
) -> None:
    moods = iter([500, 302, None])

    def moody(handler: Any) -> None:
        mood = next(moods, 200)
        if mood is None:
            handler.connection.close()
            raise ConnectionResetError
        answer(handler, mood, Location=receiver.url + "/elsewhere")

    receiver.mood = moody
    made = add(hall, receiver)
    numbers = [hall.ticket()["number"] for _ in range(5)]
    for minutes in (1, 1, 2, 3):
        time.sleep(0.8)
        hall.do("POST", "/api/v1/clock", {"advance_minutes": minutes})
    wait_until(lambda: len(set(ids(receiver))) == 5, 15)
    said = [json.loads(body)["data"]["number"] for _, body in receiver.taken]
    assert list(dict.fromkeys(said)) == numbers
    assert receiver.most_at_once == 1
    became = [d["became"] for d in _seen(hall, made)["deliveries"]]
    assert became == ["delivered"] * 5 + ["failed"] * 3, "newest first, each attempt"
    assert {d["detail"] for d in _seen(hall, made)["deliveries"]} >= {"redirect", "status"}
    hall.do("DELETE", f"/api/v1/webhooks/{made['webhook']}")


def test_a_slow_one_keeps_nobody_waiting(hall: Hall, receiver: Receiver) -> None:
    deaf = silent_port()
    slow = hall.post(
        "/api/v1/webhooks",
        {"url": f"http://127.0.0.1:{deaf.getsockname()[1]}/", "kinds": ["Ticket"]},
    ).json()
    made = add(hall, receiver)
    before = time.monotonic()
    hall.ticket()
    assert time.monotonic() - before < 1
    wait_until(lambda: bool(receiver.taken), 2)
    wait_until(lambda: bool(_seen(hall, slow)["deliveries"]), 8)
    assert _seen(hall, slow)["deliveries"][0]["detail"] == "timeout"
    deaf.close()
    for one in (slow, made):
        hall.do("DELETE", f"/api/v1/webhooks/{one['webhook']}")


def test_a_trial_is_sent_at_once_and_says_what_came_of_it(hall: Hall, receiver: Receiver) -> None:
    made = add(hall, receiver)
    hall.ask("PUT", f"/api/v1/webhooks/{made['webhook']}", {"on": False})
    pinged = hall.post(f"/api/v1/webhooks/{made['webhook']}/ping").json()
    assert (pinged["delivered"], pinged["status"]) == (True, 204)
    assert json.loads(receiver.taken[0][1])["kind"] == "Ping"
    renewed = hall.post(f"/api/v1/webhooks/{made['webhook']}/secret").json()
    assert renewed["secret"] not in ("", made["secret"])
    receiver.down()
    pinged = hall.post(f"/api/v1/webhooks/{made['webhook']}/ping").json()
    assert (pinged["delivered"], pinged["detail"]) == (False, "refused")
    receiver.up()
    for shape in (
        answers_webhooks.Webhooks,
        answers_webhooks.Webhook,
        answers_webhooks.WebhookPost,
    ):
        shape.__pydantic_config__ = ConfigDict(strict=True, extra="forbid")  # type: ignore[attr-defined]
    TypeAdapter(answers_webhooks.Webhooks).validate_python(
        hall.get("/api/v1/webhooks").json(), strict=True
    )
    hall.do("DELETE", f"/api/v1/webhooks/{made['webhook']}")


def test_a_pulled_plug_loses_nothing(own_hall: Hall, receiver: Receiver) -> None:
    def slowly(handler: Any) -> None:
        time.sleep(0.15)
        well(handler)

    receiver.mood = slowly
    own_hall.kill()
    own_hall.words = ("--local-webhooks",)
    own_hall.start()
    add(own_hall, receiver)
    numbers = [own_hall.ticket()["number"] for _ in range(12)]
    wait_until(lambda: len(receiver.taken) >= 3)
    own_hall.kill()
    receiver.mood = well
    own_hall.start()
    wait_until(lambda: len(set(ids(receiver))) == 12, 15)
    said = [json.loads(body)["data"]["number"] for _, body in receiver.taken]
    assert list(dict.fromkeys(said)) == numbers, "in order, each at least once"
    assert len(said) <= 13, "only the one that was under way comes twice"


def test_five_seconds_in_all_also_for_one_that_drips(receiver: Receiver) -> None:
    receiver.mood = drips
    before = time.monotonic()
    report = post(receiver.url, b"{}", {}, limit=1.0, local=True)
    assert time.monotonic() - before < 2
    assert (report.status, report.detail) == (None, "timeout")


@pytest.mark.parametrize(
    ("url", "detail"),
    [("http://127.0.0.1:1/", "refused"), ("http://no.such.host.invalid/", "no_such_host")],
)
def test_why_nobody_could_be_told(url: str, detail: str) -> None:
    report = post(url, b"{}", {}, limit=2.0, local=True)
    assert (report.status, report.detail) == (None, detail)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "localhost", "127.9.9.9", "0.0.0.0", "[::ffff:7f00:1]", "2130706433"],
)
def test_nobody_reaches_the_halls_own_machine_through_it(receiver: Receiver, host: str) -> None:
    report = post(f"http://{host}:{receiver.port}/", b"{}", {}, limit=2.0)
    assert (report.detail, receiver.taken) == ("leads_here", [])


def test_a_name_is_judged_by_the_address_that_is_used(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    led = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", 80))]
    monkeypatch.setattr("web.posting.socket.getaddrinfo", lambda *_, **__: led)
    assert post("http://platform.example/", b"{}", {}, limit=2.0).detail == "leads_here"


def test_an_address_that_leads_here_is_refused_at_once(own_hall: Hall) -> None:
    for url in ("http://127.0.0.1:8000/in", "https://localhost/in", "http://[fe80::1]/in"):
        wish = {"url": url, "kinds": ["Ticket"]}
        refused = own_hall.post("/api/v1/webhooks", wish).json()["error"]
        assert refused["facts"] == {"field": "url", "reason": "leads_here"}
    made = own_hall.post("/api/v1/webhooks", {**wish, "url": "http://10.255.255.1/in"}).json()
    own_hall.do("PUT", f"/api/v1/webhooks/{made['webhook']}", {"url": url})
    pinged = own_hall.do("POST", f"/api/v1/webhooks/{made['webhook']}/ping")
    assert pinged["detail"] == "leads_here"


def test_a_receiver_that_speaks_no_http_or_no_tls(receiver: Receiver) -> None:
    assert (
        post(receiver.url.replace("http:", "https:"), b"{}", {}, limit=2.0, local=True).detail
        == "tls"
    )
    receiver.mood = lambda handler: handler.wfile.write(b"hello\n")
    assert post(receiver.url, b"{}", {}, limit=2.0, local=True).detail == "broken"


def _seen(hall: Hall, made: Any) -> Any:
    found = hall.get("/api/v1/webhooks").json()["webhooks"]
    return next(one for one in found if one["webhook"] == made["webhook"])
