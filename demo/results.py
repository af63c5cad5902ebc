"""Simulated results: what one back office has issued, and how far the issuing window has got."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hall.cases.deciding import DecidePart
from hall.cases.part import Decision
from hall.people.roles import Actor
from hall.results.giving import GiveResult
from hall.results.handing_over import HandOverResults, Issued
from hall.results.registering import Read, RegisterResult
from hall.results.result import Size
from hall.setup import Setup, WindowKind

Attempt = Callable[[Any, Actor], Any]
DOCUMENTS = ("准予许可决定书", "登记证书", "备案通知书", "核准文件", "许可证")


def issue(setup: Setup, attempt: Attempt, parts: Sequence[int], behind: Actor, at: Actor) -> None:
    """These parts are decided and issued on one sheet; some of it is registered, one given."""
    window = next((w.number for w in setup.windows if w.kind is WindowKind.ISSUING), None)
    papers = tuple(
        Issued(part=part, document=document, size=size)
        for part, document, size in zip(parts, DOCUMENTS, (*Size, *Size), strict=False)
        if attempt(_approved(part), behind)
    )
    if window is None or not papers:
        return
    sheet = attempt(HandOverResults(window=window, papers=papers), behind)
    for place, one in enumerate(sheet["results"][1:4] if sheet else ()):
        read = Read(number=one["number"], applicant=NAME, document=one["document"])
        attempt(RegisterResult(result=one["result"], window=window, read=read), at)
        if place == 0:
            attempt(GiveResult(result=one["result"], window=window, identity="身份证"), at)


NAME = "李梅"
"""Whose the demo's results are: their clerk has to read the name."""


def _approved(part: int) -> DecidePart:
    return DecidePart(part=part, decision=Decision.APPROVED, reason="材料齐全，符合条件")
