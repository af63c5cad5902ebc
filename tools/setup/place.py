"""Where things stand in the tree, and how the set-up speaks to the person at the keyboard."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / ".state"


class SetupError(Exception):
    """The set-up can't go on; the text is the one line for the person, with what to type."""


def say(line: str) -> None:
    """One calm line on stderr; stdout belongs to the command that follows."""
    print(line, file=sys.stderr, flush=True)


def fingerprint(*parts: str | Path) -> str:
    """SHA-256 over texts and the contents of files, in their order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def quietly(
    command: Sequence[str | Path],
    trouble: str,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
) -> None:
    """Run a command without its chatter; raise SetupError with its last lines if it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        tail = "\n".join(f"    {line}" for line in done.stdout.strip().splitlines()[-12:])
        raise SetupError(f"{trouble}\n{tail}" if tail else trouble)


@contextmanager
def alone() -> Iterator[None]:
    """Hold the set-up for this process; a second ./run waits here until the first is done."""
    STATE.mkdir(exist_ok=True)
    with (STATE / "setup.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another ./run is setting up this folder; waiting for it.")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
