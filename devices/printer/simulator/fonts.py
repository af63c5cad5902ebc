"""A font with hanzi, found on this machine; letters and figures as the screens draw them."""

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

SCREENS_FACE = (
    Path(__file__).resolve().parents[3]
    / "node_modules/@fontsource-variable/atkinson-hyperlegible-mono/files"
    / "atkinson-hyperlegible-mono-latin-wght-normal.woff2"
)
"""The face in which every screen sets its numbers: 0 is crossed, and no O."""
REGULAR, BOLD = 400, 700

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


@cache
def latin(pixels: float, *, bold: bool) -> ImageFont.FreeTypeFont | None:
    """The screens' face for letters and figures at a size; None where it can't be read."""
    try:
        face = ImageFont.truetype(SCREENS_FACE, pixels)
        face.set_variation_by_axes([BOLD if bold else REGULAR])
    except OSError:
        return None
    return face
