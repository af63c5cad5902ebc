"""Repeated calls: what a handler answered is kept under the sender's key, as commands' answers are.

1. who sends the same key while the first call is under way waits for it;
2. what was answered before is answered again, also after a restart;
3. otherwise it is done; what is refused isn't kept, and may be wished for again;
4. the answer is kept, or where it holds a secret, only that it was given.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from hall.people.roles import HALL, Actor
from hall.refusals import Refusal
from hall.repeats import KeepAnswer, answered, fingerprint_of, scope_of
from web.door import PATIENCE, Closed
from web.hub import Flag
from web.works import Works

log = logging.getLogger("yichuang.repeats")


class Repeat(StrEnum):
    """What the same key does a second time, in the words of the API document."""

    ANSWERED = "The same key gives the same answer and happens once, also after a restart."
    REFUSED = (
        "Happens once. A secret is in it and isn't kept, so its repeat does nothing and is refused "
        "with `done_before`."
    )
    NEW = "Nothing is kept under it: a repeat is a call like the first, which does no harm here."


class Repeats:
    """The keys under way; those that are done stand in the database."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self._under_way: dict[str, Flag] = {}

    def once(  # noqa: PLR0913 - who, what, and how
        self, what: str, facts: Any, by: Actor, key: str, do: Callable[[], Any], *, secret: bool
    ) -> Any:
        """Do it, or answer what was answered under this key. `secret`: then refuse instead."""
        w, scope = self.works, scope_of(by, key)
        fingerprint = fingerprint_of(w.secrets, what, facts)
        with self._alone(scope):
            with w.store.reading() as shelf:
                before = answered(shelf, scope, fingerprint)
            if before is None:
                answer = do()
                kept = {} if secret else answer
                self._keep(KeepAnswer(scope=scope, fingerprint=fingerprint, answer=kept))
                return answer
        if secret:
            raise Refusal("done_before")
        return before

    def _keep(self, answer: KeepAnswer) -> None:
        """It is done, so whoever asked is answered even where that can't be kept."""
        try:
            self.works.door.carry_out(answer, HALL)
        except Closed:
            log.warning("an answer could not be kept for a repeat")

    @contextmanager
    def _alone(self, scope: str) -> Iterator[None]:
        mine = self.works.hub.flag()
        while (first := self._under_way.setdefault(scope, mine)) is not mine:
            if not first.wait(PATIENCE):
                raise Closed("hall_slow", seconds=5)
        try:
            yield
        finally:
            del self._under_way[scope]
            mine.set()
