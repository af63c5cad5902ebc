"""Sending text messages: one at a time, off the hub, each recorded before the next begins.

1. look for a message whose moment has come;
2. hand it to the gateway under its key, in a native thread;
3. record what became of it; a failure is tried again later.

A hall whose plug is pulled between 2 and 3 sends the last one again under the same key. What is a
day old is given up before it is tried, in a hall without a gateway too. A message that can't be
made or a gateway that breaks is a failure of that one message: the next one goes all the same.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from hall.cases.case import Case
from hall.outbox.notice import Envelope, Gateway, Notice, SendReport
from hall.outbox.sending import LONGEST_DETAIL, RecordSending, phone_of, waiting
from hall.people.roles import HALL
from hall.ports import Shelf
from hall.progress import Recorded
from web.address import case_address, given_address
from web.door import Closed
from web.works import Works

LOOKS = 0.5
"""Seconds between looks whether something can be sent."""
LOOKS_WITHOUT_GATEWAY = 60.0
"""Seconds between looks whether something is to be given up."""
LANGUAGE = "zh-CN"
TOO_OLD = SendReport(sent=False, detail="too_old")
NO_PHONE = SendReport(sent=False, detail="no_phone")

log = logging.getLogger("yichuang.outbox")


class Outbox:
    """Reads what is to be sent and hands it to the gateway."""

    def __init__(self, works: Works, gateway: Gateway | None) -> None:
        self.works = works
        self.gateway = gateway
        self._work = works.hub.flag()
        self._stopping = False

    def hear(self, events: Sequence[Recorded]) -> None:
        """Something happened: look at once."""
        if self.gateway is not None and events:
            self._work.set()

    def send(self) -> None:
        """Look for what is to be sent, until the hall stops."""
        while not self._stopping:
            self._work.wait(LOOKS if self.gateway else LOOKS_WITHOUT_GATEWAY)
            self._work.clear()
            while not self._stopping and self.send_next():
                pass

    def stop(self) -> None:
        """Send nothing more."""
        self._stopping = True
        self._work.set()

    def send_next(self) -> bool:
        """Send one message, or give it up; False where there is none to, or none can be."""
        if self.works.door.trouble:
            return False  # what can't be recorded would be sent again and again
        try:
            tried = self.works.hub.offload(self._try_next)
        except Exception:
            if not self._stopping:
                log.exception("what is to be sent can't be read")
            return False
        return tried is not None and self._record(*tried)

    def _try_next(self) -> tuple[Notice, SendReport] | None:
        """In a native thread: the next message, and what became of it."""
        w, now = self.works, self.works.clock.now()
        with w.store.reading() as shelf:
            notice = self._next(shelf, now)
            if notice is None:
                return None
            made = TOO_OLD if notice.is_old(now) else self._made(shelf, notice)
        return notice, self._handed_over(made) if isinstance(made, Envelope) else made

    def _next(self, shelf: Shelf, now: datetime) -> Notice | None:
        """The first that is to be given up, or tried where there is a gateway."""
        for one in waiting(shelf):
            if one.is_old(now) or (self.gateway is not None and one.may_be_tried(now)):
                return one
        return None

    def _made(self, shelf: Shelf, notice: Notice) -> Envelope | SendReport:
        """The message, ready to go, or why there is none."""
        try:
            phone = phone_of(shelf, self.works.secrets, notice)
            return NO_PHONE if phone is None else self._envelope(shelf, notice, phone)
        except Exception as problem:
            return _broken(problem, notice=notice.id)

    def _envelope(self, shelf: Shelf, notice: Notice, phone: str) -> Envelope:
        w = self.works
        code = {"code": w.secrets.unlock(notice.locked)} if notice.locked else {}
        told = {"hall": w.setup.name.zh, "link": _link(shelf, notice), **notice.told, **code}
        text = w.languages.languages[LANGUAGE].say(f"sms.{notice.template}", **told)
        return Envelope(notice.key, phone, text.rstrip(), notice.due)

    def _handed_over(self, envelope: Envelope) -> SendReport:
        assert self.gateway is not None
        try:
            return self.gateway.send(envelope)
        except Exception as problem:
            return _broken(problem, key=envelope.key)

    def _record(self, notice: Notice, report: SendReport) -> bool:
        detail = report.detail[:LONGEST_DETAIL]
        command = RecordSending(notice=notice.id, sent=report.sent, detail=detail)
        try:
            self.works.door.carry_out(command, HALL)
        except Closed:
            log.warning("what became of a message could not be recorded: it is sent once more")
            return False
        return True


def _link(shelf: Shelf, notice: Notice) -> str:
    """Where the case is followed; "" where the hall's only address leads nowhere from a home."""
    site, case = given_address(), shelf.of(Case).get(notice.case)
    return case_address(site, case.token) if site and case else ""


def _broken(problem: Exception, **about: object) -> SendReport:
    """Of what broke only its kind is told: its text may have the message in it."""
    kind = type(problem).__name__
    log.error("a message can't be made or sent", extra={"facts": {**about, "problem": kind}})
    return SendReport(sent=False, detail=kind)
