"""The screen beside a window that invites whoever has just been served to rate (P22-12)."""

from __future__ import annotations

from flask import Blueprint

from hall.commands import Allowed
from hall.faces import said
from hall.people.roles import EVERYONE, DeviceKind
from hall.refusals import Unknown
from web.pages import page, require
from web.works import works

room = Blueprint("rating", __name__, template_folder="templates")

RATER = Allowed(roles=EVERYONE, devices=frozenset({DeviceKind.RATER}))


@room.get("/counter/rating/<number>")
@require(RATER, pair_as=DeviceKind.RATER, place="number")
def screen(number: str) -> str:
    """How was it? Five faces with words, and one tap."""
    w = works()
    with w.store.reading() as shelf:
        window = shelf.windows.get(number)
    if window is None:
        raise Unknown("unknown_window", window=number[:80])
    return page(
        "rating.html",
        window=window.number,
        reasons=[[r.key, r.name.zh, r.name.en] for r in w.setup.ratings.offered],
        hall_zh=w.setup.name.zh,
        hall_en=w.setup.name.en,
        time=said(w.setup, w.clock.now()),
    )
