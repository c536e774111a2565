"""Names for keys of upkeep in the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named


def rhythm_names(keys: Iterable[str]) -> dict[str, Named]:
    """„rhythm:1“ → how often firms are asked, with its page."""
    return {key: Named("Nachfragen zum Eintrag", reverse("upkeep:list")) for key in keys}
