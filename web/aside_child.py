"""The process in which the hall reckons what takes long, so that its own goes on undisturbed.

It is started with the database's path, reads one pickled `Job` after another from stdin and writes
one pickled `Answer` to each.
"""

from __future__ import annotations

import os
import pickle
import select
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

from hall.refusals import Refusal
from hall.setup import Setup
from store.sqlite import SqliteReader
from web.aside_jobs import Answer, Job

POLITE = 10
"""How much this process stands back for the hall's (nice)."""
IDLE_SECONDS = 300.0
"""Asked nothing for so long, it ends; the next question starts another."""


def main() -> int:
    """Answer until nobody asks any more."""
    os.nice(POLITE)
    file, setup = Path(sys.argv[1]), None
    for job in _jobs(sys.stdin.buffer):
        setup = job.setup or setup
        pickle.dump(_done(job, setup, file), sys.stdout.buffer)
        sys.stdout.buffer.flush()
    return 0


def _jobs(told: IO[bytes]) -> Iterator[Job]:
    """Until the hall hangs up, or is silent for long."""
    while select.select([told], [], [], IDLE_SECONDS)[0]:
        try:
            yield pickle.load(told)
        except EOFError:
            return


def _done(job: Job, setup: Setup | None, file: Path) -> Answer:
    try:
        with closing(SqliteReader(file)) as reader, reader.looking() as shelf:
            return Answer(job.work(setup, shelf, *job.facts))
    except Refusal as refusal:
        return Answer(refusal=refusal)
    except Exception:
        return Answer(trouble=traceback.format_exc())


if __name__ == "__main__":
    sys.exit(main())
