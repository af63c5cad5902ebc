"""取件: an applicant shows what only they have, and the right door opens (J19-14)."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from annotated_types import Len, doc

from hall.cases.case import Case
from hall.commands import Answer, Work, command
from hall.facts import DeviceName, IdNumber, OrderId, Pattern, StayId, Token
from hall.lockers import moves
from hall.lockers.codes import sealed_code, sealed_tail
from hall.lockers.doors import ask
from hall.lockers.events import PickupCodeRenewed
from hall.lockers.guessing import missed, must_not_be_locked, must_not_be_locked_out
from hall.lockers.known import (
    ISSUERS,
    cabinet_of,
    door_of_stay,
    must_be_at,
    stay_of,
    stays_in,
)
from hall.lockers.order import DoorOrder, OrderState, Purpose
from hall.lockers.phone import send_code
from hall.lockers.stay import Stay, StayState
from hall.lockers.storing import lie_there
from hall.outbox.notice import overtake
from hall.people.persons import sealed_id
from hall.people.roles import DeviceKind
from hall.refusals import Invalid, Refusal, Unknown

PickupCode = Annotated[str, Len(6, 8), Pattern(r"[0-9]{6,8}"), doc("取件码")]
Tail = Annotated[str, Len(4, 4), Pattern(r"[0-9]{3}[0-9Xx]"), doc("Last four of ID card or phone")]
AT_THE_CABINET = frozenset({DeviceKind.LOCKER})
THEN_WITHIN = timedelta(minutes=2)
"""So long after one door was shut the next one may be opened without showing anything again."""
WAITS_HERE = (StayState.STORED, StayState.COLLECTING, StayState.DOUBTFUL, StayState.RECALLING)


@command(devices=AT_THE_CABINET, answer_is_secret=True)
class AskCollect:
    """取件: by the token in its pick-up QR code, by code and last four, or by ID card.

    The answer says which cell opens, by which order, and how many more lie here: of the same case,
    or of the same person's where they showed their card. A wrong guess answers `refused`, the key
    of what the screen says, and is counted. An ID number is no secret: it opens only where
    devices.toml says that a card reader gives it.
    """

    cabinet: DeviceName
    token: Token | None = None
    code: PickupCode | None = None
    tail: Tail | None = None
    id_number: IdNumber | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses while guessing is stopped, what is in doubt, and a door that can't be seen."""
        cabinet = cabinet_of(work.shelf, self.cabinet)
        must_be_at(work.by, cabinet.name)
        self._must_show_one_thing()
        if self.token is not None:
            return _open_first(work, _case_of(work, self._by_token(work)), "token")
        must_not_be_locked(work, cabinet)
        if self.id_number is not None:
            if not cabinet.cards:
                raise Refusal("cards_not_read", cabinet=cabinet.name)
            found = self._by_card(work)
            return (
                _open_first(work, found, "card") if found else missed(work, cabinet, "no_card_here")
            )
        stay = self._by_code(work)
        if stay is None:
            return missed(work, cabinet, "wrong_code")
        must_not_be_locked_out(work, stay)
        if stay.tail != sealed_tail(work.secrets, stay.id, self.tail or ""):
            return missed(work, cabinet, "wrong_code", stay)
        if stay.cabinet != cabinet.name:
            raise Refusal("other_cabinet", cabinet=stay.cabinet)
        return _open_first(work, _case_of(work, stay), "code")

    def _must_show_one_thing(self) -> None:
        if sum(shown is not None for shown in (self.token, self.code, self.id_number)) != 1:
            raise Invalid("code", "exactly_one", names="token, code, id_number")
        if (self.code is None) != (self.tail is None):
            raise Invalid("tail", "missing" if self.tail is None else "unknown_field")

    def _by_token(self, work: Work) -> Stay:
        found = work.shelf.of(Stay).find(token=self.token)
        if not found or found[0].state not in WAITS_HERE:
            raise Unknown("nothing_here")
        if found[0].cabinet != self.cabinet:
            raise Refusal("other_cabinet", cabinet=found[0].cabinet)
        return found[0]

    def _by_card(self, work: Work) -> list[Stay]:
        person = sealed_id(work.secrets, self.id_number or "")
        waiting = stays_in(work.shelf, self.cabinet, WAITS_HERE)
        return [stay for stay in waiting if stay.person == person]

    def _by_code(self, work: Work) -> Stay | None:
        found = work.shelf.of(Stay).find(code=sealed_code(work.secrets, self.code or ""))
        return found[0] if found else None


@command(devices=AT_THE_CABINET)
class CollectNext:
    """下一件: after one door was shut, the next one that the first was opened with."""

    cabinet: DeviceName
    after: OrderId

    def carry_out(self, work: Work) -> Answer:
        """Refuses where that was too long ago, or isn't done: then it is asked for anew."""
        must_be_at(work.by, self.cabinet)
        before = work.shelf.of(DoorOrder).get(self.after)
        if before is None or before.cabinet != self.cabinet:
            raise Unknown("unknown_order")
        if before.state is OrderState.OPEN:
            raise Refusal("door_open", cell=before.cell)
        ended = before.ended_at if before.state is OrderState.SHUT else None
        if ended is None or work.at - ended > THEN_WITHIN:
            raise Refusal("show_again")
        left = [stay_of(work.shelf, one) for one in before.then]
        waiting = [stay for stay in left if stay.state is StayState.STORED]
        if not waiting:
            raise Unknown("nothing_here")
        return _open_first(work, waiting, before.shown or "code")


@command(roles=ISSUERS, answer_is_secret=True)
class RenewPickupCode:
    """换取件码: a new code for what lies there; the former opens nothing, nor does its QR code."""

    stay: StayId

    def carry_out(self, work: Work) -> Answer:
        """Refuses what doesn't lie in its cell. The applicant is sent the new one, too."""
        stay = stay_of(work.shelf, self.stay)
        answer = renew(work, stay)
        send_code(work, stay, answer["code"])
        return answer


@command(anyone=True, answer_is_secret=True)
class ShowPickupCode:
    """看取件码: whoever holds the token of the case gets a new code for what lies there.

    A code is kept only as a keyed hash, so none can be shown twice.
    """

    token: Token

    def carry_out(self, work: Work) -> Answer:
        """Refuses where nothing lies in a cell for them."""
        cases = work.shelf.of(Case).find(token=self.token)
        results = work.shelf.of(Stay).find(case=cases[0].id) if cases else ()
        stored = [stay for stay in results if stay.state is StayState.STORED]
        if not stored:
            raise Unknown("nothing_here")
        return {"codes": [renew(work, stay) for stay in stored]}


def renew(work: Work, stay: Stay) -> Answer:
    """A new code; misses beside the former one are forgotten, a lock-out isn't."""
    if stay.state is not StayState.STORED:
        raise Refusal("not_stored", number=stay.number)
    must_not_be_locked_out(work, stay)
    stored, code = lie_there(work, stay)
    overtake(work, stay.case, stay.result)
    work.note(PickupCodeRenewed(**stored.about()))
    return {"stay": stored.id, "cabinet": stored.cabinet, "cell": stored.cell, "code": code}


def _case_of(work: Work, stay: Stay) -> list[Stay]:
    """This one first, then what else of its case lies in the same cabinet.

    A QR code or a code is passed on to whoever collects for one case; it opens no other one's.
    """
    waiting = stays_in(work.shelf, stay.cabinet, (StayState.STORED,))
    return [stay, *(one for one in waiting if one.id != stay.id and one.case == stay.case)]


def _open_first(work: Work, found: list[Stay], shown: str) -> Answer:
    stay, then = found[0], [one.id for one in found[1:] if one.state is StayState.STORED]
    door = door_of_stay(work.shelf, stay)
    if stay.state is StayState.COLLECTING and door.order is not None:
        return _answer(door.order)
    if stay.state is StayState.RECALLING:
        raise Refusal("being_recalled", number=stay.number)
    if stay.state is StayState.DOUBTFUL:
        raise Refusal("cell_in_doubt", cabinet=stay.cabinet, cell=stay.cell)
    progress, door = moves.begin_collecting(door, shown)
    work.keep(progress)
    return _answer(ask(work, door, Purpose.COLLECT, then, shown))


def _answer(order: DoorOrder) -> Answer:
    return {"cell": order.cell, "order": order.id, "more": len(order.then)}
