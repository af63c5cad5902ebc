"""The process in which a recorded day is played again, so that the hall's own goes on undisturbed.

It reads one pickled `Asked` from its parent on stdin and writes one JSON answer: the trial's face,
or `{"refusal": key, "facts"}`.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hall.planning.trial import try_rules
from hall.refusals import Refusal
from hall.settings.routing import Routing
from hall.setup import Setup
from store.memory import MemoryStore
from store.sqlite import SqliteReader

POLITE = 10
"""How much this process stands back for the hall's (nice)."""


@dataclass(frozen=True, slots=True)
class AskedOfChild:
    """Which day of which database, and under which rules."""

    file: Path
    configured: Setup
    day: date
    rules: Routing


def main() -> int:
    """Answer one question."""
    os.nice(POLITE)
    asked: AskedOfChild = pickle.load(sys.stdin.buffer)
    reader = SqliteReader(asked.file)
    try:
        with reader.looking() as shelf:
            trial = try_rules(asked.configured, shelf, asked.day, asked.rules.applied, MemoryStore)
        answer = trial.face()
    except Refusal as refusal:
        answer = {"refusal": refusal.key, "facts": refusal.facts}
    finally:
        reader.close()
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
