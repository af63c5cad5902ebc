"""李梅 books on her phone, moves it, gives it up; scripts may be off and the network bad."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager

import pytest
import requests
from PIL import Image
from playwright.sync_api import expect
from pyzbar.pyzbar import decode

from tests.pages import LANGUAGES, PHONE, violations

WORDS = {
    "zh-CN": ("婚姻登记", "确认预约", "约好了", "改约", "取消预约", "已取消"),
    "en": ("Marriage", "Book it", "You are booked", "Move it", "Cancel it", "Cancelled"),
}


@pytest.mark.page
@pytest.mark.parametrize("language", LANGUAGES)
def test_she_books_sees_moves_and_gives_it_up_without_scripts(hall, open_page, language):
    what, book, booked, move, give_up, gone = WORDS[language]
    page = open_page("/appointments", size=PHONE, language=language, java_script_enabled=False)
    page.get_by_role("link", name=what).click()
    page.locator(".booking-days a").nth(1).click()
    page.locator(".booking-slots a").nth(3).click()
    page.locator("#name").fill("李梅")
    page.locator("#phone").fill(f"139 8765 432{LANGUAGES.index(language)}")
    page.get_by_role("button", name=book).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(booked)
    assert re.fullmatch(r"\d{4} \d{4}", page.locator(".booking-digits").inner_text())
    codes = decode(Image.open(io.BytesIO(page.screenshot(scale="css"))))
    assert codes[0].data.decode().endswith(page.url.rpartition("/a/")[2])
    assert "李梅" not in page.content()
    before = page.locator(".booking-when").inner_text()
    page.get_by_role("link", name=move).click()
    page.locator(".booking-slots button").nth(6).click()
    expect(page.locator(".booking-when")).not_to_have_text(before)
    page.get_by_role("link", name=give_up).click()
    page.get_by_role("button", name=give_up).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(gone)


@pytest.mark.page
def test_every_page_is_for_everybody_and_fits_the_phone(hall, open_page):
    page = open_page("/appointments?q=hz", size=PHONE)
    paths = ["/appointments", "/appointments/book?domain=tax", f"/a/{booked(hall)['token']}"]
    slot = hall.get("/api/v1/slots?matter=GA-016").json()["slots"][2]["slot"].replace("+", "%2B")
    paths.append(f"/appointments/book?matter=GA-016&slot={slot}")
    for path in ["", *paths, f"{paths[2]}/move", f"{paths[2]}/give-up", "/a/nobodyhasthistoken"]:
        if path:
            page.goto(path)
        assert violations(page) == [], path
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def booked(hall, slot="2026-09-29T14:00:00+08:00", phone="13512340000"):
    person = {"name": "刘洋", "phone": phone}
    wish = {"domain": "realestate", "slot": slot, "person": person}
    return hall.post("/api/v1/appointments", wish).json()


def form(hall, path, **fields):
    return requests.post(f"{hall.url}{path}", data=fields, timeout=20, allow_redirects=False)


def test_a_form_that_is_sent_twice_books_once(hall):
    slot = "2026-09-30T09:30:00+08:00"
    fields = {"slot": slot, "key": "one-form-of-hers", "name": "张建国", "phone": "13812345678"}
    first, again = (form(hall, "/appointments/book?domain=tax", **fields) for _ in range(2))
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["Location"] == again.headers["Location"]
    other = form(hall, "/appointments/book?domain=tax", **{**fields, "key": "another-form"})
    assert other.status_code == 409
    assert "已经" in other.text or "already" in other.text
    assert 'value="张建国"' in other.text, "what was typed stays"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "", "phone": "13812345678"}, "请填姓名"),
        ({"name": "王五", "phone": "12"}, "手机号码不对"),
        (
            {"name": "王五", "phone": "13811110000", "id_number": "123456789012345678"},
            "身份证号码不对",
        ),
        ({"name": "王\u202e五", "phone": "13811110000"}, "请填姓名"),
    ],
)
def test_what_is_wrong_is_said_above_the_form(hall, fields, said):
    slot = "2026-09-30T10:30:00+08:00"
    answer = form(hall, "/appointments/book?domain=tax", slot=slot, **fields)
    assert answer.status_code == 400
    assert said in answer.text


def test_the_calendar_gets_the_slot_and_no_name(hall):
    its = booked(hall, phone="13512340001")
    text = hall.get(f"/a/{its['token']}/appointment.ics", token="").text
    assert "DTSTART:20260929T060000Z\r\n" in text
    assert "DTEND:20260929T063000Z\r\n" in text
    assert "刘" not in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    whole = text.replace("\r\n ", "")
    assert f"/a/{its['token']}" in whole


@pytest.mark.parametrize(
    "path",
    [
        "/appointments/book?domain=nowhere",
        "/appointments/book?matter=XX-1",
        "/appointments/book?domain=tax&date=never",
        "/appointments/book?domain=tax&slot=2026-09-30T10:30:00",
        "/a/nobodyhasthistoken",
        "/a/short",
        "/a/nobodyhasthistoken/appointment.ics",
    ],
)
def test_what_isnt_there_is_a_friendly_page(hall, path):
    answer = hall.get(path, token="")
    assert answer.status_code == 404
    assert "<html" in answer.text
    assert form(hall, "/a/nobodyhasthistoken/give-up").status_code == 404


def test_another_sites_page_books_nothing(hall):
    fields = {"slot": "2026-09-30T11:30:00+08:00", "name": "王五", "phone": "13812349999"}
    headers = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
    path = f"{hall.url}/appointments/book?domain=tax"
    answer = requests.post(path, data=fields, headers=headers, timeout=20, allow_redirects=False)
    assert answer.status_code == 403


def test_the_pages_are_small(hall):
    for path in ("/appointments", "/appointments/book?domain=tax"):
        assert len(hall.get(path, token="").content) < 20_000


@contextmanager
def rules(hall, **changed):
    """For a while the hall's rules of appointments are others."""
    hall.do("PUT", "/api/v1/appointment-rules", {"reason": "试一试", **changed})
    yield
    last = hall.do("GET", "/api/v1/settings/appointments/changes")["changes"][0]["setting"]
    hall.do("POST", f"/api/v1/settings/changes/{last}/take-back", {"reason": "改回"})


def said_at(hall, path):
    answer = hall.get(path, token="", headers={"Accept-Language": "zh-CN"})
    assert answer.status_code == 200
    return answer.text


def test_where_nothing_can_be_booked_nobody_reads_that_nothing_needs_booking(hall):
    mine = f"/a/{booked(hall, phone='13512340002')['token']}"
    with rules(hall, bookable=[]):
        assert "现在没有开放网上预约的事项" in said_at(hall, "/appointments")
        assert "现在不开放预约，请直接到大厅取号" in said_at(hall, "/appointments/book?domain=tax")
        for path in ("/appointments", "/appointments/book?domain=tax", mine):
            assert "不用预约" not in said_at(hall, path)
        for path in (mine, f"{mine}/move"):
            assert "原来的预约仍然有效" in said_at(hall, path)
            assert f'href="{mine}/move"' not in said_at(hall, path)


def test_while_booking_by_phone_rests_no_slot_is_offered(hall):
    with rules(hall, by_phone=False):
        for path in ("/appointments", "/appointments/book?domain=tax"):
            assert "现在不能在手机上预约" in said_at(hall, path)
            assert "booking-slots" not in said_at(hall, path)


def test_who_finds_every_slot_taken_reads_that_the_old_one_still_holds(hall):
    mine = f"/a/{booked(hall, phone='13512340003')['token']}"
    with rules(hall, bookable=[{"domain": "realestate", "days_ahead": 0, "length_minutes": 480}]):
        assert "原来的预约仍然有效" in said_at(hall, f"{mine}/move")
