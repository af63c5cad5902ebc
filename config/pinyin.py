"""How hanzi sound, from pypinyin: handed to the hall's search, which knows no dictionary."""

from __future__ import annotations

import re
from typing import Any, cast

from pypinyin import Style, pinyin

APART = cast("Any", list)  # pypinyin takes a function that hands back a list, but says str
HANZI = re.compile(r"[㐀-鿿豈-﫿]+")


def syllables(text: str) -> list[list[str]]:
    """How each character may sound, the likeliest in this text first; letters as they are.

    Phrases decide (银行 háng, 行政 xíng); a character outside any phrase keeps all its sounds.
    """
    if not text:
        return []
    likely = pinyin(text, style=Style.NORMAL, errors=APART)
    every = pinyin(text, style=Style.NORMAL, errors=APART, heteronym=True)
    if not len(likely) == len(every) == len(text):
        likely = every = [[character] for character in text]
    return [
        list(dict.fromkeys((*first, *others))) if HANZI.match(character) else [character]
        for character, first, others in zip(text, likely, every, strict=True)
    ]
