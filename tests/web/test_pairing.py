"""Pairing: a code on the screen, a manager's word, a token that comes once."""

from __future__ import annotations

from tests.halling import screen_of_its_own
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


def test_one_address_asks_for_a_few_codes_and_keeps_nobody_else_out(own_hall: Hall) -> None:
    happened = len(own_hall.journal())
    statuses = [
        own_hall.post("/api/v1/pairings", {"kind": "kiosk"}, token="").status_code
        for _ in range(12)
    ]
    assert statuses == [201] * 10 + [429] * 2
    assert own_hall.pair("kiosk"), "another screen is let in"
    kinds = [e["kind"] for e in own_hall.journal()[happened:]]
    assert kinds[:2] == ["PairingConfirmed", "DevicePaired"], "strangers write no journal"


def test_a_screen_that_asks_under_another_devices_name_is_told_to_the_manager(hall: Hall) -> None:
    former = hall.pair("kiosk", name="kiosk-front")
    wish = {"kind": "kiosk", "name": "kiosk-front"}
    with screen_of_its_own() as screen:
        asked = screen.post(f"{hall.url}/api/v1/pairings", json=wish, timeout=20).json()
    asking = {p["code"]: p for p in hall.get("/api/v1/pairings").json()["pairings"]}
    assert asking[asked["code"]]["replaces"] is True
    confirmed = hall.post(f"/api/v1/pairings/{asked['code']}/confirm").json()
    assert confirmed["replaces"] is True
    hall.post("/api/v1/pairings/claim", {"claim": asked["claim"]}, token="")
    assert hall.get("/api/v1/me", token=former).status_code == 401


def test_one_browser_may_be_kiosk_and_clerk_at_once(hall: Hall) -> None:
    device = hall.pair("kiosk")
    cookies = {"yc_session": hall.token, "yc_device": device}
    headers = {"Sec-Fetch-Site": "same-origin"}
    me = hall.get("/api/v1/me", token="", cookies=cookies).json()
    assert (me["staff"], me["kind"]) == ("admin", "kiosk")
    opened = hall.post("/api/v1/windows/2/open", token="", cookies=cookies, headers=headers)
    assert opened.status_code == 200
    hall.post("/api/v1/windows/2/close")
