"""What must not be guessed or led back: tokens, codes, seals, and what is locked.

Two key files stand in the data folder, outside the database: `hall.key` seals (one key, for ever,
as look-ups depend on it), `persons.key` locks (a line per key, the newest last).
"""

from __future__ import annotations

import hmac
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_FILE = "hall.key"
LOCK_FILE = "persons.key"
FILES = (KEY_FILE, LOCK_FILE)
CODE_DIGITS = 6
KEY_BYTES = 32
NONCE_BYTES = 12


class HallSecrets:
    """`hall.ports.Secrets`: random tokens and codes, seals and locks under this hall's own keys.

    `locks` are the lock keys, oldest first; without one, what is locked lives as long as this
    process.
    """

    def __init__(self, key: bytes, locks: Sequence[bytes] = ()) -> None:
        self._key = key
        keys = locks or (secrets.token_bytes(KEY_BYTES),)
        self._locks = {_name(lock): lock for lock in keys}
        self._newest = _name(keys[-1])

    def token(self) -> str:
        """192 random bits, safe in an address."""
        return secrets.token_urlsafe(24)

    def code(self) -> str:
        """Six digits."""
        return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"

    def seal(self, text: str) -> str:
        """HMAC-SHA-256 of `text`: the same in one hall, useless in another."""
        return hmac.new(self._key, text.encode(), sha256).hexdigest()

    def lock(self, text: str) -> str:
        """AES-256-GCM: the key's name, a dot, then nonce and ciphertext."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        closed = _cipher(self._locks[self._newest]).encrypt(
            nonce, text.encode(), self._newest.encode()
        )
        return f"{self._newest}.{urlsafe_b64encode(nonce + closed).decode()}"

    def unlock(self, locked: str) -> str:
        """What was locked. Raises ValueError when no key here opens it, or it was tampered with."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see `_cipher`

        name, _, rest = locked.partition(".")
        if name not in self._locks:
            raise ValueError(f"locked under the key {name!r}, which isn't in {LOCK_FILE}")
        closed = urlsafe_b64decode(rest)
        nonce, closed = closed[:NONCE_BYTES], closed[NONCE_BYTES:]
        try:
            return _cipher(self._locks[name]).decrypt(nonce, closed, name.encode()).decode()
        except InvalidTag as problem:
            raise ValueError("it isn't what was locked") from problem


def open_secrets(folder: Path) -> HallSecrets:
    """The secrets of the hall in this data folder; its keys are made at the first start.

    Raises ValueError for a file of lock keys that can't be read.
    """
    seal, locks = folder / KEY_FILE, folder / LOCK_FILE
    if not seal.exists():
        write_private(seal, secrets.token_bytes(KEY_BYTES))
    if not locks.exists():
        write_private(locks, _line(secrets.token_bytes(KEY_BYTES)))
    return HallSecrets(seal.read_bytes(), read_locks(locks))


def read_locks(file: Path) -> list[bytes]:
    """The lock keys of a file, oldest first; empty lines and those with # say nothing."""
    lines = [line.strip() for line in file.read_text().splitlines()]
    keys = [urlsafe_b64decode(line) for line in lines if line and not line.startswith("#")]
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise ValueError(f"{file}: a key is {KEY_BYTES} bytes in base64, one a line")
    return keys


def names_in(folder: Path) -> dict[str, list[str]]:
    """The names of the keys of each key file that is in the folder, the one in use last."""
    seal, locks = folder / KEY_FILE, folder / LOCK_FILE
    found = {}
    if seal.exists():
        found[KEY_FILE] = [_name(seal.read_bytes())]
    if locks.exists():
        found[LOCK_FILE] = [_name(key) for key in read_locks(locks)]
    return found


def write_locks(file: Path, keys: Sequence[bytes]) -> None:
    """Put a new file of lock keys in the place of the old one."""
    fresh = file.with_name(file.name + ".new")
    fresh.unlink(missing_ok=True)
    write_private(fresh, b"".join(map(_line, keys)))
    fresh.replace(file)


def new_lock() -> bytes:
    """A key that nobody else has."""
    return secrets.token_bytes(KEY_BYTES)


def _line(key: bytes) -> bytes:
    return urlsafe_b64encode(key) + b"\n"


def _name(key: bytes) -> str:
    return f"k{sha256(b'name' + key).hexdigest()[:8]}"


def write_private(file: Path, text: bytes) -> None:
    """A new file on the disk that only this user reads."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def _cipher(key: bytes) -> AESGCM:
    """Loaded at the first lock: a hall without appointments never needs it."""
    from cryptography.hazmat.primitives.ciphers import aead  # noqa: PLC0415

    return aead.AESGCM(key)
