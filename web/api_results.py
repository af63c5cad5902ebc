"""The API of results: from the department to the issuing window, and on to the applicant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall.cases.known import listed_for
from hall.commands import Allowed
from hall.facts import Department
from hall.refusals import Invalid
from hall.results import giving, handing_over, mail, posting, registering, telling
from hall.results.feedback import ISSUED, issued_face
from hall.results.view import RESULTS, results_face
from web import answers_results as shapes
from web.calls import Asked, Call
from web.repeats import Repeat

ROOM = "Results"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Of which department; back office gets its own's."""

    department: Department | None = None


def here(asked: Asked) -> dict[str, Any]:
    """What the issuing windows have before them."""
    w = asked.works

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            return results_face(w.setup, shelf, w.clock.now())

    return w.hub.offload(look)


def issued(asked: Asked) -> dict[str, Any]:
    """What a department hands over, and what became of it (J19-16)."""
    w = asked.works

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            department = listed_for(shelf, asked.by, asked.query.department)
            if department is None:
                raise Invalid("department", "missing")
            return issued_face(w.setup, shelf, department, w.clock.now())

    return w.hub.offload(look)


def _post(
    path: str, command: Any, does: str, example: dict[str, Any], answers: Any = shapes.Result
) -> Call:
    return Call(
        method="POST",
        path=f"/api/v1/{path}",
        does=does,
        command=command,
        answers=answers,
        room=ROOM,
        example=example,
    )


READ = {"number": "20260928-0001", "applicant": "李梅", "document": "税务登记证"}
CALLS = (
    Call(
        method="GET",
        path="/api/v1/results",
        does="What lies at the issuing windows, is under way, or was delivered today",
        handle=here,
        allowed=Allowed(roles=RESULTS.roles),
        answers=shapes.Results,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/results/issued",
        does="What a department has to hand over, and how the rest was delivered",
        handle=issued,
        query=Whose,
        allowed=Allowed(roles=ISSUED.roles),
        answers=shapes.Issued,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/results",
        does="移交: what a department has issued goes to an issuing window on one sheet",
        command=handing_over.HandOverResults,
        answers=shapes.Sheet,
        status=201,
        room=ROOM,
        example={"window": "19", "papers": [{"part": 1, "document": "税务登记证"}]},
    ),
    _post(
        "results/{result}/register",
        registering.RegisterResult,
        "登记: it agrees with the acceptance record",
        {"window": "19", "read": READ},
    ),
    _post(
        "results/{result}/refuse",
        registering.RefuseResult,
        "不予接收: back to its department, with the reason",
        {"window": "19", "unlike": ["applicant"], "reason": "姓名与受理记录不符"},
    ),
    _post(
        "results/{result}/tell",
        telling.TellApplicant,
        "通知领取 by hand",
        {"window": "19", "by_way": "phone"},
    ),
    _post(
        "results/{result}/give",
        giving.GiveResult,
        "发放 at the window, to who has shown who they are",
        {"window": "19", "identity": "身份证"},
    ),
    Call(
        method="POST",
        path="/api/v1/results/{result}/receipt",
        does="送达回证 in full, to print it; it is on record",
        command=giving.ShowReceipt,
        repeat=Repeat.NEW,
        answers=shapes.ReceiptInFull,
        room=ROOM,
        example={"reason": "打印送达回证"},
    ),
    _post(
        "results/{result}/post",
        posting.PostResult,
        "寄出 with a carrier",
        {
            "window": "19",
            "carrier": "邮政快递",
            "tracking": "1234567890123",
            "address": "示例路1号",
        },
        shapes.Parcel,
    ),
    _post(
        "parcels/{parcel}/move",
        posting.MoveParcel,
        "What the carrier says of a parcel",
        {"window": "19", "state": "delivered"},
        shapes.Parcel,
    ),
    Call(
        method="POST",
        path="/api/v1/parcels/{parcel}/label",
        does="面单: to whom and where it goes, to print it; it is on record",
        command=posting.ShowLabel,
        repeat=Repeat.NEW,
        answers=shapes.Label,
        room=ROOM,
        example={},
    ),
    Call(
        method="POST",
        path="/api/v1/parcels",
        does="签收: what a carrier brings is registered and signed for",
        command=mail.ReceiveParcel,
        answers=shapes.Parcel,
        status=201,
        room=ROOM,
        example={
            "window": "19",
            "carrier": "邮政快递",
            "tracking": "1234567890124",
            "contents": "补正材料",
        },
    ),
    _post(
        "parcels/{parcel}/pass-on",
        mail.PassParcelOn,
        "转交 to the department it is for",
        {"window": "19", "department": "税务局"},
        shapes.Parcel,
    ),
)
