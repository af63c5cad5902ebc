"""The catalogue and its search index, built once; the dictionary of sounds is let go of again."""

from __future__ import annotations

import gc
import sys
from ctypes import CDLL
from importlib import import_module

import config
from hall.catalogue.catalogue import Catalogue
from hall.setup import Setup

DICTIONARY = ("pypinyin", "config.pinyin")


def open_catalogue(setup: Setup) -> Catalogue:
    """What the hall offers, ready to be searched by name, pinyin and initials."""
    catalogue = Catalogue(setup, import_module("config.pinyin").syllables)
    _forget_dictionary()
    return catalogue


def _forget_dictionary() -> None:
    """Its 50 MB are needed once; a server with thousands of sockets has better use for them."""
    for name in [name for name in sys.modules if name.startswith(DICTIONARY)]:
        del sys.modules[name]
    vars(config).pop("pinyin", None)
    gc.collect()
    try:
        CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        return  # another system keeps it: nothing is lost but memory
