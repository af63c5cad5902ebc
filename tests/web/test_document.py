"""The API document is made from the commands, and answers are what it says."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter

import hall.days
import hall.windows.placing
from hall.commands import COMMANDS
from tests.web.halls import Hall
from web import answers
from web.app import CALLS

OF_THE_HALL_ITSELF = {
    "CallWhoseHourHasCome",
    "CarryOutPlan",
    "EndBusinessDay",
    "PlaceWindows",
    "RecordSlip",
    "LookForAlerts",
    "RecordDevices",
    "OpenSession",
    "UseLink",
}
BY_A_HANDLER = {"MakePlan", "AddStaff", "SetPassword", "EndSession", "AskPairing", "ClaimPairing"}


def test_every_command_has_its_call() -> None:
    called = {call.command.__name__ for call in CALLS if call.command}
    ours = {n for n, c in COMMANDS.items() if c.__module__.startswith("hall.")}
    assert hall.days and hall.windows.placing
    assert ours - called == OF_THE_HALL_ITSELF | BY_A_HANDLER


def test_names_in_the_document_are_given_once() -> None:
    names = [call.name for call in CALLS]
    assert len(set(names)) == len(names)


def test_every_reference_leads_somewhere(hall: Hall) -> None:
    document = hall.get("/api/openapi.json").json()
    schemas = document["components"]["schemas"]

    def references(part: Any) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"].rpartition("/")[2]} if "$ref" in part else set()
            return own.union(*map(references, part.values()))
        return set().union(*map(references, part)) if isinstance(part, list) else set()

    assert references(document) <= set(schemas)


def test_every_change_takes_a_key(hall: Hall) -> None:
    for by_method in hall.get("/api/openapi.json").json()["paths"].values():
        for method, operation in by_method.items():
            names = {p["name"] for p in operation["parameters"]}
            assert ("Idempotency-Key" in names) == (method != "get")


def test_a_body_knows_its_limits(hall: Hall) -> None:
    schemas = hall.get("/api/openapi.json").json()["components"]["schemas"]
    issue, change = schemas["IssueTicket"], schemas["ChangeWindow"]
    assert issue["additionalProperties"] is False
    assert "window" not in change["properties"], "it stands in the path"
    assert set(schemas["Transfer"]["properties"]) == {"domain", "window", "reason", "ticket"}


def test_answers_are_what_the_document_says(own_hall: Hall) -> None:
    hall, strict = own_hall, ConfigDict(strict=True, extra="forbid")

    def check(shape: Any, said: Any) -> None:
        shape.__pydantic_config__ = strict
        TypeAdapter(shape).validate_python(said, strict=True)

    for shape in vars(answers).values():
        if isinstance(shape, type) and hasattr(shape, "__required_keys__"):
            shape.__pydantic_config__ = strict  # type: ignore[attr-defined]
    ticket = hall.ticket()
    check(answers.Ticket, ticket)
    check(answers.Hall, hall.get("/api/v1/hall").json())
    check(answers.Tickets, hall.get("/api/v1/tickets").json())
    check(answers.Journal, hall.get("/api/v1/journal").json())
    check(answers.Matters, hall.get("/api/v1/matters?q=sfz").json())
    code = hall.get("/api/v1/matters?limit=1").json()["matters"][0]["code"]
    check(answers.MatterInFull, hall.get(f"/api/v1/matters/{code}").json())
    themes = hall.get("/api/v1/themes").json()
    check(answers.Themes, themes)
    check(answers.ThemeInFull, hall.get(f"/api/v1/themes/{themes['themes'][0]['key']}").json())
    check(answers.Health, hall.get("/healthz").json())
    check(answers.Me, hall.get("/api/v1/me").json())
    check(answers.StaffList, hall.get("/api/v1/staff").json())
    hall.pair("kiosk")
    check(answers.Devices, hall.get("/api/v1/devices").json())
    check(answers.AtWindow, hall.post("/api/v1/windows/1/open").json())
    check(answers.AtWindow, hall.post("/api/v1/windows/1/call-next").json())
    check(answers.TheTicket, hall.post(f"/api/v1/tickets/{ticket['token']}/leave").json())
    check(answers.Time, hall.post("/api/v1/clock", {"advance_minutes": 1}).json())
    check(answers.Error, hall.get("/api/v1/nowhere").json())


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_document_can_be_read_as_a_page(hall: Hall, language: str) -> None:
    page = hall.get("/api/", headers={"Accept-Language": language}).text
    assert "/api/v1/windows/{window}/call-next" in page
    assert f'lang="{language}"' in page
