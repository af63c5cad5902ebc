"""The door of the house: what a newcomer's first `./run` meets, and what the lock files hold."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.lock", "requirements-test.lock", "requirements-node.lock"]
MADE_HERE = {
    *(".git", ".venv", ".state", "node_modules", "data", "__pycache__", ".hypothesis"),
    *(".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache"),
}

ADDRESS = re.compile(r"://|^\s*-|@|/")
PIN = re.compile(r"^[a-z0-9][a-z0-9._-]*==[^\s;]+( ; [^\\]+)?( \\)?$", re.I)
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")

# Written in two pieces, so that this file does not find itself.
PLACES = ["/" + "work/", "/" + "root/", "/" + "opt/pypi", "file" + ":///"]
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "registry." + "npmjs", "npm" + "mirror"]

pytestmark = pytest.mark.soak


ALL_OF_IT = ("flask", "flask_socketio", "eventlet", "pydantic", "pypinyin")


@dataclass(frozen=True)
class House:
    """A copy of the tree that has been set up, and what was seen of it.

    `half_made`: whether everything was there after the interrupted set-up, which must not be.
    """

    folder: Path
    half_made: bool
    said: list[str]
    first_seconds: float


def files_of_the_house() -> list[Path]:
    """What a clone holds; without git, everything that no command has made."""
    if shutil.which("git") and (ROOT / ".git").exists():
        git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
        listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        names = [Path(name) for name in listed.split("\0") if name]
    else:
        names = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
    return [name for name in names if (ROOT / name).is_file() and not MADE_HERE & set(name.parts)]


def fresh_copy(folder: Path) -> Path:
    for name in files_of_the_house():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def begin_setup(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["./run", "setup"],
        cwd=folder,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def finish_setup(process: subprocess.Popen[str]) -> str:
    """What the set-up said; stdout belongs to the command that follows it."""
    out, said = process.communicate(timeout=300)
    assert process.returncode == 0, said
    assert out == ""
    return said


def can_import(folder: Path, *modules: str) -> bool:
    python = folder / ".venv" / "bin" / "python"
    code = f"import {', '.join(modules)}"
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A fresh tree: its first set-up is killed half-way, then two people come at once."""
    folder = fresh_copy(tmp_path_factory.mktemp("fresh"))
    kill_half_way(begin_setup(folder), folder)
    half_made = not can_import(folder, *ALL_OF_IT)
    began = time.monotonic()
    both = [begin_setup(folder), begin_setup(folder)]
    said = [finish_setup(each) for each in both]
    return House(folder, half_made, said, time.monotonic() - began)


def kill_half_way(process: subprocess.Popen[str], folder: Path) -> None:
    """End a set-up that has begun to lay packages into its environment."""
    packages = folder / ".venv" / "lib"
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        if any(packages.glob("python3*/site-packages/*")):
            break
        time.sleep(0.02)
    assert process.poll() is None, "the set-up was over before it could be interrupted"
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_an_interrupted_set_up_is_repaired_by_the_next(house: House) -> None:
    assert house.half_made
    assert can_import(house.folder, *ALL_OF_IT)
    assert (house.folder / "node_modules" / "uplot" / "package.json").is_file()


def test_two_people_set_up_a_tree_at_once(house: House) -> None:
    assert sum("Another ./run is setting up" in each for each in house.said) == 1, house.said
    assert (house.folder / "node_modules" / "preact" / "package.json").is_file()


def test_the_second_start_only_looks_at_the_markers(house: House) -> None:
    began = time.monotonic()
    said = finish_setup(begin_setup(house.folder))
    assert "Installing" not in said
    assert time.monotonic() - began < house.first_seconds / 5


def test_a_changed_lock_file_is_noticed(house: House) -> None:
    lock = house.folder / "requirements.lock"
    lock.write_text(lock.read_text() + "# changed\n")
    assert "requirements.lock" in finish_setup(begin_setup(house.folder))


def test_a_wrong_hash_is_refused_and_the_next_start_repairs(house: House) -> None:
    lock = house.folder / "requirements.lock"
    honest = lock.read_text()
    forged = re.sub(r"(?m)^flask==[\s\S]+?(?=^[a-z])", f"flask==3.1.0 \\\n{_no_hash()}\n", honest)
    assert forged != honest
    lock.write_text(forged)
    process = begin_setup(house.folder)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 1
    assert "could not be installed" in said
    lock.write_text(honest)
    finish_setup(begin_setup(house.folder))
    assert can_import(house.folder, "flask")


def test_help_lists_every_command_and_sets_nothing_up(tmp_path: Path) -> None:
    folder = fresh_copy(tmp_path)
    shown = subprocess.run(
        ["./run", "--help"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    for command in ("serve", "demo", "test", "bench", "backup", "restore", "check", "shots"):
        assert re.search(rf"\./run \[?{command}\b", shown), command
    assert not (folder / ".venv").exists()


def test_an_unknown_command_is_named_and_nothing_is_set_up(tmp_path: Path) -> None:
    folder = fresh_copy(tmp_path)
    done = subprocess.run(
        ["./run", "sevre"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert '"sevre"' in done.stderr
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_pins_and_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / name).read_text().splitlines()
    assert lines
    hashes = 0
    for line in reversed(lines):
        if HASH.match(line):
            hashes += 1
            continue
        assert PIN.match(line), line
        assert not ADDRESS.search(line), line
        assert hashes, f"no hash for {line}"
        hashes = 0


def test_the_test_lock_holds_the_halls_packages_in_the_same_versions() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text().splitlines()
        return {line.removesuffix(" \\") for line in lines if PIN.match(line)}

    assert pins("requirements.lock") <= pins("requirements-test.lock")


@pytest.mark.parametrize(
    ("name", "group"), [("requirements.lock", None), ("requirements-test.lock", "test")]
)
def test_every_package_that_pyproject_names_is_locked(name: str, group: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = list(project["project"]["dependencies"])
    named += project["dependency-groups"][group] if group else []
    wanted = {re.split(r"[\[<>=~! ]", each)[0].lower() for each in named}
    locked = {line.split("==")[0] for line in (ROOT / name).read_text().splitlines()}
    assert wanted <= locked, "type ./run lock"


def test_the_package_lock_holds_checksums_and_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text()
    assert "://" not in text
    packages = json.loads(text)["packages"]
    root = packages.pop("")
    assert all("integrity" in package for package in packages.values())
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert root["dependencies"] == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_no_file_of_the_house_names_a_builders_machine_or_a_registry() -> None:
    found = []
    for name in files_of_the_house():
        text = (ROOT / name).read_text(errors="ignore")
        found += [f"{name}: {word}" for word in PLACES + REGISTRIES if word in text]
    assert not found


def _no_hash() -> str:
    return "    --hash=sha256:" + "0" * 64
