"""The papers with what every domain says of an erasure."""

from produktschau.accounts.queries import what_goes
from produktschau.privacy.calculations.papers import deletion_concept, processing_record


def papers() -> dict[str, str]:
    """Name of the file → its text."""
    shares = {one.name: (one.goes, one.stays) for one in what_goes()}
    return {"verarbeitungsverzeichnis.md": processing_record(), "loeschkonzept.md": deletion_concept(shares)}
