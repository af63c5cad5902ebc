"""What the hall and the process beside it say to each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hall.refusals import Refusal
from hall.setup import Setup


@dataclass(frozen=True, slots=True)
class Job:
    """`work(setup, shelf, *facts)` on one consistent look at what is committed.

    `setup` is None where it is the one of the job before: it is large.
    """

    work: Callable[..., Any]
    facts: Sequence[Any]
    setup: Setup | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job came to: its result, a refusal, or the trouble that ended it."""

    result: Any = None
    refusal: Refusal | None = None
    trouble: str = ""
