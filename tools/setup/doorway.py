"""What `./run` does with the words typed after it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from tools.setup import environment, frontend, system
from tools.setup.place import ROOT, SetupError, alone, say

HELP = """\
Yichuang runs the hall of a government service centre.

  ./run [serve]        start the hall on data/, prints "ready <url>" when it listens
  ./run demo           the same on a throw-away database, with simulated citizens and clerks
  ./run backup FILE    a consistent copy, also while the hall runs (--with-keys: the keys too)
  ./run restore FILE   the way back
  ./run check          examine the database and the configuration
  ./run compact        the database written anew, without gaps; while the hall is closed
  ./run rotate-key     a new key locks names and numbers (--forget-old drops the old ones)

  ./run test           every check of the house; with words after it, only pytest with them
  ./run bench [NAME]   benchmarks, as a table and as JSON
  ./run shots          pictures of every screen, into docs/screens
  ./run setup          only set up what is missing (setup test: for the tests too)
  ./run lock           for developers: write the lock files anew from pyproject.toml

serve and demo take  --hall NAME-or-folder  --data FOLDER  --host HOST  --port PORT
                     (serve listens to the whole network; --host 127.0.0.1: to this machine)
                     --clock 2026-09-28T09:00 (rehearsal: the hall's clock starts there)
"""

OF_THE_SERVER = {"serve", "demo", "backup", "restore", "check", "compact", "rotate-key"}
MODULES = {"test": "tools.checks", "bench": "bench", "shots": "tools.shots"}
NEEDS_TEST_PACKAGES = {"test", "bench", "shots"}
SOUNDS = {"serve", "demo"}


def enter(words: Sequence[str]) -> int:
    """Set up what the command needs and become the command; an exit code if it can't."""
    command, rest = _split(words)
    try:
        return _follow(command, rest)
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except OSError as trouble:
        say(f"The set-up could not go on: {trouble}")
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next ./run takes it up again.")
        return 130


def _split(words: Sequence[str]) -> tuple[str, list[str]]:
    if words and words[0] in {"-h", "--help", "help"}:
        return "help", []
    if not words or words[0].startswith("-"):
        return "serve", list(words)
    return words[0], list(words[1:])


def _follow(command: str, rest: list[str]) -> int:
    if command == "help":
        return _tell_help()
    if command == "setup":
        set_up(for_tests="test" in rest)
        say("Ready.")
        return 0
    if command == "lock":
        from tools.setup import lock  # noqa: PLC0415

        lock.write()
        return 0
    if command not in OF_THE_SERVER | MODULES.keys():
        say(f'There is no command "{command}".\n\n{HELP}')
        return 2
    set_up(for_tests=command in NEEDS_TEST_PACKAGES, with_voice=command in SOUNDS)
    return _become(command, rest)


def _tell_help() -> int:
    """Who reads only the beginning (`| head`) has read enough."""
    try:
        print(HELP, end="", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def set_up(*, for_tests: bool = False, with_voice: bool = True) -> None:
    """Bring environment, browser packages and system packages to what the locks say."""
    layer = "test" if for_tests else "hall"
    if not (environment.is_ready(layer) and frontend.is_ready()):
        began = time.monotonic()
        with alone():
            if not environment.is_ready(layer):
                environment.make(layer)
            if not frontend.is_ready():
                frontend.make()
        say(f"Set up in {time.monotonic() - began:.0f} s.")
    if for_tests:
        system.provide(system.FOR_THE_TESTS, insist=True)
    elif with_voice:
        system.provide(system.FOR_THE_HALL)


def _become(command: str, rest: list[str]) -> int:
    """Replace this process, so that signals and the exit code are the command's own."""
    python = str(environment.PYTHON)
    sys.stdout.flush()
    if command in OF_THE_SERVER:
        os.execv(python, [python, str(ROOT / "server.py"), command, *rest])
    os.chdir(ROOT)
    os.execv(python, [python, "-m", MODULES[command], *rest])
