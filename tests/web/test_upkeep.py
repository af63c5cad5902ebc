"""What whoever keeps the machine types: copies with their keys, checks, and clear words."""

from __future__ import annotations

import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import server
from front.options import parser
from store import sqlite
from tests.web.halls import ROOT
from tests.web.test_server import run
from web.pictures import file_of
from web.secrets import FILES, KEY_FILE, LOCK_FILE, open_secrets


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """The data of a hall that was started once and is closed."""
    data = tmp_path / "data"
    server.open_house(parser(server.COMMANDS).parse_args(["serve", "--data", str(data)])).close()
    return data


def test_a_folder_without_a_hall_is_not_well(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for command in ("check", "rotate-key"):
        answer = run(command, "--data", str(nowhere))
        assert answer.returncode == 1
        assert str(nowhere) in answer.stderr
        assert "all is well" not in answer.stdout
    assert not nowhere.exists()


def test_a_copy_says_where_the_keys_are(closed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    answer = run("backup", str(copy), "--data", str(closed))
    assert answer.returncode == 0
    for name in FILES:
        assert str(closed / name) in answer.stdout
    again = run("backup", str(copy), "--data", str(closed))
    assert again.returncode == 1
    assert str(copy) in again.stderr
    assert run("backup", str(copy), "--force", "--data", str(closed)).returncode == 0
    lost = run("backup", str(tmp_path / "gone" / "copy.db"), "--data", str(closed))
    assert lost.returncode == 1
    assert str(tmp_path / "gone") in lost.stderr


def test_a_copy_with_its_keys_brings_a_lost_machine_back(closed: Path, tmp_path: Path) -> None:
    copy, fresh = tmp_path / "copy.db", tmp_path / "fresh"
    locked = open_secrets(closed).lock("张建国")
    assert run("backup", str(copy), "--with-keys", "--data", str(closed)).returncode == 0
    keys = tmp_path / "copy.db.keys"
    assert [stat.S_IMODE((keys / name).stat().st_mode) for name in FILES] == [0o600, 0o600]
    assert run("restore", str(copy), "--data", str(fresh)).stderr == ""
    assert open_secrets(fresh).unlock(locked) == "张建国"
    assert run("check", "--data", str(fresh)).returncode == 0


def test_a_copy_takes_the_pictures_of_the_walls_along(closed: Path, tmp_path: Path) -> None:
    copy, fresh = tmp_path / "copy.db", tmp_path / "fresh"
    assert "of the walls" not in run("backup", str(copy), "--data", str(closed)).stdout
    sea = file_of(closed, "ab" * 16)
    sea.parent.mkdir()
    sea.write_bytes(b"a picture of the sea")
    said = run("backup", str(copy), "--force", "--data", str(closed)).stdout
    assert f"pictures of the walls (1) are in {copy}.media" in said
    sea.unlink()
    assert run("restore", str(copy), "--data", str(fresh)).returncode == 0
    assert file_of(fresh, "ab" * 16).read_bytes() == b"a picture of the sea"
    run("backup", str(copy), "--force", "--data", str(closed))
    assert not Path(f"{copy}.media").exists(), "a copy that is replaced leaves no picture behind"


@pytest.mark.parametrize("lost", [KEY_FILE, LOCK_FILE])
def test_a_hall_without_the_keys_of_its_data_says_so(closed: Path, lost: str) -> None:
    (closed / lost).unlink()
    open_secrets(closed)  # as a start does: a key there is, but another one
    answer = run("check", "--data", str(closed))
    assert answer.returncode == 1
    assert str(closed / lost) in answer.stderr


def test_a_restore_without_keys_says_which_to_put_back(closed: Path, tmp_path: Path) -> None:
    copy, fresh = tmp_path / "copy.db", tmp_path / "fresh"
    run("backup", str(copy), "--data", str(closed))
    answer = run("restore", str(copy), "--data", str(fresh))
    assert answer.returncode == 0
    for name in FILES:
        assert str(fresh / name) in answer.stderr


def test_after_a_rotation_of_keys_all_is_well(closed: Path) -> None:
    assert run("rotate-key", "--forget-old", "--data", str(closed)).returncode == 0
    assert run("check", "--data", str(closed)).stdout == "all is well\n"


@pytest.mark.parametrize("lost", FILES)
def test_no_key_is_rotated_while_one_of_the_data_is_missing(closed: Path, lost: str) -> None:
    key = (closed / lost).read_bytes()
    (closed / lost).unlink()
    answer = run("rotate-key", "--data", str(closed))
    assert answer.returncode == 1
    assert str(closed / lost) in answer.stderr
    assert run("check", "--data", str(closed)).returncode == 1, "it is still missing"
    (closed / lost).unlink(missing_ok=True)
    (closed / lost).write_bytes(key)
    assert run("check", "--data", str(closed)).stdout == "all is well\n"


def test_rubbish_is_not_restored_and_is_called_so(closed: Path, tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.db"
    rubbish.write_text("a long letter to the mayor " * 500)
    answer = run("restore", str(rubbish), "--data", str(closed))
    assert answer.returncode == 1
    assert str(rubbish) in answer.stderr
    assert "no copy of a hall" in answer.stderr
    assert run("check", "--data", str(closed)).returncode == 0


@pytest.mark.parametrize("port", ["99999", "-1", "eighty"])
def test_a_port_that_cannot_be_is_one_clear_line(port: str, tmp_path: Path) -> None:
    answer = run("serve", f"--port={port}", "--data", str(tmp_path))
    assert answer.returncode == 2
    assert "a port is a number from 0 to 65535" in answer.stderr


def test_nothing_is_made_before_the_port_is_free(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        answer = run("serve", "--data", str(data), "--port", port, "--host", "127.0.0.1")
    assert answer.returncode == 1
    assert f"sport = :{port}" in answer.stderr
    assert not (data / sqlite.DATABASE).exists()


def test_who_reads_only_the_beginning_of_the_help_sees_no_trouble() -> None:
    code = "import sys, tools.setup.doorway as d; sys.exit(d.enter(['--help']))"
    asked = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert asked.stdout
    assert asked.stderr
    asked.stdout.close()
    assert asked.stderr.read() == b""
    assert asked.wait(10) == 0
    asked.stderr.close()
