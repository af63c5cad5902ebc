"""The Python environment `.venv`, made from the lock files.

`.venv/set-up.json` holds, per layer, the fingerprint of what was installed. `.venv/unfinished`
stands there while something is being installed: whoever finds it starts the environment anew.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from tools.setup.pip import find_pip
from tools.setup.place import ROOT, fingerprint, quietly, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MARKER = VENV / "set-up.json"
UNFINISHED = VENV / "unfinished"

LOCKS = {
    "hall": ROOT / "requirements.lock",
    "test": ROOT / "requirements-test.lock",
    "node": ROOT / "requirements-node.lock",
}
CONTAINS = {"hall": {"hall"}, "test": {"hall", "test"}, "node": {"node"}}


def is_ready(layer: str) -> bool:
    """Whether the layer stands as its lock file and this Python want it."""
    usable = os.access(PYTHON, os.X_OK) and not UNFINISHED.exists()
    return usable and _installed().get(layer) == _wanted(layer)


def make(layer: str) -> None:
    """Install a layer; call it while holding `place.alone()`.

    Raises SetupError when there is no pip and none may be installed, or packages can't be had.
    """
    pip = find_pip()
    if not _is_sound():
        _start_anew()
    installed = _installed()
    UNFINISHED.touch()
    say(f"Installing the Python packages of {LOCKS[layer].name}.")
    quietly(
        [*pip, "--python", PYTHON, "install", "--quiet", "--no-input", "--no-deps",
         "--only-binary", ":all:", "--disable-pip-version-check",
         "--require-hashes", "-r", LOCKS[layer]],
        "The Python packages could not be installed. Is the network there? Then try again.",
    )  # fmt: skip
    installed |= {each: _wanted(each) for each in CONTAINS[layer]}
    MARKER.write_text(json.dumps(installed, indent=2) + "\n")
    UNFINISHED.unlink()


def _is_sound() -> bool:
    """An environment of this Python that nobody left half-made; one without marker is kept."""
    if UNFINISHED.exists() or not os.access(PYTHON, os.X_OK):
        return False
    return all(value == _wanted(each) or _same_python() for each, value in _installed().items())


def _same_python() -> bool:
    major_minor = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return (VENV / "lib" / major_minor).is_dir()


def _start_anew() -> None:
    say("Making the Python environment in .venv.")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    quietly(
        [sys.executable, "-m", "venv", "--without-pip", VENV],
        "The Python environment could not be made.",
    )


def _installed() -> dict[str, str]:
    try:
        found = json.loads(MARKER.read_text())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _wanted(layer: str) -> str:
    return fingerprint(sys.version, _read_lock(LOCKS[layer]))


def _read_lock(path: Path) -> str:
    return path.read_text()
