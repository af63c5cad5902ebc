"""Results by the API, in the hall of Dianjiang: handed over, registered, given, kept apart."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.halling import running
from tests.web.halls import Hall

LI_MEI = {"name": "李梅", "phone": "13987654321", "id_number": "110101199003071233"}
PAPER = "核准决定书"
SENT = "notices.jsonl"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    data = tmp_path_factory.mktemp("results") / "data"
    data.mkdir()
    (data / "devices.toml").write_text(f'[notices]\ndriver = "file"\naddress = "{SENT}"\n')
    with running(data) as hall:
        hall.hire("wangli", "王丽", "clerk")
        hall.hire("zhoulan", "周兰", "issuing-clerk")
        hall.hire("hejing", "何静", "back-office")
        hall.do("PUT", "/api/v1/staff/hejing", {"department": promised(hall)["department"]})
        hall.as_("wangli").post("/api/v1/windows/1/open")
        hall.as_("zhoulan").post("/api/v1/windows/19/open")
        yield hall


def promised(hall: Hall) -> dict[str, Any]:
    """A matter that isn't decided at once."""
    found = hall.get("/api/v1/matters?limit=100").json()["matters"]
    return next(matter for matter in found if matter["kind"] == "promised")


def handed_over(hall: Hall) -> tuple[dict[str, Any], dict[str, Any]]:
    """李梅's case, approved, and the sheet on which its decision goes to window 19."""
    matter = promised(hall)
    listed = hall.get(f"/api/v1/matters/{matter['code']}").json()["materials"]
    body = {
        "window": "1",
        "matter": matter["code"],
        "applicant": LI_MEI,
        "again": True,
        "materials": [{"name": material["name"]} for material in listed],
    }
    case = hall.post("/api/v1/cases", body, token=hall.tokens["wangli"]).json()
    part, token = case["parts"][0]["part"], hall.tokens["hejing"]
    said = {"decision": "approved", "reason": "符合条件"}
    assert hall.post(f"/api/v1/parts/{part}/decide", said, token=token).status_code == 200
    papers = {"window": "19", "papers": [{"part": part, "document": PAPER}]}
    sheet = hall.post("/api/v1/results", papers, token=token)
    assert sheet.status_code == 201, sheet.text
    return case, sheet.json()["results"][0]


def test_j19_12_it_is_registered_and_given_and_the_case_is_over(hall: Hall) -> None:
    case, result = handed_over(hall)
    path, token = f"/api/v1/results/{result['result']}", hall.tokens["zhoulan"]
    read = {"number": case["number"], "applicant": "李梅海", "document": PAPER}
    refused = hall.post(f"{path}/register", {"window": "19", "read": read}, token=token)
    assert (refused.status_code, refused.json()["error"]["facts"]["unlike"]) == (409, ["applicant"])
    right = {"window": "19", "read": {**read, "applicant": "李梅"}}
    assert hall.post(f"{path}/register", right, token=token).json()["state"] == "registered"
    given = hall.post(f"{path}/give", {"window": "19", "identity": "身份证"}, token=token)
    assert given.json()["state"] == "delivered"
    assert hall.get(f"/api/v1/cases/{case['case']}").json()["state"] == "delivered"
    today = hall.get("/api/v1/results", token=token).json()["delivered"]
    assert result["result"] in [one["result"] for one in today]


def registered(hall: Hall) -> dict[str, Any]:
    """A result of 李梅 that lies at window 19."""
    case, result = handed_over(hall)
    read = {"number": case["number"], "applicant": "李梅", "document": PAPER}
    path, token = f"/api/v1/results/{result['result']}/register", hall.tokens["zhoulan"]
    done: dict[str, Any] = hall.post(path, {"window": "19", "read": read}, token=token).json()
    return done


def sent_about(hall: Hall, number: str) -> list[str]:
    """What was sent about a case, once anything was."""
    file, found = hall.data / SENT, []
    for _ in range(100):
        lines = file.read_text().splitlines() if file.exists() else []
        if found := [line for line in lines if number in line]:
            break
        time.sleep(0.05)
    return found


def is_told(hall: Hall, result: int) -> bool:
    """Whether that it was sent is on record, soon."""
    for _ in range(200):
        waiting = hall.get("/api/v1/results", token=hall.tokens["zhoulan"]).json()["waiting"]
        if result in [one["result"] for one in waiting]:
            return True
        time.sleep(0.05)
    return False


def test_j19_13_the_applicant_is_sent_a_message_at_once_and_once(hall: Hall) -> None:
    """Also where the hall is killed and starts again."""
    result = registered(hall)
    (line,) = sent_about(hall, result["number"])
    said = json.loads(line)
    assert said["phone"] == LI_MEI["phone"]
    assert "19号窗口" in said["text"]
    hall.kill()
    hall.start()
    assert len(sent_about(hall, result["number"])) == 1
    assert is_told(hall, result["result"])


def test_no_list_of_results_names_an_applicant_in_full(hall: Hall) -> None:
    handed_over(hall)
    listed = hall.get("/api/v1/results", token=hall.tokens["zhoulan"]).text
    assert "李*" in listed
    assert LI_MEI["id_number"] not in listed
    assert LI_MEI["phone"] not in listed


def test_z17_6_a_department_registers_nothing_itself(hall: Hall) -> None:
    _, result = handed_over(hall)
    read = {"number": result["number"], "applicant": "李梅", "document": PAPER}
    path = f"/api/v1/results/{result['result']}/register"
    answer = hall.post(path, {"window": "19", "read": read}, token=hall.tokens["hejing"])
    assert answer.status_code == 403


def test_j19_16_a_department_finds_what_became_of_its_own(hall: Hall) -> None:
    _, result = handed_over(hall)
    away = hall.get("/api/v1/results/issued", token=hall.tokens["hejing"]).json()["away"]
    assert result["result"] in [one["result"] for one in away]


def test_what_isnt_there_is_unknown(hall: Hall) -> None:
    body = {"window": "19", "identity": "身份证"}
    answer = hall.post("/api/v1/results/999/give", body, token=hall.tokens["zhoulan"])
    assert (answer.status_code, answer.json()["error"]["key"]) == (404, "unknown_result")
