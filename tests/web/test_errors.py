"""One error shape, whatever was sent, and never a 500."""

from __future__ import annotations

import socket
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from tests.web.halls import Hall

JSON = {"Content-Type": "application/json"}


def error_of(answer: requests.Response, status: int, key: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert set(body) == {"error"}
    error: dict[str, Any] = body["error"]
    assert set(error) == {"key", "message", "facts"}
    assert error["key"] == key
    assert error["message"] and not error["message"].startswith("refusal.")
    return error


def test_an_address_where_nothing_is(hall: Hall) -> None:
    error_of(hall.get("/api/v1/nowhere"), 404, "no_such_page")


def test_an_address_that_is_too_long(hall: Hall) -> None:
    error_of(hall.get("/api/v1/tickets?number=" + "A" * 20_000), 414, "address_too_long")


def test_a_call_by_another_method(hall: Hall) -> None:
    answer = hall.ask("PATCH", "/api/v1/tickets")
    error_of(answer, 405, "wrong_method")
    assert "POST" in answer.headers["Allow"]


def test_a_body_that_is_no_json_by_its_own_word(hall: Hall) -> None:
    answer = hall.ask("POST", "/api/v1/tickets", data="domain=tax")
    error_of(answer, 415, "json_only")


def test_a_body_that_is_too_large(hall: Hall) -> None:
    answer = hall.ask("POST", "/api/v1/tickets", data="[" + "1," * 40_000 + "1]", headers=JSON)
    error_of(answer, 413, "body_too_large")


def test_a_chunked_body_that_never_ends(hall: Hall) -> None:
    answer = hall.ask(
        "POST", "/api/v1/tickets", data=(b"x" * 1000 for _ in range(200)), headers=JSON
    )
    assert answer.status_code in (400, 411, 413)
    assert "error" in answer.json()


@pytest.mark.parametrize(
    "raw",
    [b"{", b"[]", b"7", b'"tax"', b"null", b'{"domain": NaN}', b'{"domain": "\\u0000"}', b"\xff"],
)
def test_a_malformed_body(hall: Hall, raw: bytes) -> None:
    answer = hall.ask("POST", "/api/v1/tickets", data=raw, headers=JSON)
    assert error_of(answer, 400, "invalid")["facts"]["field"]


def test_what_is_wrong_is_said_in_the_callers_language(hall: Hall) -> None:
    said = {
        language: hall.post(
            "/api/v1/tickets", {"domain": 1}, headers={"Accept-Language": language}
        ).json()["error"]["message"]
        for language in ("zh-CN", "en")
    }
    assert said["en"].isascii() is False or "type" in said["en"]
    assert "类型" in said["zh-CN"]


def test_the_rules_refuse_with_409(hall: Hall) -> None:
    error = error_of(hall.post("/api/v1/windows/7/start"), 409, "nobody_at_window")
    assert error["facts"]["window"] == "7"


def test_a_window_that_isnt_there(hall: Hall) -> None:
    error_of(hall.post("/api/v1/windows/999/open"), 404, "unknown_window")


def test_a_window_in_the_body_that_isnt_there_is_the_callers_fault(hall: Hall) -> None:
    hall.post("/api/v1/windows/1/open")
    hall.ticket()
    hall.post("/api/v1/windows/1/call-next")
    error = error_of(hall.post("/api/v1/windows/1/transfer", {"window": "999"}), 400, "invalid")
    assert error["facts"]["field"] == "window"
    twice = hall.post("/api/v1/windows/1/transfer", {"to_window": "2"})
    assert error_of(twice, 400, "invalid")["facts"]["field"] == "to_window"
    assert hall.post("/api/v1/windows/1/start").status_code == 200
    assert hall.post("/api/v1/windows/1/finish").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "state=lost",
        "date=yesterday",
        "limit=0",
        "limit=x",
        "limit=99999999999",
        "vip=1",
        "domain=%00",
    ],
)
def test_a_query_that_makes_no_sense(hall: Hall, query: str) -> None:
    error_of(hall.get(f"/api/v1/tickets?{query}"), 400, "invalid")


@pytest.mark.parametrize(
    "path", ["/api/v1/tickets/%00", "/api/v1/tickets/%ff%fe", "/%2e%2e/etc", "/lib/../server.py"]
)
def test_a_strange_path(hall: Hall, path: str) -> None:
    assert hall.get(path).status_code == 404


def test_a_page_says_it_to_people(hall: Hall) -> None:
    answer = hall.get("/nowhere", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
        b"POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        b"NONSENSE\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
    ],
)
def test_nonsense_on_the_line_does_not_stop_the_hall(hall: Hall, raw: bytes) -> None:
    place = urlsplit(hall.url)
    with socket.create_connection((place.hostname or "", place.port or 0), 5) as line:
        line.sendall(raw)
        answer = line.recv(4096)
    assert b" 500 " not in answer.split(b"\r\n")[0]
    assert hall.get("/healthz").status_code == 200


def test_every_answer_is_guarded(hall: Hall) -> None:
    for path in ("/healthz", "/sign-in", "/api/v1/nowhere", "/static/words/en.json"):
        headers = hall.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Frame-Options"] == "DENY"


def test_no_page_names_another_site(hall: Hall) -> None:
    for path in ("/sign-in", "/pair", "/api/"):
        page = hall.get(path).text
        assert "http://" not in page.replace(hall.url, "")
        assert "https://" not in page
