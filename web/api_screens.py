"""The API of what the screens say besides the calls: messages, pictures, playlists, sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Len
from flask import Response, send_file

from hall.commands import Allowed
from hall.people.roles import EVERYONE, LEADERS, MANAGERS, DeviceKind
from hall.refusals import Unknown
from hall.screens.messages import DropMessage, SetMessage
from hall.screens.picture import Picture
from hall.screens.pictures import AddPicture, DropPicture, SetPlaylist
from hall.screens.settings import ChangeScreens, SetSound
from hall.screens.view import screens_face
from web import answers, answers_screens, pictures
from web.calls import Asked, Call

ROOM = "Screens"
MANAGE = Allowed(roles=MANAGERS)
MAY_SEE = Allowed(roles=EVERYONE, devices=frozenset({DeviceKind.DISPLAY}))
KEPT = 365 * 24 * 3600
MESSAGE = {"zh": "3号窗口设备检修，请到5号窗口办理", "zones": ["front"], "incident": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the picture is called in the console."""

    name: Annotated[str, Len(1, 60)] = "picture"


def screens(asked: Asked) -> dict[str, Any]:
    """What each zone's walls say, show and sound like."""
    w = asked.works
    with w.store.reading() as shelf:
        return screens_face(w.setup, shelf, w.clock.now())


def add_picture(asked: Asked) -> dict[str, Any]:
    """Take a PNG, JPEG or WebP as the body, make it anew without what hides in it, and keep it."""
    w = asked.works
    picture = w.hub.offload(pictures.remade, asked.body)
    w.hub.offload(pictures.keep, w.data, picture)
    command = AddPicture(
        picture=picture.hash,
        name=asked.query.name,
        width=picture.width,
        height=picture.height,
        size=len(picture.data),
    )
    return w.door.carry_out(command, asked.by, asked.key)


def see_picture(asked: Asked) -> Response:
    """The picture. It never changes, so it may be kept for ever."""
    w, wanted = asked.works, asked.path["picture"]
    with w.store.reading() as shelf:
        known = shelf.of(Picture).get(wanted)
    file = pictures.file_of(w.data, known.hash) if known else None
    if file is None or not file.is_file():
        raise Unknown("unknown_picture", picture=wanted[:32])
    response = send_file(file, mimetype="image/webp")
    response.headers["Cache-Control"] = f"private, max-age={KEPT}, immutable"
    return response


def drop_picture(asked: Asked) -> dict[str, Any]:
    """Let it go, from the folder too."""
    w = asked.works
    answer = w.door.carry_out(DropPicture(picture=asked.path["picture"]), asked.by)
    w.hub.offload(pictures.file_of(w.data, answer["picture"]).unlink, True)
    return answer


CALLS = (
    Call(
        method="GET",
        path="/api/v1/screens",
        does="What each zone's walls say, show and sound like",
        handle=screens,
        allowed=Allowed(roles=LEADERS),
        answers=answers_screens.Screens,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/messages",
        does="Show a message on the walls",
        command=SetMessage,
        answers=answers_screens.MessageId,
        status=201,
        room=ROOM,
        example=MESSAGE,
    ),
    Call(
        method="PUT",
        path="/api/v1/messages/{message}",
        does="Change a message as a whole",
        command=SetMessage,
        answers=answers_screens.MessageId,
        room=ROOM,
        example=MESSAGE,
    ),
    Call(
        method="DELETE",
        path="/api/v1/messages/{message}",
        does="Take a message off",
        command=DropMessage,
        answers=answers_screens.MessageId,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/pictures",
        does="Bring a picture for the walls: its bytes are the body",
        handle=add_picture,
        keyed=True,
        query=Named,
        upload=pictures.LARGEST_BODY,
        takes=pictures.TAKES,
        allowed=MANAGE,
        answers=answers_screens.PictureAdded,
        status=201,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/pictures/{picture}",
        does="See a picture",
        handle=see_picture,
        allowed=MAY_SEE,
        answers=bytes,
        media="image/webp",
        room=ROOM,
    ),
    Call(
        method="DELETE",
        path="/api/v1/pictures/{picture}",
        does="Let a picture go; it leaves every playlist",
        handle=drop_picture,
        allowed=MANAGE,
        answers=answers_screens.PictureId,
        room=ROOM,
    ),
    Call(
        method="PUT",
        path="/api/v1/zones/{zone}/playlist",
        does="What the walls of a zone show in turn while nobody is called",
        command=SetPlaylist,
        answers=answers_screens.ZoneKey,
        room=ROOM,
        example={"slides": [{"picture": "0" * 32, "seconds": 10}]},
    ),
    Call(
        method="PUT",
        path="/api/v1/zones/{zone}/sound",
        does="How loud a zone is, when it is quiet, in which languages it speaks: as a whole",
        command=SetSound,
        answers=answers.Section,
        room=ROOM,
        example={
            "volume": 60,
            "quiet_from": "12:00:00",
            "quiet_until": "14:00:00",
            "reason": "午休",
        },
    ),
    Call(
        method="PUT",
        path="/api/v1/settings/screens",
        does="Change the standing message and the voice of the whole hall",
        command=ChangeScreens,
        answers=answers.Section,
        room=ROOM,
        example={"message": "办事大厅 17:00 停止取号", "reason": "提前告知"},
    ),
)
