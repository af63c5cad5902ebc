"""Asking too often: counted per account, per address, per socket."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from hall.refusals import TooMany


class Throttle:
    """Counts in a moving window, in memory: a restart forgives."""

    def __init__(self) -> None:
        self._counts = MovingWindowRateLimiter(MemoryStorage())
        self._rules: dict[str, list[RateLimitItem]] = {}

    def hit(self, rule: str, *of: str) -> None:
        """Count one; raises TooMany past `rule`, such as "10 per 5 minutes; 60 per day"."""
        for item in self._items(rule):
            if not self._counts.hit(item, *of):
                raise TooMany("too_many_requests", seconds=self._wait(item, *of))

    def check(self, rule: str, *of: str) -> None:
        """Raise TooMany when `rule` is used up, without counting."""
        for item in self._items(rule):
            if not self._counts.test(item, *of):
                raise TooMany("too_many_requests", seconds=self._wait(item, *of))

    def _items(self, rule: str) -> list[RateLimitItem]:
        if rule not in self._rules:
            self._rules[rule] = parse_many(rule)
        return self._rules[rule]

    def _wait(self, item: RateLimitItem, *of: str) -> int:
        reset = self._counts.get_window_stats(item, *of).reset_time
        return max(1, math.ceil(reset - time.time()))
