"""./run backup, restore, check and rotate-key."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from config import loader
from front import keys, media
from front.telling import CantStartError, found
from hall.people import persons
from hall.results import locked
from hall.webhooks import webhook
from store import copies, examine, sqlite
from store.errors import StoreError
from web import secrets


def backup(options: argparse.Namespace) -> int:
    """A consistent copy, also while the hall runs. A file that is there stays, without --force."""
    file, copy = _hall(options), options.file
    if not copy.parent.is_dir():
        raise StoreError("folder_not_here", folder=str(copy.parent.absolute()))
    if copy.exists() and not options.force:
        raise StoreError("copy_exists", file=str(copy))
    media.forget(copy)
    media.lay_beside(copy, file.parent)
    copies.backup(file, copy)
    media.lay_beside(copy, file.parent)
    print(f"copied to {copy}")
    if pictures := media.count(copy):
        print(f"the pictures of the walls ({pictures}) are in {media.beside(copy)}: keep both")
    if options.with_keys:
        print(f"the keys are in {keys.lay_beside(copy, file.parent)}: keep them apart from it")
    else:
        names = " and ".join(str(file.parent / name) for name in secrets.FILES)
        print(f"the keys are not in it: keep {names} too, or use --with-keys")
    return 0


def restore(options: argparse.Namespace) -> int:
    """The way back; the hall must not run. What was there is kept beside it."""
    file = _database(options)
    if not options.file.is_file():
        raise StoreError("copy_not_here", file=str(options.file))
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = sqlite.only_one(file.parent)
    try:
        former = copies.restore(options.file, file)
        taken = keys.take_back(options.file, file.parent)
        pictures = media.take_back(options.file, file.parent)
    finally:
        lock.close()
    print(f"restored from {options.file}" + (f"; the former is {former}" if former else ""))
    for name in taken:
        print(f"{name} came back with it")
    if pictures:
        print(f"the pictures of the walls ({pictures}) came back with it")
    if missing := keys.missing_in(file.parent):
        _tell(missing)
        print(f"restored, but without its keys: {_where_keys_are(options.file)}", file=sys.stderr)
    return 0


def _where_keys_are(copy: Path) -> str:
    """What to do about keys that a restore didn't find beside its copy."""
    beside = keys.beside(copy)
    return f"./run backup laid them in {beside}; put that folder there and restore once more"


def check(options: argparse.Namespace) -> int:
    """Database, keys and configuration examined; 1 when something is wrong or nothing is there."""
    _, warnings = loader.examine(options.hall)
    for warning in warnings:
        print(warning.sentence("en"), file=sys.stderr)
    file = _hall(options)
    findings = examine.examine(file)
    findings += [] if findings else keys.missing_in(file.parent)
    _tell(findings)
    if not findings:
        print("all is well")
    return 1 if findings else 0


def _tell(findings: Iterable[examine.Finding]) -> None:
    for finding in findings:
        print(found(finding), file=sys.stderr)


def compact(options: argparse.Namespace) -> int:
    """The database written anew, without gaps and traces; the hall must not run."""
    file = _database(options)
    store = sqlite.open_store(file.parent)
    try:
        before = file.stat().st_size
        store.wipe(compact=True, however_large=True)
        print(f"{before} bytes before, {file.stat().st_size} now")
    finally:
        store.close()
    return 0


def rotate_key(options: argparse.Namespace) -> int:
    """A new key locks every person from now on; the hall must not run.

    1. the new key is put beside the old ones; 2. every record is locked anew; 3. with
    `--forget-old` the old keys go. Broken off anywhere, it is simply begun again. While a key
    that the data needs is missing, nothing is done.
    """
    folder = _hall(options).parent
    if missing := keys.missing_in(folder):
        _tell(missing)
        return 1
    secrets.open_secrets(folder)
    file = folder / secrets.LOCK_FILE
    locks = [*secrets.read_locks(file), secrets.new_lock()]
    store = sqlite.open_store(folder)
    try:
        secrets.write_locks(file, locks)
        with store.transaction() as shelf:
            anew = secrets.open_secrets(folder)
            changed = sum(room.lock_anew(shelf, anew) for room in (persons, webhook, locked))
            keys.note_lock(shelf, folder)
    except ValueError as trouble:
        raise CantStartError(str(trouble)) from None
    finally:
        store.close()
    if options.forget_old:
        secrets.write_locks(file, locks[-1:])
    print(f"a new key locks; {changed} records locked anew")
    return 0


def _hall(options: argparse.Namespace) -> Path:
    """The database that is there. Raises StoreError where none is."""
    file = _database(options)
    if not file.is_file():
        raise StoreError("no_hall_here", folder=str(file.parent))
    return file


def _database(options: argparse.Namespace) -> Path:
    return Path(options.data).resolve() / sqlite.DATABASE
