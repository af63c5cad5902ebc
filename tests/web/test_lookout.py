"""When the hall looks at itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from web.hub import ThreadingHub
from web.lookout import Lookout

NINE = datetime(2026, 9, 28, 1, tzinfo=UTC)


class Clock:
    """A hall's clock that is put forward by hand."""

    def __init__(self) -> None:
        self.at = NINE

    def now(self) -> datetime:
        return self.at


def test_the_time_that_passes_during_a_look_is_looked_at_again() -> None:
    clock, looks = Clock(), []

    def offload(_: Any) -> bool:
        looks.append(clock.at)
        if len(looks) == 1:
            clock.at += timedelta(minutes=31)
        else:
            lookout.stop()
        return False

    hub = SimpleNamespace(flag=ThreadingHub().flag, offload=offload)
    lookout = Lookout(cast("Any", SimpleNamespace(hub=hub, clock=clock)))
    lookout.watch()
    assert looks == [NINE, NINE + timedelta(minutes=31)]
