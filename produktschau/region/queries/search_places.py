"""The places of the region as people write them when they search: municipalities of today and of before, former districts."""

import re
from collections.abc import Iterable

from produktschau.lib.text import sort_key
from produktschau.region.models import Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries.places import former_districts, home_municipalities, plain_name
from produktschau.search.engine.kinds import LonLat
from produktschau.search.engine.places import Place

SHORTEST_PART = 6
"""Letters a half of a double name must have to be a name of its own: „Brand“ of Brand-Erbisdorf is a fire."""
_WORDS_FOR_A_DISTRICT = ("Altkreis", "Kreis", "Landkreis", "Raum")


def search_places() -> Iterable[Place]:
    """Municipalities of the home district, with what was merged into them, then the former districts; three queries."""
    towns = list(home_municipalities())
    before: dict[int, list[str]] = {}
    for name, heir in _merged(towns):
        before.setdefault(heir, []).append(name)
    taken = {sort_key(town.name) for town in towns}
    for town in towns:
        others = [name for own in (town.name, *before.get(town.pk, ())) for name in _names(own)]
        names = [name for name in dict.fromkeys(others) if name != town.name and sort_key(name) not in taken]
        yield Place(town.ags, town.name, ("municipality", town.ags), tuple(names), _point(town))
    for district in former_districts():
        bare = district.name.removeprefix("Altkreis ")
        said = tuple(f"{word} {bare}" for word in _WORDS_FOR_A_DISTRICT)
        points = [point for town in towns if town.former_district_id == district.pk and (point := _point(town))]
        middle = _point(district) or _middle(points)
        yield Place(district.slug, said[0], ("former_district", district.slug), said[1:], middle)


def _merged(towns: list[Territory]) -> Iterable[tuple[str, int]]:
    """Names of municipalities that ended, with the primary key of the one they are part of today."""
    ended = Territory.objects.filter(kind=Kind.MUNICIPALITY, successor__in=[town.pk for town in towns])
    return ended.order_by("sort_key").values_list("name", "successor_id")


def _names(name: str) -> list[str]:
    """A name as the register has it, without its „/Sa.“, and the halves of a double name."""
    bare = plain_name(name)
    halves = [half for half in re.split(r"[-–]", bare) if len(half) >= SHORTEST_PART]
    return [name, bare, *(halves if "-" in bare else ())]


def _point(territory: Territory) -> LonLat | None:
    if territory.lon is None or territory.lat is None:
        return None
    return territory.lon, territory.lat


def _middle(points: list[LonLat]) -> LonLat | None:
    if not points:
        return None
    return sum(lon for lon, _ in points) / len(points), sum(lat for _, lat in points) / len(points)
