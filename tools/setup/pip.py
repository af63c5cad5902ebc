"""Finds a pip that can install into another environment, wherever this machine keeps one."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from tools.setup import system
from tools.setup.place import SetupError

DEBIAN_WHEELS = Path("/usr/share/python-wheels")
PACKAGE = "python3-pip-whl"  # the smallest Debian package with a whole pip in it


def find_pip() -> list[str]:
    """The command of a pip that knows `--python`; installs one through apt if there is none.

    Raises SetupError with the line to type when it may not.
    """
    found = _look()
    if found:
        return found
    system.install([PACKAGE, "ca-certificates"], why="Python's package installer")
    found = _look()
    if not found:
        raise SetupError(
            "Python's package installer (pip) is missing. Type:  "
            + system.line_to_type([PACKAGE, "ca-certificates"])
        )
    return found


def _look() -> list[str] | None:
    candidates = [[sys.executable, "-m", "pip"]] if importlib.util.find_spec("pip") else []
    candidates += [[sys.executable, f"{wheel}/pip"] for wheel in _wheels()]
    candidates += [[path] for name in ("pip3", "pip") if (path := shutil.which(name))]
    return next((each for each in candidates if _knows_python_option(each)), None)


def _wheels() -> list[Path]:
    """pip as ensurepip or Debian keep it: a wheel, which Python can run as it is."""
    folders = [DEBIAN_WHEELS]
    spec = importlib.util.find_spec("ensurepip")
    if spec and spec.origin:
        folders.insert(0, Path(spec.origin).parent / "_bundled")
    return [wheel for folder in folders for wheel in sorted(folder.glob("pip-*.whl"))]


def _knows_python_option(pip: list[str]) -> bool:
    """`--python` came with pip 22.3."""
    answer = subprocess.run([*pip, "--version"], capture_output=True, text=True, check=False)
    words = answer.stdout.split()
    if answer.returncode or len(words) < 2:
        return False
    numbers = tuple(int(part) for part in words[1].split(".")[:2] if part.isdigit())
    return numbers >= (22, 3)
