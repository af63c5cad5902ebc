"""The gateways: each message once, signed, and again under the same key after a power cut."""

from __future__ import annotations

import errno
import hmac
import json
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from config.devices import NoticeSettings
from front.machines import open_gateway
from front.telling import CantStartError
from hall.outbox.notice import Envelope
from tests.halling import wait_until
from tests.web.receiver import Receiver, answer, well
from web.gateways import FileGateway, WebhookGateway

NINE = datetime(2026, 9, 28, 1, tzinfo=UTC)
FIRST, SECOND = (Envelope(key, "13987654321", f"办件 {key}", NINE) for key in ("k1", "k2"))


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.down()


def lines(path: Path) -> list[str]:
    return [json.loads(line)["key"] for line in path.read_text().splitlines()]


def test_a_file_holds_each_message_once(tmp_path: Path) -> None:
    file = tmp_path / "notices.jsonl"
    gateway = FileGateway(file)
    assert [gateway.send(one).sent for one in (FIRST, FIRST, SECOND)] == [True, True, True]
    assert lines(file) == ["k1", "k2"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_after_a_power_cut_the_file_is_read_back(tmp_path: Path) -> None:
    """Killed after the line and before its record, the hall sends the same key again."""
    file = tmp_path / "notices.jsonl"
    FileGateway(file).send(FIRST)
    assert FileGateway(file).send(FIRST).sent
    assert lines(file) == ["k1"]


def test_a_torn_line_is_cut_off_and_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "notices.jsonl"
    FileGateway(file).send(FIRST)
    with file.open("ab") as torn:
        torn.write(b'{"key":"k2","pho')
    FileGateway(file).send(SECOND)
    assert lines(file) == ["k1", "k2"]


def test_a_line_of_somebody_else_stops_no_message(tmp_path: Path) -> None:
    file = tmp_path / "notices.jsonl"
    file.write_bytes(b'no json\n[1]\n\xff\n{"phone":"1"}\n')
    gateway = FileGateway(file)
    assert gateway.send(FIRST).sent
    assert file.read_bytes().startswith(b"no json\n")


def test_a_line_that_is_written_by_halves_is_written_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, write = tmp_path / "notices.jsonl", os.write
    monkeypatch.setattr(os, "write", lambda to, line: write(to, line[:7]))
    assert FileGateway(file).send(FIRST).sent
    assert lines(file) == ["k1"]


def test_on_a_full_disk_nothing_of_a_line_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, write = tmp_path / "notices.jsonl", os.write
    gateway = FileGateway(file)
    gateway.send(FIRST)

    def full(to: int, line: bytes) -> int:
        if len(line) < 30:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(to, line[:-20])

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", full)
        assert not gateway.send(SECOND).sent
    assert lines(file) == ["k1"]
    assert gateway.send(SECOND).sent
    assert lines(file) == ["k1", "k2"]


def test_a_file_that_cant_be_written_is_tried_again(tmp_path: Path) -> None:
    report = FileGateway(tmp_path / "gone" / "notices.jsonl").send(FIRST)
    assert (report.sent, bool(report.detail)) == (False, True)


def test_a_gateway_gets_a_signed_message_with_its_key(receiver: Receiver) -> None:
    assert WebhookGateway(receiver.url, "s3cret", local=True).send(FIRST).sent
    wait_until(lambda: bool(receiver.taken))
    headers, body = receiver.taken[0]
    at, mark = headers["X-Yichuang-Signature"].split(",v1=")
    signed = hmac.new(b"s3cret", f"{at[2:]}.".encode() + body, sha256).hexdigest()
    assert mark == signed
    assert headers["Idempotency-Key"] == json.loads(body)["key"] == "k1"


def test_a_gateway_without_a_secret_lets_no_hall_start() -> None:
    settings = NoticeSettings(driver="webhook", address="https://sms.example.gov.cn/")
    with pytest.raises(CantStartError, match="YICHUANG_NOTICES_SECRET"):
        open_gateway(settings, "", local=False)
    assert open_gateway(settings, "s3cret", local=False) is not None


def test_a_gateway_that_is_down_is_tried_again(receiver: Receiver) -> None:
    receiver.mood = lambda handler: answer(handler, 503)
    report = WebhookGateway(receiver.url, "s3cret", local=True).send(FIRST)
    assert (report.sent, report.detail) == (False, "status")
    receiver.mood = well
    assert WebhookGateway(receiver.url, "s3cret", local=True).send(FIRST).sent
