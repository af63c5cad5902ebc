"""Pairing: a code on the screen, a manager's word, a token that comes once."""

from __future__ import annotations

from tests.web.halls import Hall, Screen


def test_a_kiosk_is_let_in_by_a_manager(hall: Hall) -> None:
    asked = hall.post("/api/v1/pairings", {"kind": "kiosk", "name": "门口"}, token="").json()
    assert len(asked["code"]) == 6
    claim = {"claim": asked["claim"]}
    assert hall.post("/api/v1/pairings/claim", claim, token="").json() == {"paired": False}
    assert [p["name"] for p in hall.get("/api/v1/pairings").json()["pairings"]] == ["门口"]
    assert hall.post(f"/api/v1/pairings/{asked['code']}/confirm").json()["name"] == "门口"
    claimed = hall.post("/api/v1/pairings/claim", claim, token="")
    assert "yc_device" in claimed.headers["Set-Cookie"]
    me = hall.get("/api/v1/me", token=claimed.json()["token"]).json()
    assert (me["device"], me["kind"], me["staff"]) == ("门口", "kiosk", None)
    again = hall.post("/api/v1/pairings/claim", claim, token="")
    assert again.status_code == 404, "the token comes once"


def test_nobody_but_a_manager_confirms(hall: Hall) -> None:
    asked = hall.post("/api/v1/pairings", {"kind": "kiosk"}, token="").json()
    path = f"/api/v1/pairings/{asked['code']}/confirm"
    assert hall.post(path, token="").status_code == 401
    assert hall.post(path, token=hall.hire("zhouqiang", "周强", "clerk")).status_code == 403


def test_a_code_is_over_after_ten_minutes(own_hall: Hall) -> None:
    asked = own_hall.post("/api/v1/pairings", {"kind": "kiosk"}, token="").json()
    own_hall.post("/api/v1/clock", {"advance_minutes": 11})
    assert own_hall.post(f"/api/v1/pairings/{asked['code']}/confirm").status_code == 404
    claim = {"claim": asked["claim"]}
    assert own_hall.post("/api/v1/pairings/claim", claim, token="").status_code == 404


def test_a_display_needs_a_zone_that_is_there(hall: Hall) -> None:
    for body in ({"kind": "display"}, {"kind": "display", "place": "nowhere"}):
        answer = hall.post("/api/v1/pairings", body, token="")
        assert answer.status_code == 400
        assert answer.json()["error"]["facts"]["field"] == "place"


def test_an_unpaired_device_is_out_at_once(hall: Hall) -> None:
    token = hall.pair("kiosk")
    name = hall.get("/api/v1/me", token=token).json()["device"]
    screen = Screen(hall, token)
    assert "error" not in screen.watch(f"kiosk:{name}")
    assert hall.ask("DELETE", f"/api/v1/devices/{name}").status_code == 200
    assert hall.get("/api/v1/me", token=token).status_code == 401
    assert name not in [d["name"] for d in hall.get("/api/v1/devices").json()["devices"]]
    screen.leave()


def test_asking_for_codes_is_slowed_down(own_hall: Hall) -> None:
    statuses = [
        own_hall.post("/api/v1/pairings", {"kind": "kiosk"}, token="").status_code
        for _ in range(25)
    ]
    assert statuses[0] == 201
    assert statuses[-1] in (409, 429)


def test_one_browser_may_be_kiosk_and_clerk_at_once(hall: Hall) -> None:
    device = hall.pair("kiosk")
    cookies = {"yc_session": hall.token, "yc_device": device}
    headers = {"Sec-Fetch-Site": "same-origin"}
    me = hall.get("/api/v1/me", token="", cookies=cookies).json()
    assert (me["staff"], me["kind"]) == ("admin", "kiosk")
    opened = hall.post("/api/v1/windows/2/open", token="", cookies=cookies, headers=headers)
    assert opened.status_code == 200
    hall.post("/api/v1/windows/2/close")
