"""Questions, orders and their answers on one line, one at a time."""

from __future__ import annotations

import contextlib
from collections import deque
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from devices.locker import frames
from devices.locker.decoder import Decoder
from devices.locker.line import Deadline
from hall.lockers.bank import DoorChange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from devices.locker.line import Line
    from devices.locker.settings import LockerConfig
    from hall.lockers.bank import CellPlace, DoorState

T = TypeVar("T")
SILENT = "no answer"
_MOST_CHANGES = 1000


class Ordered(NamedTuple):
    """Whether an order may have reached the board, and whether the board took it."""

    sent: bool
    acknowledged: bool


class Conversation:
    """Asks so often as the settings allow. `trouble` says why the last question got no answer.

    A line that was lost, or on which nobody answers, is opened anew for the next try.
    """

    def __init__(self, line: Line, config: LockerConfig) -> None:
        self._line = line
        self._config = config
        self._decoder = Decoder(config.channels, config.feedback)
        self._changes: deque[DoorChange] = deque(maxlen=_MOST_CHANGES)
        self._echoes = False
        self.trouble = ""

    def door(self, cell: CellPlace) -> DoorState | None:
        """How one door stands; None when nobody says."""

        def fits(heard: frames.Heard) -> DoorState | None:
            return heard.state if isinstance(heard, frames.Door) and heard.cell == cell else None

        return self._ask(frames.ask_door(cell), fits, all_doors=False)

    def doors(self, board: int, until: Deadline | None = None) -> dict[int, DoorState] | None:
        """How all channels of a board stand; None when nobody says, or not until then."""

        def fits(heard: frames.Heard) -> dict[int, DoorState] | None:
            if not (isinstance(heard, frames.Doors) and heard.board == board):
                return None
            known = self._config
            count = known.channels[board]
            return frames.doors(heard.states, count, known.feedback, known.low_channels)

        return self._ask(frames.ask_doors(board), fits, all_doors=True, until=until)

    def order(self, cell: CellPlace) -> Ordered:
        """Send the order to open a cell, once."""
        frame = frames.open_cell(cell, self._config.hold)
        sent = False
        try:
            until = Deadline(self._config.timeout)
            self._begin(until, all_doors=False)
            sent = True
            return Ordered(True, self._acknowledged(frame, cell, until))
        except OSError as error:
            self._lose(error)
            return Ordered(sent, False)

    def listen(self, within: float) -> bool:
        """Hear what is said unasked. False: there is no line."""
        try:
            self._line.open(self._config.timeout)
            self._note(self._decoder.feed(self._line.read(within)))
        except OSError as error:
            self._lose(error)
            return False
        return True

    @property
    def has_changes(self) -> bool:
        return bool(self._changes)

    def take_changes(self) -> tuple[DoorChange, ...]:
        """What was said unasked since the last time, oldest first."""
        return tuple(self._changes.popleft() for _ in range(len(self._changes)))

    def hang_up(self) -> None:
        """Let go of the line; the next question opens it."""
        with contextlib.suppress(OSError):
            self._line.close()

    def _ask(
        self,
        request: bytes,
        fits: Callable[[frames.Heard], T | None],
        *,
        all_doors: bool,
        until: Deadline | None = None,
    ) -> T | None:
        for _ in range(self._config.tries):
            answer = self._try(request, fits, all_doors)
            if answer is not None:
                return answer
            if until is not None and until.over:
                break
        self.hang_up()
        return None

    def _try(
        self, request: bytes, fits: Callable[[frames.Heard], T | None], all_doors: bool
    ) -> T | None:
        try:
            until = Deadline(self._config.timeout)
            self._begin(until, all_doors=all_doors)
            answers = (fits(heard) for heard in self._exchange(request, until))
            answer = next((answer for answer in answers if answer is not None), None)
        except OSError as error:
            self._lose(error)
            return None
        self.trouble = SILENT if answer is None else ""
        return answer

    def _begin(self, until: Deadline, *, all_doors: bool) -> None:
        """Open the line, and take from it what came late or unasked: it answers nothing now."""
        self._line.open(until.left())
        while not until.over and (data := self._line.read(0)):
            self._note(self._decoder.feed(data))
        self._note(self._decoder.settle())
        self._decoder.expect(all_doors=all_doors)

    def _exchange(self, request: bytes, until: Deadline) -> Iterator[frames.Heard]:
        """Send, and hand on what is heard until then."""
        self._line.send(request, until.left())
        came = b""
        while not until.over:
            data = self._line.read(until.left())
            came += data
            self._echoes = self._echoes or (request in came and request[0] == frames.STATE)
            yield from self._note(self._decoder.feed(data))
        yield from self._note(self._decoder.settle())

    def _acknowledged(self, frame: bytes, cell: CellPlace, until: Deadline) -> bool:
        """Whether the board took an order. Where the line echoes, the first is the echo: with the
        contact closed an acknowledgement has the bytes of the order itself.
        """
        echoes = int(self._echoes and len(frame) == frames.SHORT)
        for heard in self._exchange(frame, until):
            if heard == frames.Acknowledged(cell):
                if not echoes:
                    return True
                echoes -= 1
        return False

    def _note(self, heard: Sequence[frames.Heard]) -> list[frames.Heard]:
        """Keep what was said unasked; the rest may be an answer."""
        for one in heard:
            if isinstance(one, frames.Changed):
                self._changes.append(DoorChange(one.cell, one.state))
        return [one for one in heard if not isinstance(one, frames.Changed)]

    def _lose(self, error: OSError) -> None:
        self.trouble = str(error) or type(error).__name__
        self.hang_up()
