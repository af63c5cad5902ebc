"""Appointments on the running server: the last place, lists from elsewhere, who may see what."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import requests

from tests.halling import Hall, running
from tests.web.test_document import said_in_the_document
from web import answers
from web import answers_appointments as shapes

ELEVEN = "2026-09-28T11:00:00+08:00"
NOON = "2026-09-28T12:00:00+08:00"
LI_MEI = {"name": "李梅", "phone": "139 8765 4321"}
ZHANG = {"name": "张建国", "phone": "13812345678", "id_number": "110101195403077572"}
HEAD = "事项编码,领域,日期,时间,姓名,电话,证件号"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with running(tmp_path_factory.mktemp("booked") / "data") as hall:
        hall.hire("wangli", "王丽", "clerk")
        hall.hire("zhaomin", "赵敏", "manager")
        yield hall


def book(hall: Hall, person: Any, slot: str = ELEVEN, token: str = "", **what: str) -> Any:
    wish = {**(what or {"domain": "marriage"}), "slot": slot, "person": person}
    return hall.post("/api/v1/appointments", wish, token=token)


def test_of_eight_who_want_the_last_place_at_once_one_gets_it(hall: Hall) -> None:
    last = "2026-09-29T10:30:00+08:00"
    assert book(hall, ZHANG, last).status_code == 201
    together = Barrier(8)

    def want(number: int) -> requests.Response:
        person = {"name": f"访客{number}", "phone": f"1390000000{number}"}
        together.wait()
        answer: requests.Response = book(hall, person, last)
        return answer

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(want, range(8)))
    assert sorted(a.status_code for a in answers) == [201] + [409] * 7
    assert {a.json()["error"]["key"] for a in answers if a.status_code == 409} == {"slot_full"}
    free = hall.get("/api/v1/slots?domain=marriage&date=2026-09-29", token="").json()["slots"]
    assert {s["slot"][11:16]: s["free"] for s in free}["10:30"] == 0
    of_day = hall.get("/api/v1/appointments?date=2026-09-29").json()["appointments"]
    assert sum(a["state"] == "booked" for a in of_day) == 2


def test_a_citizen_finds_books_moves_and_gives_up_without_signing_in(hall: Hall) -> None:
    offered = hall.get("/api/v1/bookable?q=hz", token="").json()
    said_in_the_document(shapes.Offered, offered)
    assert "GA-016" in [m["code"] for m in offered["matters"]]
    asked = hall.get("/api/v1/slots?matter=GA-016", token="").json()
    said_in_the_document(shapes.Slots, asked)
    assert (asked["date"], asked["slots"][0]["slot"][11:16]) == ("2026-09-28", "09:15")
    booked = book(hall, LI_MEI, asked["slots"][20]["slot"], matter="GA-016").json()
    said_in_the_document(shapes.Appointment, booked)
    mine = f"/api/v1/appointments/{booked['token']}"
    seen = hall.get(mine, token="").json()
    said_in_the_document(shapes.Appointment, seen)
    assert (seen["name"], seen["phone"], "token" in seen) == ("李*", "139****4321", False)
    later = {"slot": asked["slots"][24]["slot"]}
    moved = hall.post(f"{mine}/rebook", later, token="").json()
    assert moved["slot"] == later["slot"]
    assert hall.post(f"{mine}/give-up", token="").json()["state"] == "cancelled"
    again = hall.post(f"{mine}/give-up", token="")
    assert (again.status_code, again.json()["error"]["key"]) == (409, "appointment_cancelled")


@pytest.mark.parametrize("slot", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-12:00"])
def test_at_the_ends_of_time_nothing_is_booked_and_nothing_breaks(hall: Hall, slot: str) -> None:
    assert book(hall, LI_MEI, slot).status_code == 400
    page = {"domain": "tax", "slot": slot}
    assert hall.get("/appointments/book", params=page, token="").status_code == 404
    day = slot[:10]
    assert hall.get(f"/api/v1/appointments?date={day}").status_code == 400
    assert hall.get(f"/api/v1/slots?domain=tax&date={day}", token="").status_code == 400


@pytest.mark.parametrize(
    ("path", "status", "key"),
    [
        ("/api/v1/slots?domain=police", 409, "not_bookable"),
        ("/api/v1/slots?matter=XX-9", 404, "unknown_matter"),
        ("/api/v1/slots", 400, "invalid"),
        ("/api/v1/slots?domain=tax&date=tomorrow", 400, "invalid"),
        ("/api/v1/appointments/nobodyhasthistoken", 404, "unknown_appointment"),
    ],
)
def test_what_isnt_there_is_said_so(hall: Hall, path: str, status: int, key: str) -> None:
    answer = hall.get(path, token="")
    assert (answer.status_code, answer.json()["error"]["key"]) == (status, key)


def test_a_date_that_cant_be_booked_has_no_slots(hall: Hall) -> None:
    for date in ("2026-10-01", "2027-03-01", "2026-09-27"):
        assert hall.get(f"/api/v1/slots?domain=tax&date={date}", token="").json()["slots"] == []


def test_a_kiosk_checks_in_by_code_and_answers_as_with_any_ticket(hall: Hall) -> None:
    kiosk = hall.pair("kiosk")
    booked = book(hall, LI_MEI, "2026-09-28T09:30:00+08:00", matter="GA-016").json()
    path = "/api/v1/appointments/check-in"
    strange = hall.post(path, {"code": booked["code"]}, token="")
    assert strange.status_code == 401
    ticket = hall.post(path, {"code": booked["code"]}, token=kiosk)
    assert ticket.status_code == 201, ticket.text
    said_in_the_document(answers.Ticket, ticket.json())
    assert ticket.json()["appointment"] == booked["slot"]
    again = hall.post(path, {"token": booked["token"]}, token=kiosk)
    assert again.json()["error"]["key"] == "appointment_arrived"
    cancel = hall.post(f"/api/v1/appointments/{booked['appointment']}/cancel", token=kiosk)
    assert cancel.status_code == 403


def test_rows_of_a_file_are_booked_or_named_with_their_line(hall: Hall) -> None:
    lines = [
        HEAD,
        ",tax,2026-09-29,09:00,刘洋,13700001111,",
        ",tax,2026/9/29,9:30,王五,13700002222,110101199003071233",
        ",tax,2026-09-29,09:10,赵六,13700003333,",
        ",tax,29.9.,09:00,孙七,13700004444,",
        "XX-9,,2026-09-29,09:00,周八,13700005555,",
        ",tax,2026-09-29,09:00,吴九,1370,",
    ]
    file = {"file": ("list.csv", "\n".join(lines).encode("gb18030"), "text/csv")}
    path = f"{hall.url}/api/v1/appointments/import-file"
    hers = {"Authorization": f"Bearer {hall.tokens['zhaomin']}", "Accept-Language": "en"}
    answer = requests.post(path, files=file, headers=hers, timeout=20)
    assert answer.status_code == 200, answer.text
    said_in_the_document(shapes.Imported, answer.json())
    assert [row["row"] for row in answer.json()["booked"]] == [2, 3]
    faults = {fault["row"]: fault for fault in answer.json()["faults"]}
    assert list(faults) == [4, 5, 6, 7]
    assert faults[4]["message"].startswith("No slot begins at 2026-09-29 09:10")
    fields = [faults[row]["facts"]["field"] for row in (5, 6, 7)]
    assert fields == ["date", "matter", "person.phone"]
    clerk = {"Authorization": f"Bearer {hall.tokens['wangli']}"}
    assert requests.post(path, files=file, headers=clerk, timeout=20).status_code == 403


def test_a_file_without_the_right_columns_says_which(hall: Hall) -> None:
    file = {"file": ("list.csv", "什么,日期\n1,2\n".encode(), "text/csv")}
    hers = {"Authorization": f"Bearer {hall.token}", "Accept-Language": "zh-CN"}
    path = f"{hall.url}/api/v1/appointments/import-file"
    answer = requests.post(path, files=file, headers=hers, timeout=20).json()
    assert answer["booked"] == []
    assert {fault["key"] for fault in answer["faults"]} == {"unknown_column", "missing_column"}


def test_a_list_as_json_under_the_same_key_happens_once(hall: Hall) -> None:
    rows = {"appointments": [{"domain": "tax", "slot": NOON, "person": LI_MEI}] * 2}
    key = {"headers": {"Idempotency-Key": "list-1"}}
    first = hall.post("/api/v1/appointments/import", rows, **key).json()
    assert [row["row"] for row in first["booked"]] == [1]
    assert [(f["row"], f["key"]) for f in first["faults"]] == [(2, "has_appointment")]
    assert hall.post("/api/v1/appointments/import", rows, **key).json() == first
    assert len(hall.journal("AppointmentsImported")) >= 1
    anew = hall.post("/api/v1/appointments/import", rows).json()
    assert anew["booked"] == []


def test_managers_change_the_rules_and_clerks_read_them(hall: Hall) -> None:
    path, clerk = "/api/v1/appointment-rules", hall.tokens["wangli"]
    before = hall.get(path, token=clerk).json()
    said_in_the_document(shapes.Rules, before)
    change = {"early_minutes": 45, "reason": "早到的人多"}
    assert hall.ask("PUT", path, change, token=clerk).status_code == 403
    assert hall.ask("PUT", path, change, token=hall.tokens["zhaomin"]).status_code == 200
    assert hall.get(path).json() == {**before, "early_minutes": 45}


def test_an_address_that_books_all_the_time_has_to_wait(tmp_path: Path) -> None:
    with running(tmp_path / "data") as hall:
        answers = [book(hall, LI_MEI, "2026-09-28T11:01:00+08:00") for _ in range(41)]
        assert [a.status_code for a in answers] == [409] * 40 + [429]
        assert book(hall, LI_MEI, token=hall.token).status_code == 201


def test_nothing_of_a_person_leaves_the_vault(hall: Hall) -> None:
    book(hall, ZHANG, "2026-09-30T10:00:00+08:00", domain="realestate")
    told = str(hall.journal())
    for word in ("张建国", "13812345678", ZHANG["id_number"]):
        assert word not in told
    day = hall.get("/api/v1/appointments?date=2026-09-30").text
    assert "13812345678" not in day
    assert "138****5678" in day
