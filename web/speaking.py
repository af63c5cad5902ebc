"""Calls aloud: each call's sound is made at once, the screens' pages play it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, send_file

from hall.commands import Allowed
from hall.people.roles import EVERYONE, DeviceKind
from hall.progress import Recorded
from hall.refusals import Unknown
from hall.screens.sound import sound_of
from hall.tickets.announcement import announce
from web.who import admitted
from web.works import Works, works

CALLS_ALOUD = frozenset({"TicketCalled", "TicketRecalled"})
MAY_HEAR = Allowed(roles=EVERYONE, devices=frozenset({DeviceKind.DISPLAY, DeviceKind.SIGN}))
KEPT = 24 * 3600
PATIENCE = 8.0
"""Seconds after which a page no longer waits for a sound."""

log = logging.getLogger("yichuang.speaking")
speaking = Blueprint("speaking", __name__)


class Speaking:
    """A listener that has each call's sounds made in good time."""

    def __init__(self, works: Works) -> None:
        self.works = works

    def hear(self, events: Sequence[Recorded]) -> None:
        """On the hub: only begin."""
        calls = [event for event in events if event.kind in CALLS_ALOUD]
        if calls and self.works.voice:
            for event in calls:
                self._prepare(event)

    def _prepare(self, event: Recorded) -> None:
        sound = sound_of(self.works.setup, event.data["zone"], event.at)
        for language in () if sound.silent else sound.voice_languages:
            making = making_of(self.works, event, language)
            if making:
                self.works.voice_lane.do(making)


def making_of(w: Works, event: Recorded, language: str) -> Callable[[], Path | None] | None:
    """What makes the sound of a call; None when there is no voice for it."""
    try:
        sentence = announce(
            event.data["number"],
            event.data["window"],
            language,
            one_as_yao=w.setup.screens.one_as_yao,
        )
    except ValueError:
        return None
    return partial(w.voice.sound, sentence) if w.voice else None


@speaking.get("/api/v1/voice/chime.wav")
def chime() -> Response:
    """The gong before a call."""
    admitted(MAY_HEAR, "voice")
    w = works()
    return _wav(w.voice_lane.ask(w.voice.chime, PATIENCE) if w.voice else None)


@speaking.get("/api/v1/voice/<int:call>/<language>.wav")
def sound(call: int, language: str) -> Response:
    """A call in one language."""
    admitted(MAY_HEAR, "voice")
    w = works()
    making = making_of(w, _call(w, call), language)
    return _wav(w.voice_lane.ask(making, PATIENCE) if making else None)


def _call(w: Works, call: int) -> Recorded:
    with w.store.reading() as shelf:
        found: Sequence[Any] = shelf.journal.after(call - 1, 1) if 0 < call < 2**53 else ()
    if not found or found[0].version != call or found[0].kind not in CALLS_ALOUD:
        raise Unknown("unknown_call")
    event: Recorded = found[0]
    return event


def _wav(file: Path | None) -> Response:
    if file is None:
        raise Unknown("no_sound")
    response = send_file(file, mimetype="audio/wav", max_age=KEPT)
    response.headers["Cache-Control"] = f"private, max-age={KEPT}"
    return response
