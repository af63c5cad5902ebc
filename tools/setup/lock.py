"""`./run lock`: writes the lock files anew from pyproject.toml and package.json.

The files hold exact versions and hashes, and no address: the machine's own pip and npm
settings say where packages come from.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tools.setup.pip import find_pip
from tools.setup.place import ROOT, STATE, quietly, say

COMPILE = [
    "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--upgrade",
    "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url",
    "--no-emit-find-links",
]  # fmt: skip
LINUX = "sys_platform == 'linux'"  # the only system it is made for; every line would say so


def write() -> None:
    """Make requirements*.lock with uv and package-lock.json with npm."""
    uv = _uv()
    _compile(uv, "requirements.lock", ["pyproject.toml"])
    _compile(
        uv,
        "requirements-test.lock",
        ["pyproject.toml", "--group", "test", "-c", "requirements.lock"],
    )
    _compile(uv, "requirements-node.lock", ["--group", "node"])
    _write_package_lock()


def _uv() -> Path:
    """uv in an environment of its own, so that it never reaches the hall's."""
    folder = STATE / "lock-tools"
    uv = folder / "bin" / "uv"
    if not uv.exists():
        STATE.mkdir(exist_ok=True)
        quietly([sys.executable, "-m", "venv", "--without-pip", folder], "No environment for uv.")
        into = ["--python", str(folder / "bin" / "python")]
        quietly([*find_pip(), *into, "install", "--quiet", "uv"], "uv could not be installed.")
    return uv


def _compile(uv: Path, name: str, sources: list[str]) -> None:
    say(f"Writing {name}.")
    quietly([uv, *COMPILE, *sources, "-o", name], f"{name} could not be made.")
    path = ROOT / name
    path.write_text(path.read_text().replace(f" ; {LINUX}", "").replace(f" and {LINUX}", ""))


def _write_package_lock() -> None:
    say("Writing package-lock.json.")
    path = ROOT / "package-lock.json"
    subprocess.run(
        ["npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund",
         "--omit-lockfile-registry-resolved"],
        cwd=ROOT, check=True, stdout=sys.stderr,
    )  # fmt: skip
    content = json.loads(path.read_text())
    for package in content["packages"].values():
        package.pop("resolved", None)
        package.pop("funding", None)
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
