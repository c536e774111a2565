"""The portal's own addresses for search engines."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import translation

from produktschau.lib.sitemap import Address


def portal_addresses() -> Iterable[Address]:
    """Home and the pages the law asks for, by their German paths."""
    with translation.override("de"):
        return [Address(reverse(f"portal:{name}")) for name in ("home", "imprint", "privacy", "accessibility")]
