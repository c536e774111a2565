"""What a map is about: the choices of a list, its numbers by place, and which places are in view."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from produktschau.region.models import Territory
from produktschau.search.queries.listing import Asked, Listing
from produktschau.showcase.queries.map_counts import Counts

EVERYTHING = "?"
"""The address of a list without words and choices."""


@dataclass(frozen=True)
class MapView:
    """``kind`` is what squares stand for: „product“ or „company“."""

    listing: Listing
    kind: str
    counts: Counts

    @property
    def asked(self) -> Asked:
        return self.listing.asked

    @cached_property
    def places(self) -> frozenset[str]:
        """AGS of the municipalities in view."""
        return frozenset(chosen_places(self.listing))

    @cached_property
    def districts(self) -> frozenset[str]:
        """Slugs of the former districts the map is about; none: it is about all."""
        return frozenset(chosen_districts(self.listing))

    def holds(self, town: Territory) -> bool:
        """Whether the map is about this municipality."""
        return not self.districts or bool(town.former_district and town.former_district.slug in self.districts)

    def number(self, kind: str, town: Territory) -> int:
        """How much of a kind is in a municipality; nothing in one the map is not about."""
        return self.counts.places[kind].get(town.ags, 0) if self.holds(town) else 0

    def colours(self, town: Territory) -> dict[str, int]:
        """What is there by colour world."""
        return self.counts.colours(self.kind, town.ags) if self.holds(town) else {}

    def url(self, town: Territory) -> str:
        """The page of a municipality; where something is chosen, the map with it chosen as well, so that no choice is lost.

        Nothing where that would show nothing.
        """
        if self.asked.address(sort="", kind="") == EVERYTHING:
            return reverse("showcase:place", args=[town.slug])
        if not self.number(self.kind, town):
            return ""
        return f"{self.asked.address(chosen={**self.asked.chosen, 'municipality': [town.ags]})}#ort"


def chosen_places(listing: Listing) -> list[str]:
    """AGS of the municipalities in view: chosen, or else named in the words."""
    return list(listing.asked.chosen.get("municipality", ())) or _named(listing, "municipality")


def chosen_districts(listing: Listing) -> list[str]:
    """Slugs of the former districts chosen, or else named in the words."""
    return list(listing.asked.chosen.get("former_district", ())) or _named(listing, "former_district")


def _named(listing: Listing, facet: str) -> list[str]:
    place = listing.results.place
    return [place.filters[1]] if place and place.filters[0] == facet and not listing.results.widened else []
