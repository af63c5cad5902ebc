"""The shapes of what commands carry, with their limits; the API document says them too."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, get_args

from annotated_types import Ge, Le, Len, doc


class Pattern:
    """A regular expression that the whole text must match.

    The web floor's validator asks for it by the hook below, so that nothing here imports one.
    """

    __slots__ = ("expression",)

    def __init__(self, expression: str) -> None:
        self.expression = f"^(?:{expression})$"

    def __repr__(self) -> str:
        return f"Pattern({self.expression!r})"

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        return {**handler(source), "pattern": self.expression}


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)


class WithinTime:
    """Days from 2000 to 2199, and moments on them that say their offset: a hall reckons with them.

    Asked for by the same hook. A moment without an offset isn't compared, it is refused as such.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        if source is date:
            return {**handler(source), "ge": FIRST_DAY, "le": LAST_DAY}
        first = datetime.combine(FIRST_DAY, time(), UTC)
        last = datetime.combine(LAST_DAY, time.max, UTC)
        return {**handler(source), "tz_constraint": "aware", "ge": first, "le": last}


def limits_of(fact: Any) -> re.Pattern[str]:
    """The expression that a fact's text must match, for whoever reads it from a file."""
    (found,) = (mark for mark in get_args(fact) if isinstance(mark, Pattern))
    return re.compile(found.expression)


Day = Annotated[date, WithinTime()]
Moment = Annotated[datetime, WithinTime()]
Key = Annotated[str, Len(1, 64), Pattern(r"[A-Za-z0-9一-鿿][A-Za-z0-9._一-鿿-]*")]
WindowNumber = Annotated[str, Len(1, 6), Pattern(r"[0-9A-Za-z]{1,6}"), doc("窗口 number")]
TicketNumber = Annotated[str, Len(2, 12), Pattern(r"[A-Z][0-9]{1,11}"), doc("号票 number, as A012")]
TicketId = Annotated[int, Ge(1), Le(2**53 - 1)]
AlertId = Annotated[int, Ge(1), Le(2**53 - 1)]
WebhookId = Annotated[int, Ge(1), Le(2**53 - 1)]
MessageId = Annotated[int, Ge(1), Le(2**53 - 1)]
PictureHash = Annotated[str, Len(32, 32), Pattern(r"[0-9a-f]{32}")]
SettingId = Annotated[int, Ge(1), Le(2**53 - 1)]
ShiftId = Annotated[int, Ge(1), Le(2**53 - 1)]
PersonId = Annotated[int, Ge(1), Le(2**53 - 1)]
FollowUpId = Annotated[int, Ge(1), Le(2**53 - 1)]
FindingId = Annotated[int, Ge(1), Le(2**53 - 1)]
AppointmentId = Annotated[int, Ge(1), Le(2**53 - 1)]
AppointmentCode = Annotated[str, Len(8, 8), Pattern(r"[0-9]{8}"), doc("预约码, eight digits")]
ReferralId = Annotated[int, Ge(1), Le(2**53 - 1)]
PlaceName = Annotated[str, Len(1, 60), doc("A department, or another hall, by name")]
PlanKey = Annotated[str, Len(1, 80), Pattern(r"[A-Za-z0-9._-]+")]
Token = Annotated[str, Len(8, 128), Pattern(r"[A-Za-z0-9_-]+")]
Reason = Annotated[str, Len(1, 200)]
Remark = Annotated[str, Len(1, 500)]
"""What a visitor types."""
ShortText = Annotated[str, Len(1, 60)]
StaffName = Annotated[str, Len(2, 32), Pattern(r"[a-z][a-z0-9._-]+")]
DeviceName = Annotated[str, Len(1, 32), Pattern(r"[A-Za-z0-9一-鿿][A-Za-z0-9._一-鿿-]*")]
IdNumber = Annotated[str, Len(18, 18), Pattern(r"[0-9]{17}[0-9Xx]"), doc("公民身份号码, GB 11643")]
PersonName = Annotated[str, Len(1, 60)]
Phone = Annotated[str, Len(5, 20), Pattern(r"\+?[0-9 -]{5,19}")]
Hash = Annotated[str, Len(64, 64), Pattern(r"[0-9a-f]{64}")]
Code = Annotated[str, Len(6, 6), Pattern(r"[0-9]{6}")]
Version = Annotated[int, Ge(0)]
"""The number of an event in the journal."""
CaseId = Annotated[int, Ge(1), Le(2**53 - 1)]
BatchId = Annotated[int, Ge(1), Le(2**53 - 1)]
PartId = Annotated[int, Ge(1), Le(2**53 - 1)]
ParcelId = Annotated[int, Ge(1), Le(2**53 - 1)]
StayId = Annotated[int, Ge(1), Le(2**53 - 1)]
OrderId = Annotated[int, Ge(1), Le(2**53 - 1)]
ResultId = Annotated[int, Ge(1), Le(2**53 - 1)]
MaterialId = Annotated[int, Ge(1), Le(2**53 - 1)]
MaterialName = Annotated[str, Len(1, 200)]
Edition = Annotated[int, Ge(1), Le(2**31), doc("The edition that whoever acts has seen")]
Department = Annotated[str, Len(1, 60), doc("A department, as the hall's catalogue writes it")]
LegalBasis = Annotated[str, Len(1, 200), doc("The law or rule that asks for it")]
CaseNumber = Annotated[str, Len(13, 20), Pattern(r"[0-9]{8}-[0-9]{4,11}"), doc("受理编号")]
