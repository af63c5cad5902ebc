"""/static/words/LANGUAGE.json?rooms=…: the words of some rooms, for a phone on a bad network."""

from __future__ import annotations

import json
from functools import lru_cache

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from web import gzipped
from web.words import Words
from web.works import works

EVERYWHERE = frozenset({"network", "opening", "refusal", "rehearsal"})
"""Rooms whose words every page needs."""
KEPT = 20

word_files = Blueprint("word_files", __name__)


@word_files.get("/static/words/<language>.json")
def serve(language: str) -> Response:
    """All words of a language, or those of the rooms named and of `EVERYWHERE`."""
    w = works()
    known = w.languages.languages.get(language)
    if known is None:
        raise NotFound
    asked = request.args.get("rooms", "").split()
    if asked:
        rooms = EVERYWHERE.union(asked) & known.rooms
        response = gzipped.answer(_chosen(known, rooms), "application/json")
    else:
        response = gzipped.send(w.root / "static" / "words", f"{language}.json")
    response.cache_control.no_cache = True
    return response


@lru_cache(KEPT)
def _chosen(words: Words, rooms: frozenset[str]) -> bytes:
    return json.dumps(words.starting(rooms), ensure_ascii=False, separators=(",", ":")).encode()
