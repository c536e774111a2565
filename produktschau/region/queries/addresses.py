"""The region's public addresses."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.lib.sitemap import Address
from produktschau.region.models import Territory
from produktschau.region.queries.employment import neighbour_territories
from produktschau.region.queries.places import home_municipalities
from produktschau.region.queries.ways import ways


def municipality_address(place: Territory) -> str:
    """The page that tells what there is for a municipality of the home district."""
    return reverse("region:municipality", args=[place.slug])


def region_addresses() -> Iterable[Address]:
    """The pages about the region and about the editions of the classification, those of its neighbours and of its municipalities."""
    yield from (Address(way.url) for way in ways(""))
    yield Address(reverse("region:editions"))
    yield from (Address(reverse("region:neighbour", args=[place.slug])) for place in neighbour_territories())
    yield from (Address(municipality_address(place)) for place in home_municipalities())
