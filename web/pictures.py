"""Pictures for the walls: looked at, made anew, and kept beside the database under their hash.

Whatever is sent is decoded and encoded again: what isn't a picture is refused, and what hides in
one (where it was taken, a program after its end) is gone. Both take time: only in a native thread.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from hall.refusals import Invalid

FOLDER = "media"
LARGEST_BODY = 12 * 1024 * 1024
TAKES = ("image/png", "image/jpeg", "image/webp")
FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 40_000_000
SMALLEST_SIDE = 16
LONGEST_SIDE = 3_840
"""A wall of 4K shows no more."""
QUALITY = 88


@dataclass(frozen=True, slots=True)
class Remade:
    """A picture as it is kept: WebP, of these sides."""

    data: bytes
    width: int
    height: int

    @property
    def hash(self) -> str:
        """By what it is known."""
        return sha256(self.data).hexdigest()[:32]


def remade(sent: bytes) -> Remade:
    """The picture anew. Raises Invalid for what isn't one, or is too large to be looked at."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - a tenth of a second that no start needs

    try:
        with Image.open(BytesIO(sent), formats=FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise Invalid("picture", "too_large")
            if min(width, height) < SMALLEST_SIDE:
                raise Invalid("picture", "too_small")
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except Invalid:
        raise
    except Exception as problem:  # whatever a decoder says of what it can't read
        raise Invalid("picture", "not_a_picture") from problem
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare, out = Image.new(plain.mode, plain.size), BytesIO()
    bare.paste(plain)
    bare.save(out, "WEBP", quality=QUALITY)
    return Remade(out.getvalue(), *bare.size)


def keep(data: Path, picture: Remade) -> None:
    """Put it into the data folder, whole or not at all."""
    file = file_of(data, picture.hash)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = file.with_suffix(".new")
    with fresh.open("wb") as out:
        out.write(picture.data)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)


def file_of(data: Path, picture: str) -> Path:
    """Where a picture lies."""
    return data / FOLDER / f"{picture}.webp"


def strays(data: Path, known: Collection[str]) -> list[Path]:
    """Files of pictures that the hall knows nothing of: the power went between file and record."""
    return [file for file in sorted((data / FOLDER).glob("*")) if _is_stray(file, known)]


def missing(data: Path, known: Collection[str]) -> list[str]:
    """Pictures without their file; none where the whole folder is yet to be brought back."""
    if not (data / FOLDER).is_dir():
        return []
    return [picture for picture in known if not file_of(data, picture).is_file()]


def _is_stray(file: Path, known: Collection[str]) -> bool:
    return file.suffix == ".new" or (file.suffix == ".webp" and file.stem not in known)
