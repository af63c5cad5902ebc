"""What must not be guessed or led back: tokens, codes, and the hall's own key for sealing."""

from __future__ import annotations

import hmac
import os
import secrets
from hashlib import sha256
from pathlib import Path

KEY_FILE = "hall.key"
CODE_DIGITS = 6


class HallSecrets:
    """`hall.ports.Secrets`: random tokens and codes, seals under this hall's own key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def token(self) -> str:
        """192 random bits, safe in an address."""
        return secrets.token_urlsafe(24)

    def code(self) -> str:
        """Six digits."""
        return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"

    def seal(self, text: str) -> str:
        """HMAC-SHA-256 of `text`: the same in one hall, useless in another."""
        return hmac.new(self._key, text.encode(), sha256).hexdigest()


def open_secrets(folder: Path) -> HallSecrets:
    """The secrets of the hall in this data folder; its key is made at the first start."""
    file = folder / KEY_FILE
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(secrets.token_bytes(32))
            out.flush()
            os.fsync(out.fileno())
    return HallSecrets(file.read_bytes())
