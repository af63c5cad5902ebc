"""What can happen to a result. Each move hands back the new state and what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from hall.cases.case import Delivery
from hall.progress import Progress
from hall.results.events import (
    ApplicantTold,
    ResultCameBack,
    ResultDelivered,
    ResultHandedOver,
    ResultPosted,
    ResultRefused,
    ResultRegistered,
    ResultStored,
    ResultTakenOut,
)
from hall.results.result import AT_THE_WINDOW, Result, ResultState

ON_THE_WAY = (ResultState.STORED, ResultState.POSTED)


@dataclass(frozen=True, slots=True)
class Handed:
    """送达 as it happened: when, how, to whom, and by when its department is to know of it."""

    at: datetime
    how: Delivery
    to: str
    feedback_by: datetime


def hand_over(result: Result, due: datetime) -> Progress:
    """移交: it is on its way to the issuing window."""
    event = ResultHandedOver(
        **result.about(),
        at_window=result.window,
        copies=result.copies,
        seconds=(result.handed_over_at - due).total_seconds(),
    )
    return Progress((result,), (event,))


def register(result: Result, window: str, by: str, at: datetime, tell_by: datetime) -> Progress:
    """登记: it agrees with the record, and lies at the window from now on."""
    result.must_be(ResultState.HANDED_OVER)
    here = replace(
        _next(result),
        state=ResultState.REGISTERED,
        window=window,
        registered_by=by,
        registered_at=at,
        tell_by=tell_by,
    )
    event = ResultRegistered(**here.about(), at_window=window, tell_by=tell_by.isoformat())
    return Progress((here,), (event,))


def refuse(result: Result, window: str, unlike: tuple[str, ...], reason: str) -> Progress:
    """不予接收: it goes back to its department, which hands it over anew."""
    result.must_be(ResultState.HANDED_OVER)
    back = replace(_next(result), state=ResultState.REFUSED, reason=reason)
    event = ResultRefused(**back.about(), at_window=window, unlike=unlike, reason=reason)
    return Progress((back,), (event,))


def tell(result: Result, way: str, at: datetime) -> Progress:
    """通知领取: the applicant knows. What lies in a cell or is on its way stays there."""
    result.must_be(*AT_THE_WINDOW, *ON_THE_WAY)
    state = ResultState.READY if result.state is ResultState.REGISTERED else result.state
    told = replace(_next(result), state=state, told_at=result.told_at or at)
    late = (at - result.tell_by).total_seconds() if result.tell_by else 0.0
    return Progress((told,), (ApplicantTold(**told.about(), by_way=way, seconds=late),))


def store(result: Result, place: str) -> Progress:
    """存柜: it lies in a cell."""
    result.must_be(*AT_THE_WINDOW)
    stored = replace(_next(result), state=ResultState.STORED, place=place)
    return Progress((stored,), (ResultStored(**stored.about(), place=place),))


def take_out(result: Result, reason: str) -> Progress:
    """取回: out of its cell, and at the window again."""
    result.must_be(ResultState.STORED)
    event = ResultTakenOut(**result.about(), place=result.place or "", reason=reason)
    return Progress((_back(result),), (event,))


def post(result: Result, carrier: str, tracking: str) -> Progress:
    """寄出: the carrier has it."""
    result.must_be(*AT_THE_WINDOW)
    posted = replace(_next(result), state=ResultState.POSTED, place=None)
    event = ResultPosted(**posted.about(), carrier=carrier, tracking=tracking)
    return Progress((posted,), (event,))


def come_back(result: Result, reason: str) -> Progress:
    """退件: the carrier couldn't deliver it."""
    result.must_be(ResultState.POSTED)
    return Progress((_back(result),), (ResultCameBack(**result.about(), reason=reason),))


def deliver(result: Result, handed: Handed, at: datetime) -> Progress:
    """送达, recorded at `at`: from then on its department knows."""
    result.must_be(*AT_THE_WINDOW, *ON_THE_WAY)
    there = replace(
        _next(result),
        state=ResultState.DELIVERED,
        delivered_at=handed.at,
        delivered_how=handed.how,
        feedback_by=handed.feedback_by,
        fed_back_at=at,
    )
    late = (at - handed.feedback_by).total_seconds()
    event = ResultDelivered(**there.about(), how=str(handed.how), to=handed.to, seconds=late)
    return Progress((there,), (event,))


def _back(result: Result) -> Result:
    state = ResultState.READY if result.told_at else ResultState.REGISTERED
    return replace(_next(result), state=state, place=None)


def _next(result: Result) -> Result:
    return replace(result, edition=result.edition + 1)
