"""Pictures for the walls: bringing them, letting them go, and their order in a zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.facts import Key, PictureHash, ShortText
from hall.people.roles import MANAGERS
from hall.refusals import Invalid, Refusal, Unknown
from hall.screens.events import PictureAdded, PictureDropped, PlaylistSet
from hall.screens.picture import Picture, Playlist

MOST = 60
Pixels = Annotated[int, Ge(1), Le(10_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A picture and for how many seconds it stays."""

    picture: PictureHash
    seconds: Annotated[int, Ge(3), Le(600)] = 10


@command(roles=MANAGERS)
class AddPicture:
    """A picture lies in the data folder (the web floor has looked at it and made it anew)."""

    picture: PictureHash
    name: ShortText
    width: Pixels
    height: Pixels
    size: Annotated[int, Ge(1)]

    def carry_out(self, work: Work) -> Answer:
        """The same picture twice is one. Refuses too many."""
        kept = work.shelf.of(Picture)
        if kept.get(self.picture) is None:
            if kept.count() >= MOST:
                raise Refusal("too_many_pictures", limit=MOST)
            kept.save(
                Picture(
                    hash=self.picture,
                    name=self.name,
                    width=self.width,
                    height=self.height,
                    size=self.size,
                    by=str(work.by),
                    at=work.at,
                )
            )
            work.note(PictureAdded(picture=self.picture, name=self.name))
        return {"picture": self.picture, "width": self.width, "height": self.height}


@command(roles=MANAGERS)
class DropPicture:
    """Let a picture go; it leaves every playlist."""

    picture: PictureHash

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that isn't there."""
        if work.shelf.of(Picture).get(self.picture) is None:
            raise Unknown("unknown_picture", picture=self.picture)
        work.shelf.of(Picture).drop(self.picture)
        playlists = work.shelf.of(Playlist)
        for playlist in playlists.find():
            if self.picture in playlist.slides:
                playlists.save(playlist.without(self.picture))
        work.note(PictureDropped(picture=self.picture))
        return {"picture": self.picture}


@command(roles=MANAGERS, plannable=True)
class SetPlaylist:
    """What the walls of a zone show in turn while nobody is called; nothing: nothing."""

    zone: Key
    slides: Annotated[tuple[Slide, ...], Len(0, MOST)]

    def carry_out(self, work: Work) -> Answer:
        """Refuses unknown zones and pictures, and a picture that comes twice."""
        if work.setup.zone(self.zone) is None:
            raise Unknown("unknown_zone", zone=self.zone)
        kept = work.shelf.of(Picture)
        if any(kept.get(slide.picture) is None for slide in self.slides):
            raise Invalid("slides", "unknown")
        slides = {slide.picture: slide.seconds for slide in self.slides}
        if len(slides) != len(self.slides):
            raise Invalid("slides", "twice")
        work.shelf.of(Playlist).save(Playlist(self.zone, slides))
        pictures, seconds = tuple(slides), tuple(slides.values())
        work.note(PlaylistSet(zone=self.zone, pictures=pictures, seconds=seconds))
        return {"zone": self.zone}
