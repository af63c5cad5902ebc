"""Every component of the screens' family on one page; it shows nothing of the hall."""

from __future__ import annotations

from flask import Blueprint

from web.pages import page

room = Blueprint("patterns", __name__, template_folder="templates")


@room.get("/patterns")
def patterns() -> str:
    """`?theme=dark&size=kiosk&lang=en` begin it so."""
    return page("patterns.html")
