"""What a printer's answers mean. Strict: a byte that is no answer is no news.

Real-time status `10 04 n`, in-order status `1D 72 01` (Epson ESC/POS command reference; clones
answer only the latter).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall.ports import PaperState

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS = (1, 2, 3, 4)

_OFFLINE = 0x08
_COVER, _PAPER_STOP, _ERROR = 0x04, 0x20, 0x40
_CUTTER, _FATAL = 0x08, 0x20
_PAPER = {0x12: PaperState.OK, 0x1E: PaperState.NEAR_END}
_PAPER |= {0x72: PaperState.OUT, 0x7E: PaperState.OUT}
_IN_ORDER = {0x00: PaperState.OK, 0x03: PaperState.NEAR_END}
_IN_ORDER |= {0x0C: PaperState.OUT, 0x0F: PaperState.OUT}


def is_real_time(answer: int) -> bool:
    """Whether a byte can be an answer to `10 04 n`: bits 1 and 4 are set, bits 0 and 7 are not."""
    return answer & 0x93 == 0x12


def is_in_order(answer: int) -> bool:
    """Whether a byte can be an answer to `1D 72 01`."""
    return answer in _IN_ORDER


def paper_state(real_time: Mapping[int, int], in_order: int | None = None) -> PaperState:
    """The state that matters most to the one who must act; UNKNOWN unless paper was spoken of.

    `real_time` holds the answers by n, `in_order` the answer to `1D 72 01`.
    """
    offline, cause, fault = (real_time.get(n, 0) for n in (1, 2, 3))
    paper = _PAPER.get(real_time.get(4, 0), PaperState.UNKNOWN)
    if paper is PaperState.UNKNOWN and in_order is not None:
        paper = _IN_ORDER.get(in_order, PaperState.UNKNOWN)
    signs = (
        (fault & (_CUTTER | _FATAL), PaperState.FAULT),
        (cause & _COVER, PaperState.COVER_OPEN),
        (cause & _PAPER_STOP or paper is PaperState.OUT, PaperState.OUT),
        (cause & _ERROR, PaperState.FAULT),
        (offline & _OFFLINE, PaperState.OFFLINE),
    )
    return next((state for sign, state in signs if sign), paper)
