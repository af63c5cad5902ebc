"""/lib: packages from npm, served from where npm puts them; nothing is copied in."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Response

from web import gzipped
from web.works import works

IMPORTS = {
    "preact": "preact/dist/preact.mjs",
    "htm": "htm/dist/htm.module.js",
    "htm/preact": "htm/preact/standalone.module.js",
    "socket.io-client": "socket.io-client/dist/socket.io.esm.min.js",
    "uplot": "uplot/dist/uPlot.esm.js",
}
ENDINGS = (".js", ".mjs", ".css", ".svg", ".woff2")
DAY = 24 * 3600
YEAR = 365 * DAY

lib = Blueprint("lib", __name__)


@cache
def versions(root: Path) -> dict[str, str]:
    """The version of each package, by name."""
    packages = json.loads((root / "package.json").read_text("utf-8")).get("dependencies", {})
    return {str(name): str(version) for name, version in packages.items()}


@cache
def import_map(root: Path) -> dict[str, dict[str, str]]:
    """What pages may import by name. The version stands in the address, so it can be kept long."""
    known = versions(root)
    return {
        "imports": {
            name: f"/lib/{file}?v={known.get(file.partition('/')[0], '0')}"
            for name, file in IMPORTS.items()
        }
    }


@lib.get("/lib/<path:file>")
def serve(file: str) -> Response:
    """A file of one of our packages."""
    w = works()
    parts = file.split("/")
    package = "/".join(parts[:2]) if file.startswith("@") else parts[0]
    if package not in versions(w.root) or not file.endswith(ENDINGS):
        return Response(status=404)
    response = gzipped.send(w.root / "node_modules", file)
    response.cache_control.public = True
    response.cache_control.no_cache = None
    response.cache_control.max_age = 30 * DAY
    if file.endswith(".mjs"):
        response.mimetype = "text/javascript"
    return response
