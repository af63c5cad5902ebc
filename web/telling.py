"""Telling other systems: each webhook gets its events in the journal's order, one at a time.

Every webhook has a lane of its own, so that a slow one keeps nobody waiting. What became of an
attempt goes through the door before the next begins: a hall whose plug is pulled sends the last
event once more and loses none.
"""

from __future__ import annotations

import hmac
import json
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from hall.faces import said
from hall.people.roles import HALL
from hall.ports import Shelf
from hall.progress import Recorded
from hall.webhooks.commands import PassOver, RecordDelivery
from hall.webhooks.webhook import Webhook, next_event
from web.door import Closed
from web.lanes import Lane
from web.posting import LIMIT, Posted, post
from web.works import Works

LOOKS = 0.5
"""Seconds between looks whether something can be told again."""
READ_AT_ONCE = 500
PASSED_OVER = 5_000
"""Events that don't concern a webhook after which that is written down."""
PATIENCE = 2 * LIMIT + 2.0

log = logging.getLogger("yichuang.telling")


@dataclass(frozen=True, slots=True)
class Look:
    """What a webhook is to be told next, up to where was looked, and whether there is more."""

    webhook: Webhook
    event: Recorded | None
    looked: int
    more: bool


class Telling:
    """Reads the journal for every webhook and sends what it wants."""

    def __init__(self, works: Works) -> None:
        self.works = works
        self._work = works.hub.flag()
        self._lanes: dict[int, Lane] = {}
        self._busy: set[int] = set()
        self._looked: dict[int, int] = {}
        self._stopping = False

    def hear(self, events: Sequence[Recorded]) -> None:
        """Something happened: look at once."""
        if self._lanes or any(event.kind.startswith("Webhook") for event in events):
            self._work.set()

    def tell(self) -> None:
        """Look for what is to be told, until the hall stops."""
        while not self._stopping:
            self._work.wait(LOOKS)
            self._work.clear()
            if self.works.door.trouble:
                continue  # what can't be recorded would be sent again and again
            try:
                self._tell_all()
            except Exception:
                if not self._stopping:
                    log.exception("what is to be told can't be read")

    def stop(self) -> None:
        """Send nothing more."""
        self._stopping = True

    def ping(self, webhook: Webhook) -> Posted:
        """Send a trial event and wait for what came of it."""
        report = self._lane(webhook.id).ask(partial(self._send_ping, webhook), PATIENCE)
        report = report or Posted(None, "timeout", round(PATIENCE * 1000))
        self._record(webhook, 0, report)
        return report

    def _tell_all(self) -> None:
        looks = self.works.hub.offload(self._look)
        for look in looks:
            self._lane(look.webhook.id)
            self._take(look)

    def _look(self) -> list[Look]:
        """In a native thread: what each webhook is to be told next."""
        w, now = self.works, self.works.clock.now()
        with w.store.reading() as shelf:
            return [
                self._next(shelf, webhook)
                for webhook in shelf.of(Webhook).find()
                if webhook.id not in self._busy and webhook.may_try(now)
            ]

    def _next(self, shelf: Shelf, webhook: Webhook) -> Look:
        after = max(webhook.upto, self._looked.get(webhook.id, 0))
        event, looked = next_event(shelf, webhook, after, READ_AT_ONCE)
        return Look(webhook, event, looked, more=event is None and looked > after)

    def _take(self, look: Look) -> None:
        """On the hub: send it, or go on reading."""
        webhook, event = look.webhook, look.event
        self._looked[webhook.id] = look.looked
        if event is not None:
            self._busy.add(webhook.id)
            send, then = partial(self._send, webhook, event), partial(self._sent, webhook, event)
            self._lane(webhook.id).do(send, then)
        elif look.more:
            self._work.set()
            if look.looked - webhook.upto > PASSED_OVER:
                self._carry_out(PassOver(webhook=webhook.id, upto=look.looked))

    def _send(self, webhook: Webhook, event: Recorded) -> Posted:
        return self._post(webhook, self._body(event), event.kind, event.version)

    def _send_ping(self, webhook: Webhook) -> Posted:
        now = self.works.clock.now()
        ping = Recorded(0, now, "Ping", str(HALL), "Ping/0", {"webhook": webhook.id})
        return self._post(webhook, self._body(ping), ping.kind, 0)

    def _post(self, webhook: Webhook, body: bytes, kind: str, version: int) -> Posted:
        w = self.works
        try:
            secret = w.secrets.unlock(webhook.secret)
        except ValueError:
            return Posted(None, "secret", 0)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": f"Yichuang/{w.version}",
            "X-Yichuang-Event": kind,
            "X-Yichuang-Id": str(version),
            "X-Yichuang-Signature": signature(secret, body, int(time.time())),
        }
        return post(webhook.url, body, headers, local=w.local_webhooks)

    def _body(self, event: Recorded) -> bytes:
        setup = self.works.setup
        told: dict[str, Any] = {
            "id": event.version,
            "hall": setup.key,
            "at": said(setup, event.at),
            "kind": event.kind,
            "by": event.by,
            "cause": event.cause,
            "data": event.data,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()

    def _sent(self, webhook: Webhook, event: Recorded, report: Posted) -> None:
        try:
            self._record(webhook, event.version, report)
        finally:
            self._looked.pop(webhook.id, None)
            self._busy.discard(webhook.id)
            self._work.set()

    def _record(self, webhook: Webhook, version: int, report: Posted) -> None:
        command = RecordDelivery(
            webhook=webhook.id,
            version=version,
            status=report.status,
            detail=report.detail,
            took_ms=report.took_ms,
        )
        self._carry_out(command)
        self.works.push.mark(["webhooks"])

    def _carry_out(self, command: RecordDelivery | PassOver) -> None:
        try:
            self.works.door.carry_out(command, HALL)
        except Closed:
            log.warning("what became of a delivery could not be recorded: it is sent once more")

    def _lane(self, webhook: int) -> Lane:
        if webhook not in self._lanes:
            self._lanes[webhook] = Lane(self.works.hub, f"webhook {webhook}")
        return self._lanes[webhook]


def signature(secret: str, body: bytes, at: int) -> str:
    """`t=…,v1=…`: HMAC-SHA256 of the moment, a full stop and the body, under the secret."""
    mark = hmac.new(secret.encode(), f"{at}.".encode() + body, sha256).hexdigest()
    return f"t={at},v1={mark}"
