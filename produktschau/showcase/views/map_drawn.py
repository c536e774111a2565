"""The finished parts of the map's page: made from the state of the index, the choices and the drawing, and kept as long as these hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from sys import getsizeof
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from produktschau.lib.kept import Kept
from produktschau.region.queries import kept_shapes
from produktschau.search.engine.facets import FACETS
from produktschau.search.queries.listing import Listing
from produktschau.showcase.queries.map import MapPage, map_page
from produktschau.showcase.queries.map_counts import map_counts
from produktschau.showcase.queries.map_view import MapView, chosen_districts

MOST_BYTES = 16 * 1024 * 1024
"""Some hundred choices."""
OFFERED = ("area", "world", "former_district", "municipality")
"""What can be chosen on the map; whatever else was chosen in a list stays in force."""


@dataclass(frozen=True)
class Drawn:
    """The choices to make, the map with its legend, and the list beside it, as HTML; ``filled`` municipalities hold something.

    ``extent`` is what the map shows: west, south, east, north, in degrees.
    """

    filters: SafeString
    figure: SafeString
    index: SafeString
    filled: int
    extent: tuple[float, ...]


_KEPT: Kept[Drawn] = Kept(MOST_BYTES)


def drawn(listing: Listing, kind: str, on: date) -> Drawn:
    """The parts for what a listing asks for and found. ``on``: today."""
    districts = chosen_districts(listing)
    drawing = kept_shapes(districts[0] if len(districts) == 1 else "")
    name, shapes = drawing or ("", None)
    place = listing.results.place
    key = (get_language(), name, listing.results.generation, listing.asked.address(), place.key if place else "")
    kept = None if listing.results.unavailable else _KEPT.get(key)
    if kept is None:
        kept = _made(listing, map_page(MapView(listing, kind, map_counts(listing, on)), shapes))
        if not listing.results.unavailable:
            _KEPT.put(key, kept, 500 + sum(map(getsizeof, (kept.filters, kept.figure, kept.index))))
    return kept


def _made(listing: Listing, page: MapPage) -> Drawn:
    shown = [facet for facet in listing.facets if facet.name in OFFERED]
    names = {facet.name for facet in shown}
    others = {name: values for name, values in listing.asked.chosen.items() if name not in names}
    context: dict[str, Any] = {"page": page, "listing": listing, "facets": shown, "others": _parameters(others)}
    context["inside"] = render_to_string("showcase/parts/map_marks.html", context)
    return Drawn(
        filters=_tight("showcase/parts/map_filters.html", context),
        figure=_tight("showcase/parts/map_figure.html", context),
        index=_tight("showcase/parts/map_index.html", context),
        filled=page.filled,
        extent=page.shapes.extent if page.shapes else (),
    )


def _tight(template: str, context: dict[str, Any]) -> SafeString:
    """A template's text without the white space it is laid out with: a third of the whole, for hundreds of small parts."""
    text = " ".join(render_to_string(template, context).split())
    return SafeString(text.replace("> <", "><"))


def _parameters(chosen: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(FACETS[name].parameter, value) for name, values in chosen.items() for value in values]
