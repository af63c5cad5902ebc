"""The pictures of the walls lie beside the database, so a copy takes them along beside itself."""

from __future__ import annotations

import shutil
from pathlib import Path

from web.pictures import FOLDER


def beside(copy: Path) -> Path:
    """The folder of the pictures that belong to a copy."""
    return copy.with_name(f"{copy.name}.{FOLDER}")


def lay_beside(copy: Path, folder: Path) -> None:
    """Put the pictures of the hall in `folder` beside a copy.

    Before and after the database is copied: then whatever it names is here, also what came or went
    meanwhile. A picture is known by its hash, so one that is here already is the same.
    """
    _add(folder / FOLDER, beside(copy))


def forget(copy: Path) -> None:
    """Take away what lay beside a copy that is replaced."""
    shutil.rmtree(beside(copy), ignore_errors=True)


def take_back(copy: Path, folder: Path) -> int:
    """Pictures that lie beside a copy go back to the hall; how many were missing there."""
    return _add(beside(copy), folder / FOLDER)


def count(copy: Path) -> int:
    """How many pictures lie beside a copy."""
    return len(_pictures(beside(copy)))


def _add(source: Path, to: Path) -> int:
    missing = [file for file in _pictures(source) if not (to / file.name).exists()]
    if missing:
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in missing:
        fresh = to / f"{file.name}.new"
        shutil.copyfile(file, fresh)
        fresh.replace(to / file.name)
    return len(missing)


def _pictures(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.webp"))
