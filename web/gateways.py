"""What takes text messages: a signed POST to a gateway, or a file that another program reads."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from hall.outbox.notice import Envelope, SendReport
from web.posting import post
from web.telling import signature

KEY = "Idempotency-Key"


@dataclass(slots=True)
class WebhookGateway:
    """A POST per message, signed as webhooks are; 2xx means that it was taken.

    `Idempotency-Key` is the message's key: the same one is the same message.
    """

    url: str
    secret: str
    local: bool = False

    def send(self, envelope: Envelope) -> SendReport:
        """Post it and wait for the status."""
        body = _line(envelope)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            KEY: envelope.key,
            "X-Yichuang-Signature": signature(self.secret, body, int(time.time())),
        }
        posted = post(self.url, body, headers, local=self.local)
        sent = posted.status is not None and 200 <= posted.status < 300
        return SendReport(sent, "" if sent else posted.detail)


@dataclass(slots=True)
class FileGateway:
    """A line of JSON per message, once each: what stands there already isn't written again.

    A line that a power cut or a full disk has torn is cut off before the next is written; lines
    that somebody else wrote are left alone.
    """

    path: Path
    _keys: set[str] | None = None
    _one_at_a_time: Lock = field(default_factory=Lock)

    def send(self, envelope: Envelope) -> SendReport:
        """Write it, and see it on the disk."""
        try:
            with self._one_at_a_time:
                if self._keys is None:
                    self._keys = self._read()
                if envelope.key not in self._keys:
                    self._write(_line(envelope) + b"\n")
                    self._keys.add(envelope.key)
        except OSError as problem:
            self._keys = None
            return SendReport(sent=False, detail=problem.strerror or "broken")
        return SendReport(sent=True)

    def _read(self) -> set[str]:
        if not self.path.exists():
            return set()
        whole, _, torn = self.path.read_bytes().rpartition(b"\n")
        if torn:
            os.truncate(self.path, len(whole) + 1 if whole else 0)
        return {key for line in whole.splitlines() if (key := _key_of(line)) is not None}

    def _write(self, line: bytes) -> None:
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            _write_whole(file, line)
        finally:
            os.close(file)


def _write_whole(file: int, line: bytes) -> None:
    """Every byte of it is on the disk, or none."""
    before = os.fstat(file).st_size
    try:
        while line:
            line = line[os.write(file, line) :]
        os.fsync(file)
    except OSError:
        os.ftruncate(file, before)
        raise


def _key_of(line: bytes) -> str | None:
    """The key of a message; None for a line that is none."""
    try:
        return str(json.loads(line)["key"])
    except (ValueError, TypeError, KeyError):
        return None


def _line(envelope: Envelope) -> bytes:
    said = {
        "key": envelope.key,
        "phone": envelope.phone,
        "text": envelope.text,
        "due": envelope.due.isoformat(),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
