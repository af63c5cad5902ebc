"""The address under which phones reach the hall: it stands in QR codes."""

from __future__ import annotations

import os
import socket

ANYWHERE = ("0.0.0.0", "::", "")
FOLLOW = "/t/"
APPOINTMENT = "/a/"
BOOKING = "/appointments"
CASE = "/c/"


def public_address(host: str, port: int) -> str:
    """YICHUANG_URL where it is set; else this machine's own address in its network."""
    if given := given_address():
        return given
    name = _own_address() if host in ANYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def given_address() -> str:
    """YICHUANG_URL, the address that works outside of the hall's own network too; "" without."""
    return os.environ.get("YICHUANG_URL", "").rstrip("/")


def shown_address(host: str, port: int) -> str:
    """The address to open on this machine."""
    return f"http://{'127.0.0.1' if host in ANYWHERE else host}:{port}"


def network_address(host: str, port: int) -> str | None:
    """The address for other machines; None where the hall listens to this machine alone."""
    if host not in ANYWHERE:
        return None
    found = public_address(host, port)
    return None if "//127.0.0.1:" in found else found


def follow_address(site: str, token: str) -> str:
    """Where the holder of a ticket follows it."""
    return f"{site}{FOLLOW}{token}"


def case_address(site: str, token: str) -> str:
    """Where an applicant sees how far their case is."""
    return f"{site}{CASE}{token}"


def booking_address(site: str) -> str:
    """Where citizens book on their phones."""
    return f"{site}{BOOKING}"


def appointment_address(site: str, token: str) -> str:
    """Where the holder of an appointment sees it; a scanner at the kiosk reads it too."""
    return f"{site}{APPOINTMENT}{token}"


def _own_address() -> str:
    """The address this machine sends from. Nothing is sent: a datagram socket only picks a way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))
            own: str = asking.getsockname()[0]
        except OSError:
            return "127.0.0.1"
    return own
