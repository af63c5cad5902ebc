"""The API document is made from the commands, and answers are what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter, ValidationError

import hall.days
import hall.lockers.fitting
import hall.outbox.sending
import hall.windows.placing
from hall.commands import COMMANDS
from tests.halling import running
from tests.web.halls import Hall
from web import answers, answers_alerts, answers_staff
from web.app import CALLS

OF_THE_HALL_ITSELF = {
    "CallWhoseHourHasCome",
    "CloseWhenFree",
    "MoveClerkWhenFree",
    "KnowDeskPrinters",
    "CarryOutPlan",
    "EndBusinessDay",
    "TellOverdue",
    "ForgetOld",
    "PlanNotKept",
    "PlanLights",
    "TurnLights",
    "ReckonLights",
    "RecordNotKept",
    "RecordSending",
    "KeepAnswer",
    "PlaceWindows",
    "PlanClosing",
    "MarkTickets",
    "ExpireLeftovers",
    "RecordSlip",
    "LookForAlerts",
    "RecordDevices",
    "RecordDelivery",
    "PassOver",
    "TurnMessage",
    "OpenSession",
    "FitCabinet",
    "FindOrders",
    "TakeOrder",
    "RecordOpening",
    "RecordDoors",
    "TellLeftOpen",
    "TellStayOverdue",
}
STRICT = ConfigDict(strict=True, extra="forbid")
BY_A_HANDLER = {
    "ErasePerson",
    "ExportPerson",
    "FindPerson",
    "ImportAppointments",
    "ImportCatalogue",
    "MakePlan",
    "MakeLink",
    "UseLink",
    "AddStaff",
    "SetPassword",
    "EndSession",
    "AskPairing",
    "ClaimPairing",
    "AddWebhook",
    "AddPicture",
    "DropPicture",
    "RenewWebhookSecret",
    "AskCollect",
    "ConfirmStored",
    "RenewPickupCode",
    "ShowPickupCode",
    "ClearCell",
}


def test_every_command_has_its_call() -> None:
    called = {call.command.__name__ for call in CALLS if call.command}
    ours = {n for n, c in COMMANDS.items() if c.__module__.startswith("hall.")}
    assert hall.days and hall.lockers.fitting and hall.outbox.sending and hall.windows.placing
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


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A hall with a kiosk, where A001 waits for tax and A002 stands at window 1."""
    with running(tmp_path_factory.mktemp("hall") / "data") as hall:
        hall.pair("kiosk")
        hall.ticket()
        hall.open_windows("1")
        hall.post("/api/v1/windows/1/call", {"number": hall.ticket()["number"]})
        yield hall


ASKED = {
    "/api/v1/hall": answers.Hall,
    "/api/v1/tickets": answers.Tickets,
    "/api/v1/journal": answers.Journal,
    "/api/v1/matters?q=sfz": answers.Matters,
    "/api/v1/themes": answers.Themes,
    "/healthz": answers.Health,
    "/api/v1/me": answers.Me,
    "/api/v1/staff": answers.StaffList,
    "/api/v1/staff/admin/sessions": answers_staff.Sessions,
    "/api/v1/devices": answers.Devices,
    "/api/v1/settings": answers.Settings,
    "/api/v1/settings/matters": answers.SettingNow,
    "/api/v1/plans": answers.Plans,
    "/api/v1/alerts": answers_alerts.Alerts,
    "/api/v1/nowhere": answers.Error,
}
DONE = {
    "/api/v1/windows/1/recall": (None, answers.AtWindow),
    "/api/v1/windows/2/open": (None, answers.AtWindow),
    "/api/v1/tickets": ({"domain": "tax"}, answers.Ticket),
    "/api/v1/clock": ({"advance_minutes": 1}, answers.Time),
}


def said_in_the_document(shape: Any, said: Any) -> None:
    """Raises unless the answer has every field of its shape and no other, each of its type."""
    for module in (answers, answers_alerts, answers_staff):
        for one in vars(module).values():
            if isinstance(one, type) and hasattr(one, "__required_keys__"):
                one.__pydantic_config__ = STRICT  # type: ignore[attr-defined]
    TypeAdapter(shape).validate_python(said, strict=True)


@pytest.mark.parametrize("path", ASKED)
def test_what_is_asked_is_answered_as_the_document_says(at_work: Hall, path: str) -> None:
    said_in_the_document(ASKED[path], at_work.get(path).json())


@pytest.mark.parametrize("path", DONE)
def test_what_is_done_is_answered_as_the_document_says(at_work: Hall, path: str) -> None:
    body, shape = DONE[path]
    said_in_the_document(shape, at_work.post(path, body).json())


def test_one_thing_in_full_is_answered_as_the_document_says(at_work: Hall) -> None:
    code = at_work.get("/api/v1/matters?limit=1").json()["matters"][0]["code"]
    said_in_the_document(answers.MatterInFull, at_work.get(f"/api/v1/matters/{code}").json())
    theme = at_work.get("/api/v1/themes").json()["themes"][0]["key"]
    said_in_the_document(answers.ThemeInFull, at_work.get(f"/api/v1/themes/{theme}").json())


def test_who_leaves_is_answered_as_the_document_says(at_work: Hall) -> None:
    token = at_work.ticket()["token"]
    left = at_work.post(f"/api/v1/tickets/{token}/leave").json()
    said_in_the_document(answers.TheTicket, left)


def test_an_answer_with_a_field_too_many_is_noticed(at_work: Hall) -> None:
    time = at_work.post("/api/v1/clock", {"advance_minutes": 1}).json()
    with pytest.raises(ValidationError):
        said_in_the_document(answers.Time, time | {"name": "张建国"})


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_document_can_be_read_as_a_page(hall: Hall, language: str) -> None:
    page = hall.get("/api/", headers={"Accept-Language": language}).text
    assert "/api/v1/windows/{window}/call-next" in page
    assert f'lang="{language}"' in page
