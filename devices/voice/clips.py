"""What to record for a clip pack, and whether a pack is complete.

python -m devices.voice.clips list LANGUAGE           which clips to record, and what to say
python -m devices.voice.clips check FOLDER [LANGUAGE …] [--letters ABC]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from devices.voice.pack import LETTERS, faults, open_pack, wanted
from devices.voice.wav import VoiceError
from hall.tickets.announcement import languages

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 when every pack asked for can be used."""
    asked = _parser().parse_args(arguments)
    if asked.do == "list":
        for clip, words in wanted(asked.language, asked.letters).items():
            print(f"{clip}.wav\t{words}")
        return 0
    return _check(asked.folder, asked.languages, asked.letters)


def _check(folder: Path, asked: Sequence[str], letters: str) -> int:
    try:
        pack = open_pack(folder)
    except VoiceError as fault:
        print(fault)
        return 1
    found = [one for one in pack.languages() if one in languages()]
    chosen = asked or found
    if not chosen:
        print(f"{folder} has no folder named {' or '.join(languages())}")
        return 1
    wrong = [line for language in chosen for line in faults(pack, language, letters)]
    print("\n".join(wrong or [f"{folder}: {', '.join(chosen)} complete"]))
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m devices.voice.clips", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    does = parser.add_subparsers(dest="do", required=True)
    listing = does.add_parser("list")
    listing.add_argument("language", choices=languages())
    checking = does.add_parser("check")
    checking.add_argument("folder", type=Path)
    checking.add_argument("languages", nargs="*", metavar="LANGUAGE")
    for one in (listing, checking):
        one.add_argument("--letters", default=LETTERS, type=str.upper, help="of the hall's tickets")
    return parser


if __name__ == "__main__":
    sys.exit(main())
