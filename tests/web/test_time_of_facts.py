"""Days and moments that callers send: those that a hall can reckon with, and none beyond."""

from dataclasses import is_dataclass
from datetime import date, datetime
from typing import Any, get_args, get_type_hints

import pytest

from hall.commands import COMMANDS
from hall.facts import WithinTime
from hall.refusals import Invalid
from hall.screens.messages import SetMessage
from hall.shifts.commands import CopyShifts
from web.app import CALLS
from web.forms import form_of


def within(hint: Any) -> list[Any]:
    """Every bare type inside a hint, limits left out."""
    if hint in (date, datetime):
        return [hint]
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        return [one for inner in hints.values() for one in within(inner)]
    if hasattr(hint, "__metadata__"):
        limited = any(isinstance(mark, WithinTime) for mark in hint.__metadata__)
        return [] if limited else within(hint.__origin__)
    return [one for arg in get_args(hint) for one in within(arg)]


def test_no_command_and_no_query_takes_any_date_there_is() -> None:
    shapes = {*COMMANDS.values(), *(c.query for c in CALLS), *(c.body for c in CALLS)} - {None}
    for shape in shapes:
        assert within(shape) == [], shape.__name__
    assert len(shapes) > 50


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "2200-01-01"])
def test_a_day_beyond_all_reckoning_is_refused_in_words(day: str) -> None:
    with pytest.raises(Invalid) as refused:
        form_of(CopyShifts).fill({"week": "2026-09-28", "to": day})
    assert refused.value.facts == {"field": "to", "reason": "beyond_time"}


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("9999-12-31T23:59:59-12:00", "beyond_time"),
        ("0001-01-01T00:00:00+14:00", "beyond_time"),
        ("2026-09-28T09:00:00", "without_offset"),
    ],
)
def test_a_moment_beyond_all_reckoning_is_refused_in_words(moment: str, why: str) -> None:
    with pytest.raises(Invalid) as refused:
        form_of(SetMessage).fill({"zh": "通知", "until": moment})
    assert refused.value.facts == {"field": "until", "reason": why}


def test_the_last_days_of_reckoning_are_taken() -> None:
    for day in ("2000-01-01", "2199-12-31"):
        assert form_of(CopyShifts).fill({"week": day, "to": day}).to == date.fromisoformat(day)
