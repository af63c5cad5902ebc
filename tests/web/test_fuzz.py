"""Whatever is sent: no 500, one error shape. schemathesis walks the API document."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from tests.web.halls import Hall

EXAMPLES = 6
"""Of each call, rightly made and wrongly made: about 500 requests in all."""
KEEPS_US_OUT = {
    "/api/v1/sign-out",
    *(f"/api/v1/staff/{{staff}}/{what}" for what in ("password", "require-password", "sign-out")),
}

FEW_HANZI = ("\u4e00-\u9fff", "\u4e00-\u4e7f")
"""A pattern's characters are listed one by one: 128 of them stand for all."""
LEADS_OUTSIDE = "/api/v1/webhooks"
"""It would send events to whatever address comes up."""


@pytest.mark.soak
def test_nothing_that_is_sent_breaks_the_hall(own_hall: Hall) -> None:
    import schemathesis  # a second of code that only this test needs

    document = own_hall.get("/api/openapi.json").text.replace(*FEW_HANZI)
    schema = schemathesis.openapi.from_dict(json.loads(document))
    schema.config.update(base_url=own_hall.url)
    operations = [result.ok() for result in schema.get_all_operations()]
    for operation in operations:
        if operation.path in KEEPS_US_OUT:
            continue
        if operation.path.startswith(LEADS_OUTSIDE):
            continue
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            hammer(own_hall, operation, mode)
    assert len(operations) > 35
    assert own_hall.get("/healthz").status_code == 200


def hammer(hall: Hall, operation: Any, mode: Any) -> None:
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
        answer = case.call(headers=headers, timeout=20)
        assert answer.status_code < 500 or answer.status_code == 503, (case, answer.text)
        if answer.status_code >= 400:
            error = answer.json()["error"]
            assert set(error) == {"key", "message", "facts"}, (case, answer.text)
            assert error["message"]

    with contextlib.suppress(Unsatisfiable):  # what has no facts can't be sent wrongly
        send()
