"""./run backup, restore, check and rotate-key."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from config import loader
from hall.people import persons
from hall.webhooks import webhook
from store import copies, examine, sqlite
from store.errors import StoreError
from web import secrets


def backup(options: argparse.Namespace) -> int:
    """A consistent copy, also while the hall runs."""
    file = _database(options)
    if not file.exists():
        raise StoreError("not_a_hall", file=str(file))
    copies.backup(file, options.file)
    print(f"copied to {options.file}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """The way back; the hall must not run. What was there is kept beside it."""
    file = _database(options)
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = sqlite.only_one(file.parent)
    try:
        former = copies.restore(options.file, file)
    finally:
        lock.close()
    print(f"restored from {options.file}" + (f"; the former is {former}" if former else ""))
    return 0


def check(options: argparse.Namespace) -> int:
    """Database and configuration examined; 1 when something is wrong."""
    _, warnings = loader.examine(options.hall)
    for warning in warnings:
        print(warning.sentence("en"), file=sys.stderr)
    file = _database(options)
    findings = examine.examine(file) if file.exists() else []
    for finding in findings:
        print(finding, file=sys.stderr)
    if not findings:
        print("all is well")
    return 1 if findings else 0


def rotate_key(options: argparse.Namespace) -> int:
    """A new key locks every person from now on; the hall must not run.

    1. the new key is put beside the old ones; 2. every record is locked anew; 3. with
    `--forget-old` the old keys go. Broken off anywhere, it is simply begun again.
    """
    folder = _database(options).parent
    secrets.open_secrets(folder)
    file = folder / secrets.LOCK_FILE
    keys = [*secrets.read_locks(file), secrets.new_lock()]
    store = sqlite.open_store(folder)
    try:
        secrets.write_locks(file, keys)
        with store.transaction() as shelf:
            anew = secrets.open_secrets(folder)
            changed = persons.lock_anew(shelf, anew) + webhook.lock_anew(shelf, anew)
    finally:
        store.close()
    if options.forget_old:
        secrets.write_locks(file, keys[-1:])
    print(f"a new key locks; {changed} records locked anew")
    return 0


def _database(options: argparse.Namespace) -> Path:
    return Path(options.data).resolve() / sqlite.DATABASE
