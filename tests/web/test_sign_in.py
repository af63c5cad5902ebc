"""Signing in: passwords, links, sessions that end, and other sites that can't use them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import requests

from hall.refusals import Invalid
from tests.web.halls import PASSWORD, Hall, Screen
from web import passwords


def test_the_administrator_signs_in(hall: Hall) -> None:
    answer = hall.post("/api/v1/sign-in", {"staff": "admin", "password": PASSWORD}, token="")
    assert answer.json()["role"] == "administrator"
    assert hall.get("/api/v1/me", token=answer.json()["token"]).json()["staff"] == "admin"


def test_a_wrong_password_and_an_unknown_name_sound_the_same(hall: Hall) -> None:
    said = [
        hall.post("/api/v1/sign-in", {"staff": s, "password": "not the password"}, token="")
        for s in ("admin", "nobody-at-all")
    ]
    assert {a.status_code for a in said} == {401}
    assert said[0].json() == said[1].json()


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(hall: Hall) -> None:
    answer = hall.post("/api/v1/sign-in", {"staff": "admin", "password": PASSWORD}, token="")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_another_sites_page_can_change_nothing_with_our_cookie(hall: Hall) -> None:
    browser = requests.Session()
    browser.cookies.set("yc_session", hall.token)
    address = f"{hall.url}/api/v1/tickets"
    for headers, status in (
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Origin": hall.url}, 201),
    ):
        answer = browser.post(address, json={"domain": "tax"}, headers=headers)
        assert answer.status_code == status, headers


def test_trying_passwords_is_slowed_down(hall: Hall) -> None:
    wrong = {"staff": "zhaomin", "password": "guess guess guess"}
    answers = [hall.post("/api/v1/sign-in", wrong, token="") for _ in range(10)]
    last = answers[-1]
    assert last.status_code == 429
    assert last.json()["error"]["facts"]["seconds"] >= 1
    assert int(last.headers["Retry-After"]) >= 1
    assert hall.sign_in("admin", PASSWORD), "others are not kept out"


def test_who_signs_out_is_out(hall: Hall) -> None:
    token = hall.sign_in("admin", PASSWORD)
    screen = Screen(hall, token)
    assert "error" not in screen.watch("hall")
    assert hall.post("/api/v1/sign-out", token=token).status_code == 200
    assert hall.get("/api/v1/me", token=token).status_code == 401
    until = time.monotonic() + 5
    while screen.socket.connected and time.monotonic() < until:
        time.sleep(0.02)
    assert not screen.socket.connected, "an open page is out, too"


def test_a_session_ends_by_itself(own_hall: Hall) -> None:
    assert own_hall.post("/api/v1/clock", {"advance_minutes": 12 * 60 + 1}).status_code == 200
    assert own_hall.get("/api/v1/me").status_code == 401


def test_a_link_signs_in_once(hall: Hall) -> None:
    facts = {"staff": "wangli", "display": "王丽", "role": "clerk"}
    link = hall.post("/api/v1/staff", facts).json()["link"]
    assert "wangli" in hall.get(link, token="").text
    chosen = {"token": link.rpartition("/")[2], "password": "tea with jasmine"}
    once, twice = (hall.post("/api/v1/sign-in/once", chosen, token="") for _ in range(2))
    assert once.status_code == 200
    assert once.json()["role"] == "clerk"
    assert twice.status_code == 401
    assert hall.get(link, token="").status_code == 410
    assert hall.sign_in("wangli", "tea with jasmine")


def test_a_link_is_no_session(hall: Hall) -> None:
    made = hall.post("/api/v1/staff/admin/link").json()
    assert hall.get("/api/v1/me", token=made["link"].rpartition("/")[2]).status_code == 401


def test_without_a_password_the_first_start_prints_a_link(tmp_path: Path) -> None:
    hall = Hall(tmp_path / "data", password=None).start()
    try:
        line = next(said for said in hall.said if "/sign-in/once/" in said)
        chosen = {"token": line.rpartition("/")[2], "password": "a door that opens"}
        assert hall.post("/api/v1/sign-in/once", chosen, token="").status_code == 200
        hall.stop()
        again = hall.start()
        assert not [said for said in again.said if "sign-in" in said]
        assert again.sign_in("admin", "a door that opens")
    finally:
        hall.kill()


def test_ones_own_password_needs_the_old_one(hall: Hall) -> None:
    token = hall.hire("liumin", "刘敏", "guide")
    path, new = "/api/v1/staff/liumin/password", "clouds over the river"
    assert hall.post(path, {"password": new}, token=token).status_code == 409
    good = {"password": new, "old": "liumin likes long words"}
    assert hall.post(path, good, token=token).status_code == 200
    assert hall.get("/api/v1/me", token=token).status_code == 401, "every session has ended"
    other = hall.post("/api/v1/staff/admin/password", good, token=hall.sign_in("liumin", new))
    assert other.status_code == 403


@pytest.mark.parametrize(
    "weak", ["short", "1234567890", "aaaaaaaaaaaa", "wangli123456", "Password123"]
)
def test_a_password_that_is_guessed_first_is_refused(weak: str) -> None:
    with pytest.raises(Invalid):
        passwords.check_choice(weak, "wangli")


def test_no_password_is_right_for_nobody() -> None:
    assert not passwords.is_right(None, "nobody has this password")
    assert passwords.is_right(passwords.hash_of("tea with jasmine"), "tea with jasmine")
    assert not passwords.is_right("not a hash", "tea with jasmine")
