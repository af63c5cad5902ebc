"""A stranger gets nothing: the whole API document and the list of views are walked."""

from __future__ import annotations

from typing import Any

import pytest

from hall.views import BUILDERS, ROOM_VIEWS
from tests.web.halls import Hall, Screen

PUBLIC = {
    ("get", "/healthz"),
    ("post", "/api/v1/sign-in"),
    ("post", "/api/v1/sign-in/once"),
    ("get", "/api/v1/tickets/{token}"),
    ("post", "/api/v1/tickets/{token}/leave"),
    ("get", "/api/v1/bookable"),
    ("get", "/api/v1/slots"),
    ("post", "/api/v1/appointments"),
    ("get", "/api/v1/appointments/{token}"),
    ("post", "/api/v1/appointments/{token}/rebook"),
    ("post", "/api/v1/appointments/{token}/give-up"),
    ("post", "/api/v1/pairings"),
    ("post", "/api/v1/pairings/claim"),
    ("post", "/api/v1/tickets/{token}/rating"),
    ("post", "/api/v1/tickets/{token}/complaint"),
    ("post", "/api/v1/pick-up-codes"),
}
FOR_ANYONE = {"line", "ticket"}
BY_ITS_TOKEN = {"case": "unknown_case"}
PATH_FACTS = {
    "ticket": "1", "token": "nobodyhasthistoken", "window": "1", "code": "000000",
    "name": "kiosk-1", "staff": "admin", "key": "x",
    "section": "line", "setting": "1", "plan": "x", "alert": "1", "finding": "1", "referral": "1",
    "webhook": "1", "visit": "1", "follow_up": "1",
    "message": "1", "picture": "0" * 32, "zone": "front",
    "shift": "1", "case": "1", "part": "1", "material": "1", "batch": "1",
    "scope": "tax", "appointment": "1",
    "on": "2026-12-31",
    "result": "1", "parcel": "1", "cabinet": "A", "cell": "1", "stay": "1",
}  # fmt: skip


def operations(hall: Hall) -> list[tuple[str, str, dict[str, Any]]]:
    document = hall.get("/api/openapi.json", token="").json()
    return [(m, path, o) for path, by_m in document["paths"].items() for m, o in by_m.items()]


def path_of(path: str) -> str:
    return path.format(**PATH_FACTS)


def test_every_call_without_a_token_is_refused(hall: Hall) -> None:
    walked = operations(hall)
    assert len(walked) > 35
    for method, path, _ in walked:
        if (method, path) in PUBLIC:
            continue
        answer = hall.ask(method.upper(), path_of(path), token="")
        assert answer.status_code == 401, (method, path, answer.text)
        assert answer.json()["error"]["key"] == "sign_in_first"


def test_a_made_up_token_is_a_stranger_too(hall: Hall) -> None:
    for method, path, _ in operations(hall):
        if (method, path) not in PUBLIC:
            answer = hall.ask(method.upper(), path_of(path), token="x" * 32)
            assert answer.status_code == 401, (method, path)


def test_the_document_says_who_needs_no_token(hall: Hall) -> None:
    said = {(method, path) for method, path, o in operations(hall) if o["security"] == []}
    assert said == PUBLIC


def test_a_clerk_may_not_do_what_is_the_managers(hall: Hall) -> None:
    token = hall.hire("chengang", "陈刚", "clerk")
    for method, path in (
        ("PUT", "/api/v1/windows/1"),
        ("POST", "/api/v1/staff"),
        ("GET", "/api/v1/devices"),
        ("GET", "/api/v1/journal"),
        ("POST", "/api/v1/clock"),
        ("DELETE", "/api/v1/devices/kiosk-1"),
    ):
        answer = hall.ask(method, path, token=token)
        assert answer.status_code == 403, (method, path, answer.text)


def test_a_kiosk_takes_tickets_and_calls_nobody(hall: Hall) -> None:
    token = hall.pair("kiosk")
    assert hall.post("/api/v1/tickets", {"domain": "tax"}, token=token).status_code == 201
    assert hall.get("/api/v1/hall", token=token).status_code == 200
    assert hall.post("/api/v1/windows/1/call-next", token=token).status_code == 403
    assert hall.get("/api/v1/tickets", token=token).status_code == 403


@pytest.mark.parametrize("kind", sorted(BUILDERS | ROOM_VIEWS))
def test_a_stranger_watches_lines_and_tickets_only(hall: Hall, kind: str) -> None:
    ticket = hall.ticket()
    names = {"hall": "hall", "line": "line:tax", "ticket": f"ticket:{ticket['token']}"}
    names |= {view.kind: view.kind for view in ROOM_VIEWS.values() if view.single}
    screen = Screen(hall)
    answer = screen.watch(names.get(kind, f"{kind}:1"))
    screen.leave()
    assert ("error" not in answer) == (kind in FOR_ANYONE), answer
    if "error" in answer:
        assert answer["error"]["key"] == BY_ITS_TOKEN.get(kind, "sign_in_first")


def test_a_display_watches_its_own_zone_only(hall: Hall) -> None:
    zones = [z["key"] for z in hall.get("/api/v1/hall").json()["zones"]]
    screen = Screen(hall, hall.pair("display", zones[0]))
    assert screen.watch(f"display:{zones[0]}")["view"] == f"display:{zones[0]}"
    assert screen.watch(f"display:{zones[1]}")["error"]["key"] == "not_allowed"
    assert screen.watch("hall")["error"]["key"] == "not_allowed"
    screen.leave()


@pytest.mark.parametrize(
    ("view", "key"),
    [
        ("nothing", "unknown_view"),
        ("line:nowhere", "unknown_domain"),
        ("ticket:nobodyhasthistoken", "unknown_ticket"),
        ("display:nowhere", "unknown_zone"),
        ("window:99999", "unknown_window"),
        ("line", "unknown_view"),
        ("", "invalid"),
        (7, "invalid"),
        (None, "invalid"),
        ({"a": 1}, "invalid"),
        ("line:" + "x" * 500, "invalid"),
        ("line:\x00", "invalid"),
    ],
)
def test_what_is_no_view_is_refused_in_the_one_shape(hall: Hall, view: Any, key: str) -> None:
    screen = Screen(hall, hall.token)
    answer = screen.watch(view)
    screen.leave()
    assert answer["error"]["key"] == key
    assert answer["error"]["message"]
    assert isinstance(answer["error"]["facts"], dict)


def test_pages_lead_a_stranger_to_the_door(hall: Hall) -> None:
    for path in ("/display/guide", "/counter/1"):
        answer = hall.get(path, token="", allow_redirects=False)
        if answer.status_code != 404:
            assert answer.status_code == 302, path
            assert answer.headers["Location"].startswith(("/pair?", "/sign-in?"))


def test_the_way_back_never_leads_to_another_site(hall: Hall) -> None:
    for path in ("//evil.example", "https://evil.example", "/\\evil.example", "/a\\..\\b"):
        page = hall.get("/sign-in", params={"next": path}, token="").text
        assert "evil" not in page
