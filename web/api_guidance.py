"""The API of the guide desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Ge, Le

from hall.commands import Allowed
from hall.facts import Day
from hall.guidance.commands import NameAgent, ReferOn, SettleReferral
from hall.guidance.referral import Referral
from hall.guidance.showing import ShowAgent
from hall.guidance.view import referral_face
from hall.people.roles import AT_THE_LINE, Role
from web import answers
from web import answers_guidance as its
from web.calls import Asked, Call
from web.repeats import Repeat

ROOM = "Guide desk"
READERS = Allowed(roles=AT_THE_LINE | {Role.SUPERVISOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Of which business date; today's where none is given."""

    date: Day | None = None
    limit: Annotated[int, Ge(1), Le(1000)] = 500


def referrals(asked: Asked) -> dict[str, Any]:
    """The referrals of a business date, oldest first."""
    w, query = asked.works, asked.query
    day = query.date or w.setup.business_date(w.clock.now())

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            found = shelf.of(Referral).find(day=day, limit=query.limit)
            return {"referrals": [referral_face(w.setup, shelf, one) for one in found]}

    return w.hub.offload(look)


CALLS = (
    Call(
        method="POST",
        path="/api/v1/tickets/{ticket}/agent",
        does="陪同, 代办: who goes with the holder of a ticket, or acts for them",
        command=NameAgent,
        answers=answers.TheTicket,
        room=ROOM,
        example={"way": "beside", "staff": "liuyang"},
    ),
    Call(
        method="POST",
        path="/api/v1/tickets/{ticket}/agent/show",
        does="Who acts for the holder, in full; it is on record",
        command=ShowAgent,
        repeat=Repeat.NEW,
        answers=its.AgentShown,
        room=ROOM,
        example={"reason": "核对代办人身份"},
    ),
    Call(
        method="GET",
        path="/api/v1/referrals",
        does="Who was referred on, and what became of it",
        handle=referrals,
        query=Which,
        allowed=READERS,
        answers=its.Referrals,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/referrals",
        does="首问负责: refer a visitor on, with a reason",
        command=ReferOn,
        answers=its.ReferredOn,
        room=ROOM,
        status=201,
        example={
            "text": "换领驾驶证",
            "elsewhere": "车管分中心",
            "reason": "本大厅不办理车管业务",
        },
    ),
    Call(
        method="POST",
        path="/api/v1/referrals/{referral}/settle",
        does="They have arrived, or want to go there no more",
        command=SettleReferral,
        answers=its.Settled,
        room=ROOM,
        example={"outcome": "arrived"},
    ),
)
