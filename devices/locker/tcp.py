"""Boards behind an RS-485 converter on the network."""

from __future__ import annotations

import socket


class TcpLine:
    """One lasting connection: boards say by themselves when a door moves."""

    def __init__(self, address: str) -> None:
        host, colon, port = address.rpartition(":")
        if not (colon and host and port.isdecimal() and 1 <= int(port) <= 65_535):
            raise ValueError(f"a converter's address is host:port, not {address}")
        self._address = (host, int(port))
        self._socket: socket.socket | None = None

    def open(self, within: float) -> None:
        if self._socket is None:
            self._socket = self._connected(within)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)

    def send(self, data: bytes, within: float) -> None:
        line = self._opened()
        line.settimeout(within)
        line.sendall(data)

    def read(self, within: float) -> bytes:
        line = self._opened()
        line.settimeout(within)
        try:
            data = line.recv(4096)
        except (TimeoutError, BlockingIOError):
            return b""
        if not data:
            raise ConnectionAbortedError("the converter closed the line")
        return data

    def close(self) -> None:
        line, self._socket = self._socket, None
        if line is not None:
            line.close()

    def _connected(self, within: float) -> socket.socket:
        try:
            return socket.create_connection(self._address, within)
        except UnicodeError as error:
            raise OSError(f"no such host: {self._address[0]}") from error

    def _opened(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionError("the line is not open")
        return self._socket
