"""Cases by the API, in the hall of Dianjiang: received, found, decided, and kept from others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.halling import running
from tests.web.halls import Hall

LI_MEI = {"name": "李梅", "phone": "13987654321", "id_number": "110101199003071233"}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with running(tmp_path_factory.mktemp("cases") / "data") as hall:
        hall.hire("wangli", "王丽", "clerk")
        for staff, display in (("hejing", "何静"), ("machao", "马超"), ("liuhai", "刘海")):
            hall.hire(staff, display, "back-office")
        hall.do("PUT", "/api/v1/staff/hejing", {"department": promised(hall)["department"]})
        hall.do("PUT", "/api/v1/staff/machao", {"department": other_department(hall)})
        yield hall


def promised(hall: Hall) -> dict[str, Any]:
    """A matter that isn't decided at once."""
    found = hall.get("/api/v1/matters?limit=100").json()["matters"]
    return next(matter for matter in found if matter["kind"] == "promised")


def other_department(hall: Hall) -> str:
    mine = promised(hall)["department"]
    found = hall.get("/api/v1/matters?limit=100").json()["matters"]
    return str(next(m["department"] for m in found if m["department"] != mine))


@pytest.fixture
def case(hall: Hall) -> dict[str, Any]:
    """李梅's application, complete."""
    matter = promised(hall)
    listed = hall.get(f"/api/v1/matters/{matter['code']}").json()["materials"]
    body = {
        "window": "1",
        "matter": matter["code"],
        "applicant": LI_MEI,
        "again": True,
        "materials": [{"name": material["name"]} for material in listed],
    }
    hall.as_("wangli").post("/api/v1/windows/1/open")
    answer = hall.post("/api/v1/cases", body, token=hall.tokens["wangli"])
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def test_a_case_is_accepted_and_its_applicant_masked(hall: Hall, case: dict[str, Any]) -> None:
    assert case["state"] == "accepted"
    assert case["applicant"]["name"] == "李*"
    assert LI_MEI["id_number"] not in hall.get(f"/api/v1/cases/{case['case']}").text


def test_its_department_finds_it_takes_it_and_decides(hall: Hall, case: dict[str, Any]) -> None:
    token, part = hall.tokens["hejing"], case["parts"][0]["part"]
    listed = hall.get("/api/v1/cases", token=token).json()["cases"]
    assert case["number"] in [one["number"] for one in listed]
    assert hall.post(f"/api/v1/parts/{part}/take", token=token).status_code == 200
    said = {"decision": "approved", "reason": "符合条件"}
    decided = hall.post(f"/api/v1/parts/{part}/decide", said, token=token).json()
    assert decided["state"] == "decided"
    life = hall.get(f"/api/v1/cases/{case['case']}/life", token=token).json()["events"]
    assert [event["kind"] for event in life][-1] == "CaseDecided"


@pytest.mark.parametrize("path", ["/api/v1/cases/{case}", "/api/v1/cases/{case}/life"])
def test_another_department_sees_nothing_of_it(hall: Hall, case: dict[str, Any], path: str) -> None:
    answer = hall.get(path.format(**case), token=hall.tokens["machao"])
    assert (answer.status_code, answer.json()["error"]["key"]) == (
        403,
        "case_of_another_department",
    )


def test_another_department_does_not_even_learn_that_it_exists(
    hall: Hall, case: dict[str, Any]
) -> None:
    path = f"/api/v1/cases?number={case['number']}"
    assert hall.get(path, token=hall.tokens["machao"]).json() == {"cases": []}
    assert len(hall.get(path, token=hall.tokens["hejing"]).json()["cases"]) == 1


@pytest.mark.parametrize("path", ["/api/v1/cases", "/api/v1/batches"])
def test_back_office_of_no_department_sees_nobodys_lists(hall: Hall, path: str) -> None:
    asked = f"{path}?department={promised(hall)['department']}"
    answer = hall.get(asked, token=hall.tokens["liuhai"])
    assert answer.json()["error"]["key"] == "no_department_yet"


def test_another_department_does_not_open_the_applicant(hall: Hall, case: dict[str, Any]) -> None:
    path = f"/api/v1/cases/{case['case']}/applicant"
    answer = hall.post(path, {"reason": "好奇"}, token=hall.tokens["machao"])
    assert answer.status_code == 403


def test_the_applicant_is_opened_on_record(hall: Hall, case: dict[str, Any]) -> None:
    path = f"/api/v1/cases/{case['case']}/applicant"
    shown = hall.post(path, {"reason": "通知补正"}, token=hall.tokens["hejing"]).json()
    assert shown["id_number"] == LI_MEI["id_number"]
    opened = hall.journal("PersonShown")[-1]
    assert (opened["by"], opened["data"]["reason"]) == ("staff:hejing", "通知补正")


def test_what_is_left_out_of_the_list_is_said_in_words(hall: Hall) -> None:
    matter = promised(hall)
    body = {"window": "1", "matter": matter["code"], "applicant": LI_MEI, "materials": []}
    answer = hall.post("/api/v1/cases", body, token=hall.tokens["wangli"])
    assert answer.status_code == 409
    assert answer.json()["error"]["key"] == "material_unchecked"


def test_paper_goes_over_on_a_sheet_that_its_department_signs(
    hall: Hall, case: dict[str, Any]
) -> None:
    department, token = case["lead"], hall.tokens["hejing"]
    made = hall.post("/api/v1/batches", {"department": department}, token=hall.tokens["wangli"])
    assert made.status_code == 201
    batch = made.json()
    assert case["number"] in [part["number"] for part in batch["parts"]]
    path = f"/api/v1/batches/{batch['batch']}/sign"
    assert hall.post(path, token=hall.tokens["machao"]).status_code == 403
    assert hall.post(path, token=token).json()["taken_by"] == "hejing"
    mine = hall.get("/api/v1/batches", token=token).json()["batches"]
    assert batch["batch"] in [one["batch"] for one in mine]
