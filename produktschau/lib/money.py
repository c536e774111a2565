"""Money is integer cents; this file reads and writes it the German way."""

import re

_AMOUNT = re.compile(r"^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$")


class NotAnAmount(ValueError):
    """The text is no amount of euros."""


def cents(text: str) -> int:
    """Cents from a German amount: „1.234,50 €“ → 123450. Raises ``NotAnAmount``."""
    bare = text.replace("€", "").replace("EUR", "").replace("\u00a0", " ").strip()
    match = _AMOUNT.match(bare)
    if match is None:
        raise NotAnAmount(f"„{text}“ ist kein Betrag. Schreiben Sie zum Beispiel 1.234,50.")
    sign, whole, part = match.groups()
    amount = int(whole.replace(".", "")) * 100 + int((part or "0").ljust(2, "0"))
    return -amount if sign else amount


def euros(amount: int) -> str:
    """A German amount from cents: 123450 → „1.234,50 €“ (no-break space before the sign)."""
    whole, part = divmod(abs(amount), 100)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{'-' if amount < 0 else ''}{grouped},{part:02d}\u00a0€"
