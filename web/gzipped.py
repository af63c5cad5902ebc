"""Our own files, packed for whoever takes gzip; each is packed once and kept in memory."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

from flask import Response, request, send_from_directory

TEXTS = (".js", ".mjs", ".css", ".json", ".svg")
SMALLEST = 1_000
"""Bytes: what is smaller fits into one packet anyway."""
KEPT = 300
"""Packed files in memory: about 2 MB."""


def send(folder: Path, file: str) -> Response:
    """A file below `folder`, packed where that helps. Raises NotFound."""
    response = send_from_directory(folder, file)
    if not file.endswith(TEXTS):
        return response
    response.vary.add("Accept-Encoding")
    path = folder / file
    if response.status_code == 200 and request.accept_encodings["gzip"] > 0:
        found = path.stat()
        if found.st_size >= SMALLEST:
            _pack(response, _packed(path, found.st_mtime_ns))
    return response


def answer(content: bytes, mimetype: str) -> Response:
    """A text that stays the same for long."""
    response = Response(content, mimetype=mimetype)
    response.vary.add("Accept-Encoding")
    response.add_etag()
    if request.accept_encodings["gzip"] > 0:
        _pack(response, _squeezed(content))
    response.make_conditional(request)
    return response


def _pack(response: Response, packed: bytes) -> None:
    response.close()
    response.direct_passthrough = False
    response.set_data(packed)
    response.content_encoding = "gzip"
    response.headers.pop("Accept-Ranges", None)
    response.set_etag(response.get_etag()[0] or "", weak=True)


@lru_cache(KEPT)
def _packed(path: Path, changed: int) -> bytes:
    """The file as it was when `changed`."""
    return gzip.compress(path.read_bytes(), mtime=0)


@lru_cache(KEPT)
def _squeezed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
