"""What every answer says about itself: where a page may load from, who may frame it (but for
the walls, in our own console: nobody)."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g, request

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), autoplay=(self)"

SHOWN_IN_THE_CONSOLE = "/display/"
"""A manager sees the walls in the console; nothing else is ever framed, and by nobody else."""


def nonce() -> str:
    """The present page's nonce: only scripts that carry it run."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    value: str = g.nonce
    return value


def policy(script_nonce: str, framed_by: str) -> str:
    """The Content-Security-Policy of a page: everything from here, nothing from elsewhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{script_nonce}'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-src 'self'",
            f"frame-ancestors {framed_by}",
        )
    )


def register(app: Flask) -> None:
    """Put them on every answer of `app`."""

    def add(response: Response) -> Response:
        headers = response.headers
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Permissions-Policy"] = PERMISSIONS
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        framed = request.path.startswith(SHOWN_IN_THE_CONSOLE)
        headers["X-Frame-Options"] = "SAMEORIGIN" if framed else "DENY"
        if response.mimetype == "text/html":
            headers["Content-Security-Policy"] = policy(nonce(), "'self'" if framed else "'none'")
        if not request.path.startswith(("/static/", "/lib/")):
            headers.setdefault("Cache-Control", "no-store")
            response.vary.update(("Accept-Language", "Cookie"))
        if request.is_secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        return response

    app.after_request(add)
