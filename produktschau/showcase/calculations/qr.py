"""QR codes that carry a link with many keys."""

import segno
from segno.consts import MODE_ALPHANUMERIC, MODE_BYTE

QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004, 9.1)."""


def qr_svg(address: str, keys: str) -> str:
    """A QR code as SVG for ``address`` followed by ``keys`` (capitals, digits, „-“).

    The keys are packed as alphanumeric characters, 5.5 bits each instead of 8 (ISO/IEC 18004, 7.4.4): a hundred keys fit
    a code that telephones still read from paper. Black on white in every scheme. ``keys`` may be empty.
    """
    parts = [(address, MODE_BYTE), *([(keys, MODE_ALPHANUMERIC)] if keys else [])]
    code = segno.make_qr(parts, error="l")  # type: ignore[arg-type]  # its hints know no parts, its encoder does
    drawn: str = code.svg_inline(border=QUIET_ZONE, light="#fff", omitsize=True)
    return drawn
