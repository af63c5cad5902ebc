"""Text on paper: what can be printed, how wide it is, where a line may break.

Width is counted in columns of 12 dots, half a hanzi. A printer in hanzi mode gives every character
outside ASCII a whole hanzi cell, so here width is 1 for ASCII and 2 for everything else.
"""

from __future__ import annotations

import re
import unicodedata

NEVER_FIRST = frozenset("，。、；：！？」』）》】〉”’…—–·～,.;:!?)]}%％℃")
NEVER_LAST = frozenset("「『（《【〈“‘([{￥¥$")
UNPRINTABLE = "□"

_PIECES = re.compile(r" |[!-~]+|[^ -~]")

_SHORT_NAME = re.compile("[A-Z0-9]{1,2}[,.;:]?")


def clean(text: str) -> str:
    """`text` as one line of printable characters.

    Spaces of any kind become one space; control characters, which would command the printer, and
    marks without a width of their own are left out; what no font holds becomes □.
    """
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(_printable(character) for character in composed).split())


def _printable(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in {"Cc", "Cf", "Mn", "Me"}:
        return ""
    return UNPRINTABLE if category in {"Cs", "Co", "Cn"} else character


def width(text: str) -> int:
    """How many columns `text` takes."""
    return sum(1 if character.isascii() else 2 for character in text)


def wrap(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` (2 or more); nothing lost but spaces at line ends.

    Latin words stay whole, closing punctuation never begins a line and opening punctuation never
    ends one, as long as the piece fits a line at all.
    """
    lines = [""]
    for cluster in _clusters(clean(text), columns):
        if width(lines[-1]) + width(cluster) <= columns:
            lines[-1] += cluster
            continue
        if lines[-1]:
            lines.append("")
        for piece in _cut_to(cluster.lstrip(), columns):
            lines[-1:] = [piece, ""]
        lines.pop()
        lines = lines or [""]
    return [line.strip() for line in lines if line.strip()]


def balanced(text: str, columns: int) -> list[str]:
    """As `wrap`, in equally few lines, but with lines of about the same width."""
    lines = wrap(text, columns)
    if len(lines) < 2:
        return lines
    for narrower in range(max(2, -(-width(clean(text)) // len(lines))), columns):
        even = wrap(text, narrower)
        if len(even) == len(lines) and not _broke_a_word(even, text):
            return even
    return lines


def _broke_a_word(lines: list[str], text: str) -> bool:
    words = set(re.findall(r"[!-~]+", clean(text)))
    return any(word not in words for line in lines for word in re.findall(r"[!-~]+", line))


def _clusters(text: str, columns: int) -> list[str]:
    """Pieces between which a line may break; "Zone B" and "window 12" stay together."""
    clusters: list[str] = []
    for piece in _PIECES.findall(text):
        glued = clusters and (piece[0] in NEVER_FIRST or clusters[-1][-1] in NEVER_LAST)
        if glued and piece != " " and clusters[-1] != " ":
            clusters[-1] += piece
        elif _labels(clusters, piece, columns):
            clusters[-2:] = [f"{clusters[-2]} {piece}"]
        else:
            clusters.append(piece)
    return clusters


def _labels(clusters: list[str], piece: str, columns: int) -> bool:
    """Whether `piece` is the short name of the Latin word before it, and both fit a line."""
    if len(clusters) < 2 or clusters[-1] != " " or not _SHORT_NAME.fullmatch(piece):
        return False
    word = clusters[-2]
    return word.isascii() and " " not in word and len(word) + 1 + len(piece) <= columns


def _cut_to(cluster: str, columns: int) -> list[str]:
    """A piece cut into lines by force; the last may still take more text."""
    cut = [""]
    for character in cluster:
        if width(cut[-1]) + width(character) > columns:
            cut.append("")
        cut[-1] += character
    return cut
