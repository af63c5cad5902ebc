"""Locks and seals of a hall, and the files that hold their keys."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.web.halls import Hall
from tests.web.test_server import run
from web.secrets import LOCK_FILE, HallSecrets, new_lock, open_secrets, read_locks, write_locks


def test_what_is_locked_is_not_readable_and_never_the_same_twice() -> None:
    secrets = HallSecrets(b"k" * 32, [b"1" * 32])
    locked = secrets.lock("张建国")
    assert "张建国" not in locked
    assert secrets.lock("张建国") != locked
    assert secrets.unlock(locked) == "张建国"


@pytest.mark.parametrize("spoil", [lambda text: text[:-6] + "AAAA==", lambda text: "k0.abcd"])
def test_what_was_tampered_with_is_not_opened(spoil: object) -> None:
    secrets = HallSecrets(b"k" * 32, [b"1" * 32])
    with pytest.raises(ValueError):
        secrets.unlock(spoil(secrets.lock("13812345678")))  # type: ignore[operator]


def test_the_keys_are_this_users_alone_and_stay(tmp_path: Path) -> None:
    locked = open_secrets(tmp_path).lock("李梅")
    assert stat.S_IMODE((tmp_path / LOCK_FILE).stat().st_mode) == 0o600
    assert open_secrets(tmp_path).unlock(locked) == "李梅"


def test_the_newest_key_locks_and_the_old_ones_still_open(tmp_path: Path) -> None:
    before = open_secrets(tmp_path).lock("李梅")
    file = tmp_path / LOCK_FILE
    write_locks(file, [*read_locks(file), new_lock()])
    after = open_secrets(tmp_path)
    assert after.unlock(before) == "李梅"
    assert after.lock("李梅").partition(".")[0] != before.partition(".")[0]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_broken_key_file_is_named(tmp_path: Path) -> None:
    open_secrets(tmp_path)
    (tmp_path / LOCK_FILE).write_text("c2hvcnQ=\n")
    with pytest.raises(ValueError, match=LOCK_FILE):
        open_secrets(tmp_path)


def test_keys_are_rotated_while_the_hall_is_closed(own_hall: Hall) -> None:
    data = str(own_hall.data)
    assert run("rotate-key", "--data", data).returncode == 1, "the hall runs"
    own_hall.stop()
    locks = own_hall.data / LOCK_FILE
    assert run("rotate-key", "--data", data).returncode == 0
    assert len(read_locks(locks)) == 2
    assert run("rotate-key", "--data", data, "--forget-old").returncode == 0
    assert len(read_locks(locks)) == 1
    own_hall.start()
    assert own_hall.get("/healthz").status_code == 200
