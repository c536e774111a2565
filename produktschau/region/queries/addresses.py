"""The region's public addresses, for search engines."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.lib.sitemap import Address


def region_addresses() -> Iterable[Address]:
    """The page about the region."""
    return [Address(reverse("region:region"))]
