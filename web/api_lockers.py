"""The API of lockers: staff store and look after cells, the cabinet's own screen collects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall.commands import Allowed
from hall.facts import IdNumber, Reason, Token
from hall.lockers.collecting import (
    AT_THE_CABINET,
    AskCollect,
    CollectNext,
    PickupCode,
    RenewPickupCode,
    ShowPickupCode,
    Tail,
)
from hall.lockers.known import ISSUERS
from hall.lockers.minding import (
    BlockCell,
    ClearCell,
    InCell,
    OpenCell,
    RecallStay,
    UnblockCell,
)
from hall.lockers.storing import BeginStoring, ConfirmStored, GiveUpStoring
from hall.lockers.view import cells_face, summary
from hall.refusals import Refusal
from web import answers_lockers as answers
from web.calls import Asked, Call
from web.repeats import Repeat

ROOM = "Lockers"
SHOWN_PER_ADDRESS = "30 per 10 minutes"
CELL = "/api/v1/lockers/{cabinet}/cells/{cell}"
STAFF = Allowed(roles=ISSUERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What somebody shows at the cabinet: one of token, code with the last four, and ID number."""

    token: Token | None = None
    code: PickupCode | None = None
    tail: Tail | None = None
    id_number: IdNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The token of a case, as on its phone page."""

    token: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What staff found of the result in a cell; None where none should be there.

    `reason`: how they know that its applicant has it.
    """

    found: InCell | None = None
    reason: Reason | None = None


def lockers(asked: Asked) -> dict[str, Any]:
    """Each cabinet in a line."""
    w = asked.works
    with w.store.reading() as shelf:
        return {"lockers": summary(w.setup, shelf, w.clock.now())}


def locker(asked: Asked) -> dict[str, Any]:
    """One cabinet with all its cells."""
    w = asked.works
    with w.store.reading() as shelf:
        return cells_face(w.setup, shelf, asked.path["cabinet"], w.clock.now())


def collect(asked: Asked) -> dict[str, Any]:
    """Open the right door. A wrong guess was counted before it is refused."""
    body = asked.body
    command = AskCollect(
        cabinet=asked.path["cabinet"],
        token=body.token,
        code=body.code,
        tail=body.tail,
        id_number=body.id_number,
    )
    answer = asked.works.door.carry_out(command, asked.by)
    if "refused" in answer:
        raise Refusal(answer["refused"], left=answer["left"])
    return answer


def confirm(asked: Asked) -> dict[str, Any]:
    """It is stored; the answer alone has its code."""
    return _sent(asked, ConfirmStored(stay=asked.path["stay"]))


def renew(asked: Asked) -> dict[str, Any]:
    """A new code for what lies there."""
    return _sent(asked, RenewPickupCode(stay=asked.path["stay"]))


def show(asked: Asked) -> dict[str, Any]:
    """New codes for the holder of a token."""
    return _sent(asked, ShowPickupCode(token=asked.body.token))


def clear(asked: Asked) -> dict[str, Any]:
    """Staff have looked; where the result lies there it has a new code."""
    path, body = asked.path, asked.body
    where = {"cabinet": path["cabinet"], "cell": path["cell"]}
    return _sent(asked, ClearCell(**where, found=body.found, reason=body.reason))


def _sent(asked: Asked, command: Any) -> dict[str, Any]:
    return asked.works.door.carry_out(command, asked.by)


CALLS = (
    Call(
        method="GET",
        path="/api/v1/lockers",
        does="The lockers: how full each is, and what needs a hand",
        handle=lockers,
        allowed=STAFF,
        answers=answers.Cabinets,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/lockers/{cabinet}",
        does="Every cell of a locker, and what waits to be stored",
        handle=locker,
        allowed=STAFF,
        answers=answers.Cabinet,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/lockers/{cabinet}/storings",
        does="Keep a cell for a result and open its door",
        command=BeginStoring,
        answers=answers.Begun,
        room=ROOM,
        status=201,
        example={"result": 1},
    ),
    Call(
        method="POST",
        path="/api/v1/stays/{stay}/confirm",
        does="It lies in the cell, and the door is shut",
        handle=confirm,
        allowed=STAFF,
        answers=answers.Stored,
        room=ROOM,
        repeat=Repeat.REFUSED,
    ),
    Call(
        method="POST",
        path="/api/v1/stays/{stay}/give-up",
        does="Nothing was put in",
        command=GiveUpStoring,
        answers=answers.GivenUp,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/stays/{stay}/recall",
        does="Open the cell and take the result back to the window",
        command=RecallStay,
        answers=answers.Ordered,
        room=ROOM,
        example={"reason": "逾期未取"},
    ),
    Call(
        method="POST",
        path="/api/v1/stays/{stay}/code",
        does="A new pick-up code; the former opens nothing",
        handle=renew,
        allowed=STAFF,
        answers=answers.Code,
        room=ROOM,
        repeat=Repeat.REFUSED,
    ),
    Call(
        method="POST",
        path="/api/v1/pick-up-codes",
        does="New pick-up codes for whoever holds the token of a case",
        handle=show,
        body=Held,
        allowed=Allowed(anyone=True),
        answers=answers.Codes,
        room=ROOM,
        repeat=Repeat.NEW,
        often=SHOWN_PER_ADDRESS,
        example={"token": "q3n2Xo0sWv8eYd1fHkLz5uPa"},
    ),
    Call(
        method="POST",
        path="/api/v1/lockers/{cabinet}/collections",
        does="Open the door behind which somebody's result lies",
        handle=collect,
        body=Shown,
        allowed=Allowed(devices=AT_THE_CABINET),
        answers=answers.Opening,
        room=ROOM,
        repeat=Repeat.NEW,
        example={"code": "402913", "tail": "1234"},
    ),
    Call(
        method="POST",
        path="/api/v1/lockers/{cabinet}/collections/next",
        does="The same person's next door, after one was shut",
        command=CollectNext,
        answers=answers.Opening,
        room=ROOM,
        example={"after": 1},
    ),
    Call(
        method="POST",
        path=f"{CELL}/open",
        does="Open a door to look; what lies there stays",
        command=OpenCell,
        answers=answers.Ordered,
        room=ROOM,
        example={"reason": "核对"},
    ),
    Call(
        method="POST",
        path=f"{CELL}/clear",
        does="Staff have looked: what they found, and the cell may be used again",
        handle=clear,
        body=Looked,
        allowed=STAFF,
        answers=answers.Cleared,
        room=ROOM,
        repeat=Repeat.REFUSED,
        example={"found": "here"},
    ),
    Call(
        method="POST",
        path=f"{CELL}/block",
        does="Use a cell no more, and say why",
        command=BlockCell,
        answers=answers.CellNow,
        room=ROOM,
        example={"reason": "锁舌松动"},
    ),
    Call(
        method="POST",
        path=f"{CELL}/unblock",
        does="The cell is in order again",
        command=UnblockCell,
        answers=answers.CellNow,
        room=ROOM,
    ),
)
