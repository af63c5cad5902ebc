"""A printer that speaks USB itself, through python-escpos and pyusb. Without pyusb: offline."""

from __future__ import annotations

import math
from typing import Any

from escpos.printer import Usb  # type: ignore[import-untyped]

IN_ENDPOINT, OUT_ENDPOINT = 0x82, 0x01


class UsbLine:
    """`address` is vendor:product, and :in:out endpoints where they differ, all hexadecimal."""

    lasting = True

    def __init__(self, address: str) -> None:
        try:
            vendor, product, *ends = (int(part, 16) for part in address.split(":"))
            self._into, self._out = ends or (IN_ENDPOINT, OUT_ENDPOINT)
        except ValueError as error:
            wanted = "vendor:product or vendor:product:in:out, in hexadecimal"
            raise ValueError(f"a USB printer's address is {wanted}, not {address}") from error
        self._vendor, self._product = vendor, product
        self._printer: Any = None

    def open(self, within: float) -> None:
        if self._printer is not None:
            return
        if not Usb.is_usable():
            raise OSError("printing by USB needs the Python package pyusb, which is not installed")
        printer = Usb(self._vendor, self._product, in_ep=self._into, out_ep=self._out)
        try:
            printer.open()
        except (ValueError, RuntimeError, NotImplementedError) as error:
            raise OSError(f"the USB library failed: {error}") from error
        self._printer = printer

    def send(self, data: bytes, within: float) -> None:
        printer = self._opened()
        printer.timeout = _milliseconds(within)
        printer._raw(data)

    def read(self, within: float) -> bytes:
        printer = self._opened()
        printer.device.default_timeout = _milliseconds(within)
        try:
            return bytes(printer._read())
        except OSError as error:
            if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
                return b""
            raise

    def close(self) -> None:
        printer, self._printer = self._printer, None
        if printer is not None:
            printer.close()

    def _opened(self) -> Any:
        if self._printer is None:
            raise OSError("the USB printer is not open")
        return self._printer


def _milliseconds(seconds: float) -> int:
    """At least 1: to the USB library 0 is for ever."""
    return max(1, math.ceil(seconds * 1000))
