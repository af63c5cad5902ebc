"""A font with hanzi, found on this machine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)

# File name and the face in it, best first: faces whose Latin letters are half as wide as hanzi.
FACES = (
    ("wqy-microhei.ttc", 1),
    ("NotoSansMonoCJKsc-Regular.otf", 0),
    ("NotoSansCJK-Regular.ttc", 7),
    ("wqy-zenhei.ttc", 1),
    ("DroidSansFallbackFull.ttf", 0),
    ("msyh.ttc", 0),
    ("PingFang.ttc", 0),
)

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@cache
def _face() -> tuple[Path, int] | None:
    for name, index in FACES:
        for folder in FOLDERS:
            found = next(folder.rglob(name), None) if folder.is_dir() else None
            if found is not None:
                return found, index
    return None


@cache
def font(pixels: float) -> Font:
    """The font at a size; without any hanzi font Pillow's own, which draws hanzi as boxes."""
    face = _face()
    if face is None:
        return ImageFont.load_default(pixels)
    return ImageFont.truetype(face[0], pixels, index=face[1])
