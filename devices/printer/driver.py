"""The one driver of every ESC/POS ticket printer; only the line to the printer differs."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from escpos.exceptions import Error  # type: ignore[import-untyped]

from devices.printer.conversation import Conversation
from devices.printer.escpos import encode
from devices.printer.layout import lay_out
from devices.printer.line import Deadline
from hall.ports import PaperState, PrintReport

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.line import Line
    from devices.printer.settings import PrinterConfig
    from hall.tickets.slip import Slip

_REAL_TIME_WAIT = 1 / 6
"""How much of the timeout a printer that answers only in real time gets to print."""

FAILURES = (Error, OSError)
WELL = (PaperState.OK, PaperState.NEAR_END)
UNABLE = (PaperState.OUT, PaperState.COVER_OPEN, PaperState.OFFLINE, PaperState.FAULT)


class EscposPrinter:
    """Fulfils `hall.ports.Printer`. A slip is sent at most once, so that none comes out twice.

    Steps of a print: ask; if the printer is unable, stop; send; ask again behind the cut. Only a
    printer that was well before and after has `printed`.
    """

    def __init__(self, line: Line, config: PrinterConfig) -> None:
        self._line = line
        self._config = config
        self._one_at_a_time = threading.Lock()

    def status(self) -> PaperState:
        """What the printer says of itself, within the timeout."""
        return self._call(self._look).paper

    def print(self, slip: Slip) -> PrintReport:
        """Print a slip, within the timeout. What goes wrong is in the report."""
        job = encode(lay_out(slip, self._config.paper), self._config)
        return self._call(lambda talk: self._print(talk, job))

    def close(self) -> None:
        """Let go of the printer; the next call reaches for it again."""
        with self._one_at_a_time:
            self._hang_up()

    def _call(self, act: Callable[[Conversation], PrintReport]) -> PrintReport:
        until = Deadline(self._config.timeout)
        if not self._one_at_a_time.acquire(timeout=self._config.timeout):
            return PrintReport(False, PaperState.UNKNOWN, "the printer is busy with another slip")
        try:
            self._line.open(until.left())
            report = act(Conversation(self._line, until, self._config.timeout))
        except FAILURES as error:
            self._hang_up()
            return PrintReport(False, PaperState.OFFLINE, str(error) or type(error).__name__)
        else:
            if not self._line.lasting:
                self._hang_up()
            return report
        finally:
            self._one_at_a_time.release()

    def _hang_up(self) -> None:
        try:
            self._line.close()
        except FAILURES:
            return

    def _look(self, talk: Conversation) -> PrintReport:
        return PrintReport(False, talk.paper() if self._config.answers else PaperState.UNKNOWN)

    def _print(self, talk: Conversation, job: bytes) -> PrintReport:
        if not self._config.answers:
            talk.print(job)
            return PrintReport(False, PaperState.UNKNOWN, "sent; this printer can't confirm", True)
        before = talk.paper()
        if before in UNABLE:
            return PrintReport(False, before, "not sent: the printer is not able to print")
        talk.print(job)
        return self._judge(talk, before)

    def _judge(self, talk: Conversation, before: PaperState) -> PrintReport:
        """What became of a slip that was sent."""
        try:
            done = self._settle(talk)
            after = talk.paper()
        except FAILURES as error:
            detail = f"sent, then the line broke: {error}"
            self._hang_up()
            return PrintReport(False, PaperState.OFFLINE, detail, True)
        if after in UNABLE:
            return PrintReport(False, after, "the printer stopped during the slip", True)
        if before in WELL and after in WELL and done:
            return PrintReport(True, after, "", True)
        return PrintReport(False, PaperState.UNKNOWN, "sent, but not confirmed", True)

    def _settle(self, talk: Conversation) -> bool:
        """Wait for the slip to come out. False: the printer answers in order, and didn't."""
        if talk.confirms:
            return talk.wait_until_printed()
        if not talk.silent:
            time.sleep(self._config.timeout * _REAL_TIME_WAIT)
        return True
