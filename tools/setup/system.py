"""What comes from the system's package manager: voice, browser, fonts, QR reader.

Nothing here stops the hall: what may not be installed is named in one line with what to type.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.setup.place import STATE, say

APT_SECONDS = 600
REST_SECONDS = 24 * 3600  # after a failed attempt, starts of the hall don't try again so soon
TRIED = STATE / "apt-tried"
BROWSERS = ("chromium-headless-shell", "chromium")
"""The same browser with a window of its own is twice the size and takes twice the time."""
APT_OPTIONS = [
    "-o", "DPkg::Lock::Timeout=60",
    "-o", "Acquire::Retries=2",
    "-o", "Acquire::http::Timeout=20",
    "-o", "Acquire::https::Timeout=20",
    "-o", "APT::Install-Recommends=false",
]  # fmt: skip


@dataclass(frozen=True)
class Need:
    """One thing the machine should have, the package that brings it, and how to see it.

    `instead` brings it where there is no such package.
    """

    thing: str
    package: str
    there: Callable[[], bool]
    instead: str | None = None


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


VOICE = Need(
    "the voice",
    "espeak-ng",
    lambda: _has_library("libespeak-ng.so.1") and shutil.which("espeak-ng") is not None,
)
BROWSER = Need("the browser", BROWSERS[0], lambda: any(map(shutil.which, BROWSERS)), BROWSERS[1])
FONTS = Need("the list of letters", "fontconfig", lambda: shutil.which("fc-list") is not None)
FONT = Need("Chinese letters in the browser", "fonts-wqy-microhei", _has_chinese_font)
DRIVER = Need("the browser's driver", "libatomic1", lambda: _has_library("libatomic.so.1"))
QR_READER = Need("the QR reader", "libzbar0", lambda: _has_library("libzbar.so.0"))

FOR_THE_HALL = [VOICE]
FOR_THE_TESTS = [VOICE, BROWSER, DRIVER, FONTS, FONT, QR_READER]


def missing(needs: Sequence[Need]) -> list[Need]:
    """The needs this machine does not meet."""
    return [need for need in needs if not need.there()]


def provide(needs: Sequence[Need], *, insist: bool = False) -> list[Need]:
    """Install what is missing where this user may; say what still is, and hand it back.

    `insist` tries again even if an attempt failed within the last day.
    """
    absent = missing(needs)
    if absent and (insist or not _tried_lately()):
        _install(absent)
        absent = missing(needs)
    if absent:
        say(
            f"Without {_names(absent)}. To have it, type:  "
            + line_to_type([need.package for need in absent])
        )
    return absent


def _install(needs: Sequence[Need]) -> None:
    """All at once, as one package or the other brings them."""
    usual = [need.package for need in needs]
    others = [need.instead or need.package for need in needs]
    if not install(usual, why=_names(needs)) and others != usual:
        install(others, why=_names(needs))


def install(packages: Sequence[str], *, why: str) -> bool:
    """Try to install Debian packages without a question; False if it may or can not."""
    prefix = _privilege()
    if prefix is None:
        _remember_the_attempt()
        return False
    say(f"Installing {why} ({' '.join(packages)}).")
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q"]
    done = _run([*command, *APT_OPTIONS, "install", *packages])
    if not done:
        done = _run([*command, *APT_OPTIONS, "update"]) and _run(
            [*command, *APT_OPTIONS, "install", *packages]
        )
    if not done:
        _remember_the_attempt()
    return done


def line_to_type(packages: Sequence[str]) -> str:
    """The exact command for a person who may administer the machine."""
    if not shutil.which("apt-get"):
        return f"(your system's package manager) install {' '.join(packages)}"
    become = "" if os.geteuid() == 0 else "sudo "
    listed = " ".join(packages)
    return f"{become}apt-get update && {become}apt-get install -y --no-install-recommends {listed}"


def _names(needs: Sequence[Need]) -> str:
    names = [need.thing for need in needs]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _privilege() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it asks for no password."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _run(command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=APT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _remember_the_attempt() -> None:
    with contextlib.suppress(OSError):
        STATE.mkdir(exist_ok=True)
        TRIED.touch()


def _tried_lately() -> bool:
    try:
        return time.time() - TRIED.stat().st_mtime < REST_SECONDS
    except OSError:
        return False
