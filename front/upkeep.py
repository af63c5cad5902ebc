"""./run backup, restore and check."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from config import loader
from store import copies, examine, sqlite
from store.errors import StoreError


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


def _database(options: argparse.Namespace) -> Path:
    return Path(options.data).resolve() / sqlite.DATABASE
