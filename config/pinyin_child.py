"""The process that knows how hanzi sound, so that the hall's own never holds the dictionary.

It reads the texts as a JSON list on stdin and writes their syllables, one list for each, as JSON.
"""

from __future__ import annotations

import json
import sys

from config.pinyin import syllables


def main() -> int:
    """Answer once."""
    json.dump([syllables(text) for text in json.load(sys.stdin)], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
