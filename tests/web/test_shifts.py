"""Shifts and certificates over HTTP: what is answered is what the document says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter

from tests.halling import running
from tests.web.halls import Hall
from web import answers_shifts, answers_staff


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall whose document asks for certificates, with a leader and a clerk."""
    folder = tmp_path_factory.mktemp("certified") / "data"
    with running(folder, words=("--hall", "pingdingshan")) as hall:
        hall.hire("sunyue", "孙悦", "shift-leader")
        hall.hire("wangli", "王丽", "clerk")
        yield hall


def check(shape: Any, said: Any) -> None:
    TypeAdapter(shape).validate_python(said, strict=True)


@pytest.fixture(autouse=True, scope="module")
def strictly() -> None:
    for module in (answers_shifts, answers_staff):
        for shape in vars(module).values():
            if isinstance(shape, type) and hasattr(shape, "__required_keys__"):
                strict = ConfigDict(strict=True, extra="forbid")
                shape.__pydantic_config__ = strict  # type: ignore[attr-defined]


def test_a_clerk_is_told_what_is_missing_in_their_language(hall: Hall) -> None:
    token = hall.tokens["wangli"]
    said = [
        hall.post("/api/v1/windows/14/open", token=token, headers={"Accept-Language": language})
        for language in ("zh-CN", "en")
    ]
    assert [s.status_code for s in said] == [409, 409]
    chinese, english = (s.json()["error"]["message"] for s in said)
    assert "无差别受理" in chinese
    assert "any matter" in english
    given = hall.post("/api/v1/staff/wangli/certificates", {"scopes": ["any"]})
    assert given.status_code == 201
    assert hall.post("/api/v1/windows/14/open", token=token).status_code == 200
    assert hall.post("/api/v1/windows/14/close", token=token).status_code == 200
    people = hall.get("/api/v1/staff/all").json()
    check(answers_staff.People, people)
    assert people["certification"] is True
    taken = hall.ask("DELETE", "/api/v1/staff/wangli/certificates/any", {"reason": "过期"})
    assert taken.status_code == 200
    off = {"required": False, "reason": "演练"}
    assert hall.ask("PUT", "/api/v1/certification", off).json() == {"section": "certification"}
    assert hall.post("/api/v1/windows/14/open", token=token).status_code == 200
    assert hall.post("/api/v1/windows/14/close", token=token).status_code == 200


def test_a_shift_leader_plans_a_week(hall: Hall) -> None:
    token = hall.tokens["sunyue"]
    new = {"staff": "wangli", "day": "2026-09-28", "begins": "08:50", "ends": "17:10"}
    made = hall.post("/api/v1/shifts", new | {"window": "14"}, token=token)
    assert made.status_code == 201
    check(answers_shifts.ShiftsMade, made.json())
    path = f"/api/v1/shifts/{made.json()['shifts'][0]}"
    change = {"staff": "wangli", "begins": "09:00", "ends": "12:00"}
    check(answers_shifts.ShiftNumber, hall.ask("PUT", path, change, token=token).json())
    week = hall.get("/api/v1/shifts?day=2026-09-30", token=token).json()
    check(answers_shifts.Week, week)
    (shift,) = [s for p in week["people"] for s in p["shifts"]]
    assert (shift["begins"], shift["window"]) == ("09:00", None)
    check(answers_shifts.Today, hall.get("/api/v1/shifts/today", token=token).json())
    weeks = {"week": "2026-09-28", "to": "2026-10-12"}
    copied = hall.post("/api/v1/shifts/copy", weeks, token=token).json()
    check(answers_shifts.Copied, copied)
    assert copied == {"shifts": 1, "skipped": 0, "reasons": {}}
    check(answers_shifts.ShiftNumber, hall.ask("DELETE", path, token=token).json())


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"begins": "25:00"}, "begins"),
        ({"begins": "09:00Z"}, "begins"),
        ({"day": "yesterday"}, "day"),
        ({"weekdays": [7], "until": "2026-10-05"}, "weekdays"),
    ],
)
def test_a_shift_that_is_wrongly_written_is_refused_by_its_field(
    hall: Hall, facts: dict[str, Any], field: str
) -> None:
    new = {"staff": "wangli", "day": "2026-09-30", "begins": "08:50", "ends": "17:10"}
    answer = hall.post("/api/v1/shifts", new | facts)
    assert answer.status_code == 400
    assert answer.json()["error"]["facts"]["field"].startswith(field)


def test_where_one_is_signed_in_is_said_as_documented(hall: Hall) -> None:
    seen = hall.get("/api/v1/staff/sunyue/sessions", token=hall.tokens["sunyue"]).json()
    check(answers_staff.Sessions, seen)
