"""The same key of the same sender: answered as before, and nothing happens twice.

Of what was sent only a sealed fingerprint is kept, as it may name a person.
"""

from __future__ import annotations

import json
from typing import Any

from hall.commands import Answer, Work, command
from hall.people.roles import Actor
from hall.ports import Secrets, Shelf
from hall.refusals import Refusal


@command()
class KeepAnswer:
    """Keep what a call of several steps answered, so that its repeat is answered alike."""

    scope: str
    fingerprint: str
    answer: dict[str, Any]

    def carry_out(self, work: Work) -> Answer:
        """Nothing has happened by it: no event."""
        work.shelf.keep_answer(self.scope, self.fingerprint, self.answer, work.at)
        return {}


def scope_of(by: Actor, key: str) -> str:
    """Keys are one's own: another sender's same key is another one."""
    return f"{by}|{key}"


def fingerprint_of(secrets: Secrets, what: str, facts: Any) -> str:
    """What a repeat must agree with; `facts` are plain JSON."""
    return secrets.seal(json.dumps([what, facts], sort_keys=True))


def answered(shelf: Shelf, scope: str, fingerprint: str) -> Answer | None:
    """What was answered under this key. Raises a Refusal where it was for something else."""
    kept = shelf.answer(scope)
    if kept is None:
        return None
    if kept[0] != fingerprint:
        raise Refusal("key_used_for_something_else")
    return kept[1]
