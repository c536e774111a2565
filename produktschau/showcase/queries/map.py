"""The map of what is made where."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import ngettext

from produktschau.design.formats import number
from produktschau.lib.geo import distance_km
from produktschau.region.calculations.lettering import Box
from produktschau.region.queries import MapPlace, MapShapes, home_municipalities
from produktschau.search.queries.listing import circle_of
from produktschau.showcase.calculations.map_marks import COARSE, FINE, Marks, Spot, marks
from produktschau.showcase.queries.map_index import Group, map_index
from produktschau.showcase.queries.map_view import MapView

_NOWHERE = Marks(1, {}, ())
_FIRST = 10**9
"""Weight of a place in view: its name comes before all others."""


@dataclass(frozen=True)
class World:
    """A colour world in the legend; ``url`` chooses it, or drops it where it is chosen."""

    slug: str
    name: str
    count: int
    url: str
    is_on: bool


@dataclass(frozen=True)
class Reach:
    """A circle on the drawing, in its units."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class MapPage:
    """The drawing with its squares for a wide and a small screen (``None`` without boundaries), its legend and its list.

    ``whole_url`` leads from a former district drawn larger back to the whole. In ``filled`` municipalities there is something of
    the kind shown; ``is_shared``: something counts in several of them; ``nowhere``: how many
    are in none of the region and stand in the list only. ``reach`` is the circle a radius was chosen for.
    """

    kind: str
    shapes: MapShapes | None
    fine: Marks
    coarse: Marks
    worlds: Sequence[World]
    groups: Sequence[Group]
    whole_url: str
    filled: int
    is_shared: bool
    reach: Reach | None
    nowhere: int = 0


def map_page(view: MapView, shapes: MapShapes | None) -> MapPage:
    """The page's parts; one query. ``shapes`` is the drawing in force."""
    towns = list(home_municipalities())
    numbers = [view.number(view.kind, town) for town in towns]
    groups = map_index(view, towns)
    whole = sum(_number_of(view, group) for group in groups if group.rows)
    fine = coarse = _NOWHERE
    if shapes:
        fine, coarse = _marked(view, shapes)
        shapes = replace(shapes, places=[_pointed(view, place) for place in shapes.places])
    return MapPage(
        kind=view.kind,
        shapes=shapes,
        fine=fine,
        coarse=coarse,
        worlds=_legend(view) if view.kind == "product" else (),
        groups=groups,
        whole_url=_whole_url(view) if len(view.districts) == 1 else "",
        filled=sum(map(bool, numbers)),
        is_shared=sum(numbers) > whole,
        reach=_reach(view, shapes) if shapes else None,
        nowhere=view.counts.nowhere.get(view.kind, 0),
    )


def _reach(view: MapView, shapes: MapShapes) -> Reach | None:
    circle = circle_of(view.asked)
    if circle is None:
        return None
    lon, lat = circle.point
    (x, y), (_, top) = shapes.point(lon, lat), shapes.point(lon, lat + 1)
    return Reach(x, y, round((y - top) * circle.km / distance_km(lon, lat, lon, lat + 1), 1))


def _number_of(view: MapView, group: Group) -> int:
    return group.products if view.kind == "product" else group.companies


def _marked(view: MapView, shapes: MapShapes) -> tuple[Marks, Marks]:
    canvas = Box(0, 0, shapes.projection.width, shapes.projection.height)
    names = [Box.around((name.x, name.y), *name.room) for name in shapes.old_names]
    spots = [_spot(view, place) for place in shapes.places]
    return marks(spots, FINE, canvas, names), marks(spots, COARSE, canvas, names)


def _spot(view: MapView, place: MapPlace) -> Spot:
    is_on = place.ags in view.places
    weight = (place.territory.population or 0) + (_FIRST if is_on else 0)
    colours = view.colours(place.territory)
    return Spot(place.ags, place.short_name, place.x, place.y, colours, weight, is_on or place.label == "big")


def _pointed(view: MapView, place: MapPlace) -> MapPlace:
    """The place on the map with its link and numbers."""
    town = place.territory
    return replace(
        place,
        url=view.url(town) if view.holds(town) else "",
        note=said(view.number("product", town), view.number("company", town)) if view.holds(town) else "",
        is_on=town.ags in view.places,
        is_bare=not view.number(view.kind, town),
    )


def said(products: int, companies: int) -> str:
    """„12 Produkte, 5 Betriebe“, in the language of the page."""
    made = ngettext("%(n)s Produkt", "%(n)s Produkte", products) % {"n": number(products)}
    makers = ngettext("%(n)s Betrieb", "%(n)s Betriebe", companies) % {"n": number(companies)}
    return f"{made}, {makers}"


def _legend(view: MapView) -> list[World]:
    chosen, numbers = view.asked.chosen.get("world", ()), view.counts.by_world
    return [
        World(slug, name, numbers.get(slug, 0), _world_url(view, slug), slug in chosen)
        for slug, name in view.listing.known.words.get("world", {}).items()
        if numbers.get(slug) or slug in chosen
    ]


def _world_url(view: MapView, slug: str) -> str:
    chosen = view.asked.chosen.get("world", ())
    if slug in chosen:
        return view.asked.without("world", slug)
    return view.asked.address(chosen={**view.asked.chosen, "world": [*chosen, slug]})


def _whole_url(view: MapView) -> str:
    if view.asked.chosen.get("former_district"):
        return view.asked.address(chosen={**view.asked.chosen, "former_district": []})
    return view.asked.address(words=view.listing.results.words)
