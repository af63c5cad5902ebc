"""Accounts over HTTP and sockets: signed out everywhere, a new password first, one's own words."""

from __future__ import annotations

import time

from tests.web.halls import PASSWORD, Hall, Screen


def chosen(staff: str) -> str:
    """What `Hall.hire` has chosen for somebody."""
    return f"{staff} likes long words"


def is_out(screen: Screen) -> bool:
    until = time.monotonic() + 5
    while screen.socket.connected and time.monotonic() < until:
        time.sleep(0.02)
    return not screen.socket.connected


def test_who_is_switched_off_is_out_on_every_device_at_once(hall: Hall) -> None:
    token = hall.hire("zhengkai", "郑凯", "clerk")
    other = hall.sign_in("zhengkai", chosen("zhengkai"))
    screen = Screen(hall, token)
    assert "error" not in screen.watch("hall")
    off = {"active": False, "reason": "调离大厅"}
    assert hall.ask("PUT", "/api/v1/staff/zhengkai", off).json()["active"] is False
    assert is_out(screen)
    for key in (token, other):
        assert hall.get("/api/v1/me", token=key).status_code == 401
    again = {"staff": "zhengkai", "password": chosen("zhengkai")}
    assert hall.post("/api/v1/sign-in", again, token="").status_code == 401


def test_another_role_counts_from_the_next_sign_in_and_ends_the_old_ones(hall: Hall) -> None:
    token = hall.hire("hanmei", "韩梅", "clerk")
    hall.ask("PUT", "/api/v1/staff/hanmei", {"role": "guide"})
    assert hall.get("/api/v1/me", token=token).status_code == 401
    token = hall.sign_in("hanmei", chosen("hanmei"))
    assert hall.get("/api/v1/me", token=token).json()["role"] == "guide"


def test_one_sees_where_one_is_signed_in_and_ends_it_all(hall: Hall) -> None:
    token = hall.hire("fanglin", "方琳", "clerk")
    hall.sign_in("fanglin", chosen("fanglin"))
    seen = hall.get("/api/v1/staff/fanglin/sessions", token=token).json()
    assert [s["own"] for s in seen["sessions"]] == [False, True]
    assert seen["links"] == 0
    assert hall.get("/api/v1/staff/admin/sessions", token=token).status_code == 403
    screen = Screen(hall, token)
    assert hall.post("/api/v1/staff/fanglin/sign-out", token=token).status_code == 200
    assert is_out(screen)
    assert hall.get("/api/v1/staff/fanglin/sessions").json()["sessions"] == []


def test_before_a_new_password_nothing_else_goes(hall: Hall) -> None:
    token = hall.hire("tangyi", "唐易", "manager")
    screen = Screen(hall, token)
    assert hall.post("/api/v1/staff/tangyi/require-password").status_code == 200
    assert is_out(screen), "open pages notice"
    signed = {"staff": "tangyi", "password": chosen("tangyi")}
    answer = hall.post("/api/v1/sign-in", signed, token="").json()
    assert answer["password_must_change"] is True
    for key in (token, answer["token"]):
        for method, path in (
            ("GET", "/api/v1/hall"),
            ("GET", "/api/v1/staff"),
            ("POST", "/api/v1/windows/1/open"),
            ("POST", "/api/v1/staff/wangli/password"),
            ("PUT", "/api/v1/me/language"),
        ):
            said = hall.ask(method, path, {} if method != "GET" else None, token=key)
            if path.endswith("/password"):
                body = {"password": "clouds over the river"}
                said = hall.ask(method, path, body, token=key)
            assert said.status_code == 403, (path, said.text)
            assert said.json()["error"]["key"] == "password_must_change"
    screen = Screen(hall, answer["token"])
    assert screen.watch("hall")["error"]["key"] == "password_must_change"
    screen.leave()
    page = hall.get("/manager", token=answer["token"], allow_redirects=False)
    assert page.headers["Location"] == "/password?next=/manager"
    assert "tangyi" in hall.get("/password", token=answer["token"]).text
    assert hall.get("/api/v1/me", token=token).json()["password_must_change"] is True
    change = "/api/v1/staff/tangyi/password"
    same = {"old": chosen("tangyi"), "password": chosen("tangyi")}
    assert hall.post(change, same, token=token).status_code == 400
    new = {"old": chosen("tangyi"), "password": "clouds over the river"}
    assert hall.post(change, new, token=token).status_code == 200
    token = hall.sign_in("tangyi", "clouds over the river")
    assert hall.get("/api/v1/hall", token=token).status_code == 200


def test_ones_own_language_is_spoken_where_nothing_else_was_asked_for(hall: Hall) -> None:
    token = hall.hire("lijun", "李军", "clerk")
    speaks = {"Authorization": f"Bearer {token}"}
    chinese, english = {**speaks, "Accept-Language": "zh-CN"}, {**speaks, "Accept-Language": "en"}

    def page(**more: str) -> str:
        return hall.get(
            "/counter/1", token=token, headers={"Accept-Language": "zh-CN", **more}
        ).text

    assert '<html lang="zh-CN"' in page()
    chose = hall.ask("PUT", "/api/v1/me/language", {"language": "en"}, token=token)
    assert chose.json() == {"language": "en"}
    assert '<html lang="en"' in page()
    assert '<html lang="zh-CN"' in page(Cookie="language=zh-CN")
    answers = [
        hall.get("/api/v1/devices", token="", headers=headers).json()["error"]["message"]
        for headers in (speaks | {"Accept-Language": ""}, english, chinese)
    ]
    assert answers[0] == answers[1] != answers[2], "a program gets the words that it asks for"
    signed = {"staff": "lijun", "password": chosen("lijun")}
    answer = hall.post("/api/v1/sign-in", signed, token="")
    assert "language=;" in answer.headers["Set-Cookie"], "the last one's choice is forgotten"


def test_managers_let_people_in_below_their_role(hall: Hall) -> None:
    token = hall.hire("sunwei", "孙伟", "manager")
    for role, status in (("clerk", 201), ("shift-leader", 201), ("manager", 403)):
        new = {"staff": f"new-{role}", "display": "新人", "role": role}
        assert hall.post("/api/v1/staff", new, token=token).status_code == status, role
    off = {"active": False}
    assert hall.ask("PUT", "/api/v1/staff/admin", off, token=token).status_code == 403
    last = hall.ask("PUT", "/api/v1/staff/admin", off)
    assert (last.status_code, last.json()["error"]["key"]) == (409, "last_administrator")
    assert hall.sign_in("admin", PASSWORD)
