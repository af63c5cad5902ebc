"""Sending text messages: one at a time, off the hub, each recorded before the next begins.

1. look for a message whose moment has come;
2. hand it to the gateway under its key, in a native thread;
3. record what became of it; a failure is tried again later.

A hall whose plug is pulled between 2 and 3 sends the last one again under the same key.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from hall.cases.case import Case
from hall.outbox.notice import Envelope, Gateway, Notice, SendReport
from hall.outbox.sending import RecordSending, phone_of, waiting
from hall.people.roles import HALL
from hall.ports import Shelf
from hall.progress import Recorded
from web.address import case_address
from web.door import Closed
from web.lanes import Lane
from web.works import Works

LOOKS = 0.5
"""Seconds between looks whether something can be sent."""
LANGUAGE = "zh-CN"

log = logging.getLogger("yichuang.outbox")


class Outbox:
    """Reads what is to be sent and hands it to the gateway."""

    def __init__(self, works: Works, gateway: Gateway | None) -> None:
        self.works = works
        self.gateway = gateway
        self._work = works.hub.flag()
        self._lane = Lane(works.hub, "outbox")
        self._busy = self._stopping = False

    def hear(self, events: Sequence[Recorded]) -> None:
        """Something happened: look at once."""
        if self.gateway is not None and events:
            self._work.set()

    def send(self) -> None:
        """Look for what is to be sent, until the hall stops."""
        while not self._stopping:
            self._work.wait(LOOKS)
            self._work.clear()
            if self.gateway is None or self._busy or self.works.door.trouble:
                continue  # what can't be recorded would be sent again and again
            try:
                self._send_next(self.gateway)
            except Exception:
                if not self._stopping:
                    log.exception("what is to be sent can't be read")

    def stop(self) -> None:
        """Send nothing more."""
        self._stopping = True

    def _send_next(self, gateway: Gateway) -> None:
        found = self.works.hub.offload(self._look)
        if found is None:
            return
        notice, envelope = found
        self._busy = True
        if envelope is None:
            self._sent(notice, SendReport(sent=False, detail="no_phone"))
        else:
            self._lane.do(partial(gateway.send, envelope), partial(self._sent, notice))

    def _look(self) -> tuple[Notice, Envelope | None] | None:
        """In a native thread: the next message, ready to go."""
        w, now = self.works, self.works.clock.now()
        with w.store.reading() as shelf:
            notice = next((one for one in waiting(shelf) if one.may_be_tried(now)), None)
            return (notice, self._envelope(shelf, notice)) if notice else None

    def _envelope(self, shelf: Shelf, notice: Notice) -> Envelope | None:
        w = self.works
        phone = phone_of(shelf, w.secrets, notice)
        if phone is None:
            return None
        code = {"code": w.secrets.unlock(notice.locked)} if notice.locked else {}
        case = shelf.of(Case).get(notice.case)
        link = {"link": case_address(w.site, case.token)} if case else {}
        told = {"hall": w.setup.name.zh, **link, **notice.told, **code}
        text = w.languages.languages[LANGUAGE].say(f"sms.{notice.template}", **told)
        return Envelope(notice.key, phone, text, notice.due)

    def _sent(self, notice: Notice, report: SendReport) -> None:
        try:
            command = RecordSending(notice=notice.id, sent=report.sent, detail=report.detail)
            self.works.door.carry_out(command, HALL)
        except Closed:
            log.warning("what became of a message could not be recorded: it is sent once more")
        finally:
            self._busy = False
            self._work.set()
