"""The record over HTTP: who may read it, what may be asked, and that it adds up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter

from tests.halling import Hall, running
from web import answers_record


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall in which one ticket was served and one waits."""
    folder: Path = tmp_path_factory.mktemp("record") / "data"
    with running(folder) as hall:
        for staff, display, role in (
            ("wangli", "王丽", "clerk"),
            ("zhaomin", "赵敏", "manager"),
            ("qianfang", "钱芳", "supervisor"),
        ):
            hall.hire(staff, display, role)
        hall.ticket()
        hall.ticket()
        clerk = hall.tokens["wangli"]
        for press in ("open", "call-next", "start", "finish"):
            hall.post(f"/api/v1/windows/1/{press}", token=clerk)
        yield hall


def ask(hall: Hall, **query: Any) -> Any:
    answer = hall.get("/api/v1/record", params=query, token=hall.tokens["qianfang"])
    assert answer.status_code == 200, answer.text
    return answer.json()


def kinds(hall: Hall, **query: Any) -> list[str]:
    return [event["kind"] for event in ask(hall, **query)["events"]]


def test_what_one_person_did_newest_first(hall: Hall) -> None:
    wanted = ["TicketFinished", "TicketStarted", "TicketCalled", "WindowOpened"]
    assert kinds(hall, by="staff:wangli")[:4] == wanted


def test_the_record_of_a_number(hall: Hall) -> None:
    assert kinds(hall, ticket="A001")[-1] == "TicketIssued"
    assert kinds(hall, ticket="A001", group="service") == ["TicketFinished", "TicketStarted"]
    assert kinds(hall, ticket="A999") == []
    assert kinds(hall, ticket="A001", day="2020-01-01") == []


def test_by_window_zone_group_and_time(hall: Hall) -> None:
    assert set(kinds(hall, window="1", group="windows")) == {"WindowOpened", "WindowPlaced"}
    assert "TicketCalled" in kinds(hall, zone="front", group="calls")
    assert kinds(hall, since="2030-01-01T00:00:00+08:00") == []
    assert kinds(hall, until="2020-01-01T00:00:00+08:00") == []


def test_pages_lead_on_to_the_very_first_event(hall: Hall) -> None:
    seen: list[int] = []
    before = None
    while True:
        page = ask(hall, limit=7, **({"before": before} if before else {}))
        seen += [event["version"] for event in page["events"]]
        before = page["before"]
        if before is None:
            break
    assert seen == list(range(seen[0], 0, -1))


@pytest.mark.parametrize(
    ("query", "field"),
    [({"group": "gossip"}, "group"), ({"since": "2026-09-28T09:00:00"}, "since")],
)
def test_what_makes_no_sense_is_refused(hall: Hall, query: dict[str, str], field: str) -> None:
    answer = hall.get("/api/v1/record", params=query)
    assert answer.status_code == 400
    assert answer.json()["error"]["facts"]["field"] == field


def test_the_life_of_a_ticket_holds_nothing_of_its_holder(hall: Hall) -> None:
    life = hall.get("/api/v1/record/tickets/1", token=hall.tokens["zhaomin"]).json()
    assert life["ticket"]["number"] == "A001"
    assert {"token", "person", "holder"}.isdisjoint(life["ticket"])
    assert life["spans"][0]["state"] == "waiting"
    assert life["events"][-1]["kind"] == "TicketFinished"
    shape: Any = answers_record.Life
    shape.__pydantic_config__ = ConfigDict(extra="forbid")
    TypeAdapter(shape).validate_python(life)
    assert hall.get("/api/v1/record/tickets/999").status_code == 404


def test_clerks_may_not_read_it(hall: Hall) -> None:
    for path in ("/api/v1/record", "/api/v1/record/tickets/1"):
        assert hall.get(path, token=hall.tokens["wangli"]).status_code == 403
