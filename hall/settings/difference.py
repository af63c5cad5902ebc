"""What has changed in a long section, kept instead of the whole of it.

The catalogue takes hundreds of kilobytes, and one step of its path changes a word in a few entries:
`{"17": {"undifferentiated": true}}` by the places of the entries.
"""

from __future__ import annotations

import json
from typing import Any

LONG = 4_000
"""Characters; what is shorter is kept whole."""
WORTH = 4
"""A difference is kept where it is so many times shorter."""


def difference(former: str, now: str) -> str | None:
    """How `now` differs from `former`, both JSON; None where it had better be kept whole."""
    if len(now) < LONG:
        return None
    entries = _changed(json.loads(former), json.loads(now))
    text = None if entries is None else json.dumps(entries, ensure_ascii=False)
    return text if text is not None and len(text) * WORTH < len(now) else None


def applied(former: str, differing: str) -> str:
    """`former` with what differs put in its place."""
    entries: list[Any] = json.loads(former)
    for place, facts in json.loads(differing).items():
        entries[int(place)] |= facts
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _changed(former: Any, now: Any) -> dict[str, Any] | None:
    if not (isinstance(former, list) and isinstance(now, list) and len(former) == len(now)):
        return None
    changed = {}
    for place, (before, after) in enumerate(zip(former, now, strict=True)):
        if before == after:
            continue
        if (
            not (isinstance(before, dict) and isinstance(after, dict))
            or before.keys() != after.keys()
        ):
            return None
        changed[str(place)] = {name: fact for name, fact in after.items() if before[name] != fact}
    return changed
