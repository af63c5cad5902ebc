"""Privacy over HTTP: who may, what is on record, and that no byte is left on the disk."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.hall.people import ZHANG_JIANGUO
from tests.halling import PASSWORD, Hall
from web import answers_privacy

NAME, PHONE = "张建国", "13812345678"
WHO = {"id_number": ZHANG_JIANGUO, "name": NAME, "phone": PHONE}
WHOM = {"person": WHO, "persons": [], "reason": "本人到厅要求"}


def privacy(hall: Hall, deed: str, body: Any, **more: Any) -> Any:
    answer = hall.post(f"/api/v1/privacy/{deed}", body, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def bytes_of(hall: Hall) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(hall.data.glob("hall.db*")))


def test_a_person_is_found_handed_out_and_erased_to_the_last_byte(own_hall: Hall) -> None:
    hall = own_hall
    hall.ticket(domain="tax", person=WHO)
    hall.open_windows("1")
    hall.post("/api/v1/windows/1/pause", {"reason": f"送{NAME}去医务室，电话 {PHONE}"})
    assert NAME.encode() in bytes_of(hall), "somebody typed it into a reason"

    found = privacy(hall, "find", {"person": WHO, "reason": "核对"})
    TypeAdapter(answers_privacy.FoundPerson).validate_python(found)
    assert found["tickets"] == ["A001"]
    given = privacy(hall, "export", WHOM)
    TypeAdapter(answers_privacy.ExportedPerson).validate_python(given)
    assert [ticket["number"] for ticket in given["tickets"]] == ["A001"]
    assert [text["kind"] for text in given["texts"]] == ["WindowPaused"]

    before = hall.get("/api/v1/hall").json()["domains"]
    key = {"Idempotency-Key": "erase-1"}
    erased = privacy(hall, "erase", WHOM, headers=key)
    assert erased["tickets"] == 1
    assert erased["texts"] >= 2
    assert privacy(hall, "erase", WHOM, headers=key) == erased, "once"
    for form in (NAME, PHONE, ZHANG_JIANGUO):
        assert form.encode() not in bytes_of(hall)
    assert hall.get("/api/v1/hall").json()["domains"] == before
    versions = [event["version"] for event in hall.journal()]
    assert versions == list(range(1, len(versions) + 1))

    now = hall.get("/api/v1/privacy").json()
    TypeAdapter(answers_privacy.Privacy).validate_python(now)
    kinds = [act["kind"] for act in now["acts"]]
    assert kinds == ["PersonErased", "PersonExported", "PersonSought"]
    assert NAME not in str(now)


def test_the_days_are_changed_with_a_reason_and_the_night_comes(own_hall: Hall) -> None:
    hall = own_hall
    change = {"appointment_days": 14, "reason": "少留一些"}
    assert hall.ask("PUT", "/api/v1/privacy/retention", change).status_code == 200
    kept = {one["key"]: one["days"] for one in hall.get("/api/v1/privacy").json()["kept"]}
    assert kept["appointment"] == 14
    assert kept["agent"] == 90
    assert hall.get("/api/v1/privacy").json()["next"] is None
    hall.post("/api/v1/clock", {"advance_minutes": 16 * 60})
    hall.tokens["admin"] = hall.sign_in("admin", PASSWORD)
    assert "T03:00:00" in hall.get("/api/v1/privacy").json()["next"]
    bad = hall.ask("PUT", "/api/v1/privacy/retention", {**change, "agent_days": 0})
    assert bad.json()["error"]["facts"]["field"] == "agent_days"


@pytest.mark.parametrize("role", ["clerk", "shift-leader", "supervisor"])
def test_only_managers_and_administrators_may(own_hall: Hall, role: str) -> None:
    token = own_hall.hire("chengang", "陈刚", role)
    assert own_hall.get("/api/v1/privacy", token=token).status_code == 403
    for deed in ("find", "export", "erase"):
        answer = own_hall.post(f"/api/v1/privacy/{deed}", WHOM, token=token)
        assert answer.status_code == 403


def test_nobody_in_particular_is_refused(own_hall: Hall) -> None:
    for deed in ("find", "export", "erase"):
        answer = own_hall.post(f"/api/v1/privacy/{deed}", {"person": {}, "reason": "试"})
        assert answer.status_code == 400, deed
