"""Boards on a serial port of this machine such as /dev/ttyUSB0: 9600 8N1, nothing interpreted."""

from __future__ import annotations

import contextlib
import os
import select
import termios
import time

_CONTROL = termios.CS8 | termios.CREAD | termios.CLOCAL
_SPEED = termios.B9600


class SerialLine:
    """The port stays open, and is opened anew after it was pulled out."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._port: int | None = None

    def open(self, within: float) -> None:
        if self._port is not None:
            return
        port = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        try:
            _make_raw(port)
        except OSError:
            os.close(port)
            raise
        self._port = port

    def send(self, data: bytes, within: float) -> None:
        until = time.monotonic() + within
        port = self._opened()
        while data:
            left = until - time.monotonic()
            if left <= 0 or not _is_ready(port, select.POLLOUT, left):
                raise TimeoutError("the port takes no data")
            with contextlib.suppress(BlockingIOError):
                data = data[os.write(port, data) :]

    def read(self, within: float) -> bytes:
        port = self._opened()
        if not _is_ready(port, select.POLLIN, within):
            return b""
        try:
            data = os.read(port, 4096)
        except BlockingIOError:
            return b""
        if not data:
            raise ConnectionAbortedError("the port is gone")
        return data

    def close(self) -> None:
        port, self._port = self._port, None
        if port is not None:
            os.close(port)

    def _opened(self) -> int:
        if self._port is None:
            raise ConnectionError("the port is not open")
        return self._port


def _is_ready(port: int, for_what: int, within: float) -> bool:
    """Polled, for select() takes no file numbers above 1,023, and a full hall has more."""
    poll = select.poll()
    poll.register(port, for_what)
    return bool(poll.poll(within * 1000))


def _make_raw(port: int) -> None:
    """9600 8N1 without echo, line ends or signals. What is no terminal is an OSError."""
    try:
        old = termios.tcgetattr(port)
        old[:6] = [0, 0, _CONTROL, 0, _SPEED, _SPEED]
        termios.tcsetattr(port, termios.TCSANOW, old)
    except termios.error as error:
        raise OSError(*error.args) from error
