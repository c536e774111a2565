"""Places a query can name. A domain that knows the region's places registers them here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from produktschau.lib.points import Point
from produktschau.search.engine.kinds import LonLat


@dataclass(frozen=True)
class Place:
    """A place as people write it.

    ``name`` is its name as it is shown, ``key`` what stands in an address (for a municipality its AGS). ``filters`` are the facet
    and its value that hold its records, for example ``("municipality", "14522150")``. ``names`` are further spellings and
    names, such as a part of town or a name from before a merger. ``point`` is its middle, where it is known.
    """

    key: str
    name: str
    filters: tuple[str, str]
    names: tuple[str, ...] = ()
    point: LonLat | None = None


PLACES: Point[Callable[[], Iterable[Place]]] = Point(
    "search.engine.places.PLACES", "Places of the region a query can name, read anew with every change of the index"
)
