"""The view `screens`: what each zone's walls say, show and sound like, for those who shape it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from hall.coding import written
from hall.faces import Face, said
from hall.people.roles import LEADERS
from hall.ports import Shelf
from hall.screens.message import Message
from hall.screens.picture import Picture, slides
from hall.screens.sound import is_quiet, sound_of
from hall.setup import Setup, Zone, ZoneSound
from hall.viewing import RoomView


def screens_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Messages, newest first; pictures; each zone with its playlist and sound; the hall's own."""
    messages = sorted(shelf.of(Message).find(), key=lambda m: -m.id)
    return {
        "messages": [_message(setup, message, at) for message in messages],
        "pictures": [_picture(setup, picture) for picture in shelf.of(Picture).find()],
        "zones": [_zone(setup, shelf, zone, at) for zone in setup.zones],
        "standing": {"zh": setup.screens.message.zh, "en": setup.screens.message.en},
        "silent": setup.screens.silent,
        "voice_languages": list(setup.screens.voice_languages),
        "one_as_yao": setup.screens.one_as_yao,
    }


def _message(setup: Setup, message: Message, at: datetime) -> dict[str, Any]:
    return {
        "message": message.id,
        "zh": message.zh,
        "en": message.en,
        "zones": list(message.zones),
        "incident": message.incident,
        "from_at": said(setup, message.from_at),
        "until": said(setup, message.until),
        "state": message.state(at),
        "by": message.by,
        "at": said(setup, message.at),
    }


def _picture(setup: Setup, picture: Picture) -> dict[str, Any]:
    return {
        "picture": picture.hash,
        "name": picture.name,
        "width": picture.width,
        "height": picture.height,
        "size": picture.size,
        "by": picture.by,
        "at": said(setup, picture.at),
    }


def _zone(setup: Setup, shelf: Shelf, zone: Zone, at: datetime) -> dict[str, Any]:
    own = next((s for s in setup.screens.sounds if s.zone == zone.key), ZoneSound(zone.key))
    now = sound_of(setup, zone.key, at)
    return {
        "zone": zone.key,
        "slides": slides(shelf, zone.key),
        "sound": written(own),
        "now": {**asdict(now), "voice_languages": list(now.voice_languages)},
        "quiet": is_quiet(setup, own, at),
    }


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> Face:
    return screens_face(setup, shelf, at)


SCREENS = RoomView("screens", _view, LEADERS, ("Message", "Picture", "Playlist"))
