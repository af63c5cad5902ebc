"""What is said aloud when a ticket is called. The few words stand here, in a table per language.

A sentence is written once; the page that plays it says it `TIMES` times, after the chime.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hall.ports import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TIMES = 2
"""How often the playing page says a call (DEVICES.md, Voice)."""

LONGEST_READ = 4
"""The most digits of a window read as one number; a longer one is said digit by digit."""

DIGITS_ZH = "零一二三四五六七八九"
UNITS_ZH = ((1000, "千"), (100, "百"), (10, "十"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number as it is written in the sentence, and the names of its clips."""

    text: str
    clips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """How one language says a call.

    `frame` is the whole sentence; `digit` names a digit, with 1 as 幺 where that is asked for;
    `after_letter` keeps a spelt letter from running into what follows; `clips` maps a clip's name
    to the words said into the microphone, letters (clips "A" to "Z") left out.
    """

    frame: str
    digit: Callable[[str, bool], Spoken]
    number: Callable[[int], Spoken]
    after_letter: str
    clips: Mapping[str, str]


def announce(number: str, window: str, language: str, *, one_as_yao: bool = False) -> Sentence:
    """The call of ticket `number` to `window`: “请 A 零 零 一 号 到 三 号 窗口 办理”.

    Raises ValueError for a number or window without a letter or digit, and for a language that
    is not among `languages()`.
    """
    phrases = _phrases(language)
    ticket = _spelt(number, phrases, one_as_yao=one_as_yao)
    place = _window(window, phrases)
    if not ticket.clips or not place.clips:
        raise ValueError(f"nothing to say in ticket {number!r} at window {window!r}")
    text = phrases.frame.format(ticket=ticket.text, window=place.text)
    end = ("window",) if "window" in phrases.clips else ()
    return Sentence(language, text, ("please", *ticket.clips, "to", *place.clips, *end))


def languages() -> tuple[str, ...]:
    """The languages a call can be said in."""
    return tuple(_PHRASES)


def clips_to_record(language: str) -> dict[str, str]:
    """Each clip a pack of this language holds besides letters: its name and the words to say."""
    return dict(_phrases(language).clips)


def _phrases(language: str) -> Phrases:
    for known, phrases in _PHRASES.items():
        if language.split("-", maxsplit=1)[0].lower() == known.split("-")[0]:
            return phrases
    raise ValueError(f"no announcements in {language!r}; there are {', '.join(_PHRASES)}")


def _window(text: str, phrases: Phrases) -> Spoken:
    """A plain number is read as a number (十二), anything else is spelt."""
    text = text.strip()
    if _is_plain(text) and len(text) <= LONGEST_READ:
        return phrases.number(int(text))
    return _spelt(text, phrases, one_as_yao=False)


def _spelt(text: str, phrases: Phrases, *, one_as_yao: bool) -> Spoken:
    """Digits one by one, letters as letters; a sign that can't be said is left out."""
    signs = tuple(_signs(text, phrases, one_as_yao=one_as_yao))
    written = " ".join(sign.text for sign in signs).removesuffix(phrases.after_letter)
    return Spoken(written, tuple(clip for sign in signs for clip in sign.clips))


def _signs(text: str, phrases: Phrases, *, one_as_yao: bool) -> Iterator[Spoken]:
    for sign in text.upper():
        if _is_plain(sign):
            yield phrases.digit(sign, one_as_yao)
        elif sign.isalpha():
            yield Spoken(sign + phrases.after_letter, (sign,))


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _digit_zh(digit: str, one_as_yao: bool) -> Spoken:
    if digit == "1" and one_as_yao:
        return Spoken("幺", ("yao",))
    return Spoken(DIGITS_ZH[int(digit)], (digit,))


def _number_zh(number: int) -> Spoken:
    """12 → 十二, 20 → 二十, 105 → 一百零五, 1010 → 一千零一十."""
    clips = tuple(_clips_zh(number)) or ("0",)
    return Spoken("".join(_CLIPS_ZH[clip] for clip in clips), clips)


def _clips_zh(number: int) -> Iterator[str]:
    rest, begun, gap = number, False, False
    for size, _ in (*UNITS_ZH, (1, "")):
        count, rest = divmod(rest, size)
        if not count:
            gap = begun
            continue
        if gap:
            yield "0"
        if not (size == 10 and number < 20):
            yield str(count)
        if size > 1:
            yield str(size)
        begun, gap = True, False


def _digit_en(digit: str, one_as_yao: bool) -> Spoken:
    return Spoken(digit, (digit,))


def _number_en(number: int) -> Spoken:
    """The figures as they stand, for a synthesiser reads them well; as clips 105 is 1, 100, 5."""
    return Spoken(str(number), tuple(_clips_en(number)) or ("0",))


def _clips_en(number: int) -> Iterator[str]:
    for size in (1000, 100):
        count, number = divmod(number, size)
        if count:
            yield from (str(count), str(size))
    if number >= 20:
        yield str(number // 10 * 10)
        number %= 10
    if number:
        yield str(number)


_UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

_CLIPS_ZH = {
    "please": "请",
    "to": "号到",
    "window": "号窗口办理",
    **{str(value): word for value, word in enumerate(DIGITS_ZH)},
    **{str(size): unit for size, unit in reversed(UNITS_ZH)},
    "yao": "幺",
}
_CLIPS_EN = {
    "please": "ticket",
    "to": "please go to window",
    **{str(value): word for value, word in enumerate(_UP_TO_NINETEEN.split())},
    **{str(ten * 10): word for ten, word in enumerate(_TENS.split(), start=2)},
    "100": "hundred",
    "1000": "thousand",
}

_PHRASES = {
    "zh-CN": Phrases(
        "请 {ticket} 号 到 {window} 号 窗口 办理", _digit_zh, _number_zh, "", _CLIPS_ZH
    ),
    # Without the comma "A" is read as the article.
    "en": Phrases(
        "Ticket {ticket}, please go to window {window}.", _digit_en, _number_en, ",", _CLIPS_EN
    ),
}
