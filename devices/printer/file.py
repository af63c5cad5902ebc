"""A printer behind a device file such as /dev/usb/lp0.

python-escpos opens such a file for blocking writes and can't read from it; a printer without paper
would hold the hall up for ever. Here nothing blocks, and what can answer is heard.
"""

from __future__ import annotations

import contextlib
import os
import select
import stat
import time


class FileLine:
    """A device file is opened for each call. A file that is no device is written to only."""

    lasting = False

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: int | None = None
        self._answers = False

    def open(self, within: float) -> None:
        common = os.O_NONBLOCK | os.O_NOCTTY | os.O_APPEND
        try:
            self._file = os.open(self._path, os.O_RDWR | common)
            self._answers = stat.S_ISCHR(os.fstat(self._file).st_mode)
        except PermissionError:
            self._file = os.open(self._path, os.O_WRONLY | common)
            self._answers = False

    def send(self, data: bytes, within: float) -> None:
        until = time.monotonic() + within
        file = self._opened()
        while data:
            left = until - time.monotonic()
            if left <= 0 or not _ready(file, select.POLLOUT, left):
                raise TimeoutError("the printer takes no data")
            with contextlib.suppress(BlockingIOError):
                data = data[os.write(file, data) :]

    def read(self, within: float) -> bytes:
        file = self._opened()
        if not self._answers or not _ready(file, select.POLLIN, within):
            return b""
        try:
            return os.read(file, 16)
        except BlockingIOError:
            return b""

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    def _opened(self) -> int:
        if self._file is None:
            raise OSError("the device file is not open")
        return self._file


def _ready(file: int, what: int, within: float) -> bool:
    """Whether the file is ready, whatever its number: a hall with many screens has thousands."""
    poll = select.poll()
    poll.register(file, what)
    return bool(poll.poll(within * 1000))
