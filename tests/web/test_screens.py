"""Messages and pictures through the running hall: what is sent, what is kept, what is refused."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import requests
from PIL import Image
from pydantic import ConfigDict, TypeAdapter

from tests.halling import running
from tests.web.halls import Hall, Screen
from web import answers_screens


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with running(tmp_path_factory.mktemp("screens") / "data") as hall:
        hall.hire("sunyue", "孙悦", "shift-leader")
        yield hall


def picture(form: str = "JPEG", size: tuple[int, int] = (640, 360), **how: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **how)
    return out.getvalue()


def send(hall: Hall, body: bytes, media: str = "image/jpeg", name: str = "poster") -> Any:
    headers = {"Authorization": f"Bearer {hall.token}", "Content-Type": media}
    headers["Accept-Language"] = "en"
    return requests.post(
        f"{hall.url}/api/v1/pictures?name={name}", data=body, headers=headers, timeout=20
    )


def test_a_wall_says_it_within_a_second(hall: Hall) -> None:
    wall = Screen(hall, hall.pair("display", "front"))
    wall.watch("display:front")
    before = time.monotonic()
    asked = {"zh": "停车场已满", "zones": ["front"]}
    made = hall.post("/api/v1/messages", asked, token=hall.tokens["sunyue"])
    assert made.status_code == 201, made.text
    wall.wait_for(lambda m: m["snapshot"]["message"] == "停车场已满")
    assert time.monotonic() - before < 1.0
    hall.do("PUT", "/api/v1/zones/front/sound", {"volume": 30, "reason": "太吵"})
    wall.wait_for(lambda m: m["snapshot"]["sound"]["volume"] == 30)
    hall.do("DELETE", f"/api/v1/messages/{made.json()['message']}")
    wall.wait_for(lambda m: m["snapshot"]["message"] != "停车场已满")
    wall.leave()


def test_a_message_begins_by_itself(hall: Hall) -> None:
    wall = Screen(hall, hall.token)
    wall.watch("display:front")
    hall.do("POST", "/api/v1/messages", {"zh": "午间", "from_at": "2026-09-28T12:00:00+08:00"})
    hall.do("POST", "/api/v1/clock", {"advance_minutes": 181})
    wall.wait_for(lambda m: m["snapshot"]["message"] == "午间", 2.0)
    wall.leave()


@pytest.mark.parametrize(
    ("form", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")]
)
def test_a_picture_is_made_anew_and_kept_under_its_hash(hall: Hall, form: str, media: str) -> None:
    made = send(hall, picture(form), media)
    assert made.status_code == 201, made.text
    key = made.json()["picture"]
    seen = hall.get(f"/api/v1/pictures/{key}")
    assert (seen.status_code, seen.headers["Content-Type"]) == (200, "image/webp")
    assert "immutable" in seen.headers["Cache-Control"]
    assert Image.open(BytesIO(seen.content)).size == (640, 360)
    assert (hall.data / "media" / f"{key}.webp").is_file()
    assert hall.get(f"/api/v1/pictures/{key}", token="").status_code == 401
    hall.do("DELETE", f"/api/v1/pictures/{key}")
    assert hall.get(f"/api/v1/pictures/{key}").status_code == 404
    assert not (hall.data / "media" / f"{key}.webp").exists()


def test_what_hides_in_a_picture_is_gone(hall: Hall) -> None:
    exif = Image.Exif()
    exif[0x010E] = "by Wang Li, at home"
    body = picture("JPEG", exif=exif) + b"<script>alert(1)</script>"
    kept = hall.get(f"/api/v1/pictures/{send(hall, body).json()['picture']}").content
    assert b"Wang Li" in body
    assert b"Wang Li" not in kept
    assert b"script" not in kept


def test_a_picture_that_was_taken_sideways_stands_upright(hall: Hall) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = send(hall, picture("JPEG", exif=exif)).json()
    assert (made["width"], made["height"]) == (360, 640)


def test_a_large_photograph_is_made_as_large_as_a_wall_can_show(hall: Hall) -> None:
    made = send(hall, picture("JPEG", (6000, 4000))).json()
    assert (made["width"], made["height"]) == (3840, 2560)


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("body", "media", "status", "key"),
    [
        (b"", "image/png", 400, "invalid"),
        (b"not a picture", "image/png", 400, "invalid"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png", 400, "invalid"),
        (picture("JPEG")[:300], "image/jpeg", 400, "invalid"),
        (picture("GIF"), "image/png", 400, "invalid"),
        (picture("PNG", (8, 8)), "image/png", 400, "invalid"),
        (bomb(), "image/png", 400, "invalid"),
        (picture("PNG"), "application/json", 415, "json_only"),
        (picture("PNG"), "image/svg+xml", 415, "json_only"),
        (b"x" * (12 * 1024 * 1024 + 1), "image/png", 413, "body_too_large"),
    ],
)
def test_what_is_no_picture_is_refused_without_harm(
    hall: Hall, body: bytes, media: str, status: int, key: str
) -> None:
    answer = send(hall, body, media)
    assert (answer.status_code, answer.json()["error"]["key"]) == (status, key), answer.text
    assert hall.get("/healthz").status_code == 200


def test_a_large_body_is_welcome_there_alone(hall: Hall) -> None:
    noise = Image.effect_noise((1600, 1200), 90).convert("RGB")
    out = BytesIO()
    noise.save(out, "PNG")
    assert len(out.getvalue()) > 1_000_000
    assert send(hall, out.getvalue(), "image/png").status_code == 201
    answer = hall.post("/api/v1/messages", {"zh": "x" * 100_000})
    assert answer.status_code == 413


def test_a_leader_says_and_a_manager_shows(hall: Hall) -> None:
    token = hall.tokens["sunyue"]
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "image/png"}
    sent = requests.post(
        f"{hall.url}/api/v1/pictures", data=picture("PNG"), headers=headers, timeout=10
    )
    assert sent.status_code == 403
    assert hall.get("/api/v1/screens", token=token).status_code == 200


def test_answers_are_what_the_document_says(hall: Hall) -> None:
    for shape in vars(answers_screens).values():
        if hasattr(shape, "__required_keys__"):
            shape.__pydantic_config__ = ConfigDict(strict=True, extra="forbid")
    send(hall, picture("PNG"), "image/png")
    hall.do("POST", "/api/v1/messages", {"zh": "停车场已满"})
    said = hall.get("/api/v1/screens").json()
    assert said["messages"] and said["pictures"]
    TypeAdapter(answers_screens.Screens).validate_python(said, strict=True)


def test_only_our_own_console_may_frame_a_wall(hall: Hall) -> None:
    wall = hall.get("/display/front").headers
    assert wall["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in wall["Content-Security-Policy"]
    other = hall.get("/manager").headers
    assert other["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]


def test_what_a_power_cut_left_of_a_picture_is_put_right_at_the_next_start(own_hall: Hall) -> None:
    gone, kept = (send(own_hall, picture(form)).json()["picture"] for form in ("JPEG", "PNG"))
    own_hall.kill()
    media = own_hall.data / "media"
    (media / f"{gone}.webp").unlink()
    for left in ("0" * 32 + ".webp", "1" * 32 + ".new"):
        (media / left).write_bytes(b"half a picture")
    own_hall.start()
    assert [file.name for file in media.iterdir()] == [f"{kept}.webp"]
    known = own_hall.do("GET", "/api/v1/screens")["pictures"]
    assert [one["picture"] for one in known] == [kept]
