"""Runs a command in the open and remembers the last thing it said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence

from tools.setup.place import ROOT

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def run_and_watch(command: Sequence[str]) -> tuple[int, str]:
    """Pass the output on as it comes; hand back the exit code and the last line that said much."""
    said = ""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            said = COLOUR.sub("", line).strip(" =\n") or said
    return process.returncode, said


def _environment() -> dict[str, str]:
    """Ours, but what Python compiles is kept: the tests start the hall two hundred times."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONUNBUFFERED": "1"}
