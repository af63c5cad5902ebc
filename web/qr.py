"""A QR code as an SVG picture, sharp at any size."""

from __future__ import annotations

from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]
from qrcode.main import QRCode  # type: ignore[import-untyped]

QUIET = 4
"""Modules of white around the code; the standard asks for four."""


def qr_svg(text: str) -> str:
    """The code of `text`, black on white, one path."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    dots = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(rows)} {len(rows)}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{len(rows)}v{len(rows)}H0z"/>'
        f'<path d="{dots}"/></svg>'
    )
