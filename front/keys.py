"""Which keys the data was sealed and locked under: the database notes their names, never the keys.

A copy that comes back without them is a hall that can neither look up nor read whom it knows.
"""

from __future__ import annotations

import json
from pathlib import Path

from hall.ports import Shelf, Store
from store.examine import Finding
from store.sqlite import DATABASE, SqliteReader
from web import secrets

NOTE = "keys"
FINDINGS = {secrets.KEY_FILE: "seal_key_missing", secrets.LOCK_FILE: "lock_key_missing"}


def note_once(store: Store, folder: Path) -> list[Finding]:
    """Note which keys are in use where nothing is noted yet; what is wrong with them, otherwise."""
    with store.reading() as shelf:
        if shelf.note(NOTE):
            return _missing(shelf, folder)
    with store.transaction() as shelf:
        note_anew(shelf, folder)
    return []


def note_anew(shelf: Shelf, folder: Path) -> None:
    """Note the keys that are in use now."""
    in_use = {file: names[-1] for file, names in secrets.names_in(folder).items()}
    shelf.keep_note(NOTE, json.dumps(in_use, sort_keys=True))


def note_lock(shelf: Shelf, folder: Path) -> None:
    """Note the lock key that is in use now; what seals is noted once and for ever."""
    in_use = {file: names[-1] for file, names in secrets.names_in(folder).items()}
    noted = json.loads(shelf.note(NOTE) or "{}")
    anew = {**in_use, **noted, secrets.LOCK_FILE: in_use[secrets.LOCK_FILE]}
    shelf.keep_note(NOTE, json.dumps(anew, sort_keys=True))


def missing_in(folder: Path) -> list[Finding]:
    """Which noted keys of the hall in this folder aren't there; none where nothing is noted."""
    reader = SqliteReader(folder / DATABASE)
    try:
        with reader.looking() as shelf:
            return _missing(shelf, folder)
    finally:
        reader.close()


def _missing(shelf: Shelf, folder: Path) -> list[Finding]:
    noted, here = json.loads(shelf.note(NOTE) or "{}"), secrets.names_in(folder)
    return [
        Finding(FINDINGS[file], {"file": str(folder / file), "name": name})
        for file, name in noted.items()
        if name not in here.get(file, [])
    ]


def beside(copy: Path) -> Path:
    """The folder of the keys that belong to a copy."""
    return copy.with_name(copy.name + ".keys")


def lay_beside(copy: Path, folder: Path) -> Path:
    """Put the keys in `folder` beside a copy; which folder they are in."""
    to = beside(copy)
    to.mkdir(mode=0o700, exist_ok=True)
    for name in secrets.names_in(folder):
        (to / name).unlink(missing_ok=True)
        secrets.write_private(to / name, (folder / name).read_bytes())
    return to


def take_back(copy: Path, folder: Path) -> list[str]:
    """Keys that lie beside a copy go where there are none; one that is there is never replaced."""
    taken = [
        name
        for name in secrets.FILES
        if (beside(copy) / name).is_file() and not (folder / name).exists()
    ]
    for name in taken:
        secrets.write_private(folder / name, (beside(copy) / name).read_bytes())
    return taken
