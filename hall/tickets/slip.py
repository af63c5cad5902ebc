"""The slip: what a printed ticket says. Its layout on paper is devices/printer's business."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """A ticket as paper says it, in the holder's language, every text ready to print.

    `number` is largest; `where` says where to wait; `ahead` and `wait` are whole sentences (empty:
    left out); `follow` is the address in the QR code; `bring` is what to have ready; `issued` is
    date and time; `priority` is empty or a word such as 优先.
    """

    ticket: int
    number: str
    title: str
    where: str
    ahead: str
    wait: str
    priority: str
    follow: str
    follow_hint: str
    bring: tuple[str, ...]
    bring_title: str
    issued: str
    hall: str
    reprint: str = ""
