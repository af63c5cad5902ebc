"""A printer on the network, as a rule on port 9100. A new connection for each call."""

from __future__ import annotations

from escpos.printer import Network  # type: ignore[import-untyped]

DEFAULT_PORT = 9100


class TcpLine:
    """Connecting anew each time costs a millisecond, and no dead connection takes a slip along."""

    lasting = False

    def __init__(self, address: str) -> None:
        host, _, port = address.rpartition(":") if ":" in address else (address, "", "")
        if port and not port.isdecimal():
            raise ValueError(f"a printer's address is host or host:port, not {address}")
        self._printer = Network(host, int(port or DEFAULT_PORT))

    def open(self, within: float) -> None:
        self._printer.timeout = within
        self._printer.open()

    def send(self, data: bytes, within: float) -> None:
        self._printer.device.settimeout(within)
        self._printer._raw(data)

    def read(self, within: float) -> bytes:
        self._printer.device.settimeout(within)
        try:
            answer: bytes = self._printer._read()
        except TimeoutError:
            return b""
        if not answer:
            raise ConnectionAbortedError("the printer closed the line")
        return answer

    def close(self) -> None:
        self._printer.close()
