"""Whatever is sent: no 500, one error shape. schemathesis walks the API document."""

from __future__ import annotations

import contextlib
import time
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from tests.web.halls import Hall

SECONDS = 60.0
EXAMPLES = 12
KEEPS_US_OUT = {"/api/v1/sign-out", "/api/v1/staff/{staff}/password"}


@pytest.mark.soak
def test_nothing_that_is_sent_breaks_the_hall(own_hall: Hall) -> None:
    schema = schemathesis.openapi.from_url(f"{own_hall.url}/api/openapi.json")
    until, seen = time.monotonic() + SECONDS, 0
    operations = [result.ok() for result in schema.get_all_operations()]
    for operation in operations:
        if operation.path in KEEPS_US_OUT or time.monotonic() > until:
            continue
        seen += 1
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            hammer(own_hall, operation, mode, until)
    assert seen > len(operations) * 0.7, "too slow to have seen most calls"
    assert own_hall.get("/healthz").status_code == 200


def hammer(hall: Hall, operation: Any, mode: Any, until: float) -> None:
    """Send generated requests to one call and look at each answer."""
    headers = {"Authorization": f"Bearer {hall.token}", "Accept-Language": "en"}

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        if time.monotonic() > until:
            return
        answer = case.call(headers=headers, timeout=20)
        assert answer.status_code < 500 or answer.status_code == 503, (case, answer.text)
        if answer.status_code >= 400:
            error = answer.json()["error"]
            assert set(error) == {"key", "message", "facts"}, (case, answer.text)
            assert error["message"]

    with contextlib.suppress(Unsatisfiable):  # what has no facts can't be sent wrongly
        send()
