"""How much there is in each municipality: the same numbers the lists find with the same choices."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from produktschau.search.queries import search
from produktschau.search.queries.listing import Asked, Listing, NotSearchable, circle_of
from produktschau.search.queries.results import Results
from produktschau.showcase.models import Maker, Site, State
from produktschau.showcase.queries.narrowing import Choice, chosen_companies, chosen_products

KINDS = ("product", "company")
PLACES = ("municipality", "former_district")

ByValue = Mapping[str, int]


@dataclass(frozen=True)
class Counts:
    """Numbers by place, with everything chosen but municipalities: one in view does not empty the rest of the map.

    ``places`` and ``districts`` map each kind („product“, „company“) to numbers by AGS and by slug of a former district. ``worlds`` maps
    the slug of a colour world to numbers of products by AGS, ``by_world`` the world to the number of products in all. ``nowhere`` maps each
    kind to how many are in no municipality; the index alone knows it.
    """

    places: Mapping[str, ByValue] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    districts: Mapping[str, ByValue] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    worlds: Mapping[str, ByValue] = field(default_factory=dict)
    by_world: ByValue = field(default_factory=dict)
    nowhere: ByValue = field(default_factory=dict)

    def colours(self, kind: str, ags: str) -> dict[str, int]:
        """What is in a place by colour world; things without one, and companies, have the colour „“."""
        whole = self.places[kind].get(ags, 0)
        if kind != "product":
            return {"": whole} if whole else {}
        colours = {world: numbers[ags] for world, numbers in self.worlds.items() if numbers.get(ags)}
        rest = whole - sum(colours.values())
        return {**colours, "": rest} if rest > 0 else colours


def map_counts(listing: Listing, on: date) -> Counts:
    """The numbers for a list's words and choices: from the index, kept as long as it does not change; else from the database."""
    asked = listing.asked
    asked = replace(asked, chosen={name: values for name, values in asked.chosen.items() if name != "municipality"})
    if not listing.results.unavailable:
        worlds = asked.chosen.get("world") or list(listing.known.words.get("world", {}))
        key = ("map", listing.results.generation, asked.address(sort="", kind=""))
        try:
            return listing.known.remembered.get(key, lambda: _of_index(asked, worlds))
        except NotSearchable:
            pass
    return Counts() if asked.words else _of_records(asked, on)


def _of_index(asked: Asked, worlds: Iterable[str]) -> Counts:
    found = {kind: _found(asked, kind, asked.chosen, (*PLACES, "world")) for kind in KINDS}
    return Counts(
        places={kind: there.facets["municipality"] for kind, there in found.items()},
        districts={kind: there.facets["former_district"] for kind, there in found.items()},
        worlds={
            world: _found(asked, "product", {**asked.chosen, "world": [world]}, PLACES[:1]).facets["municipality"]
            for world in worlds
        },
        by_world=found["product"].facets["world"],
        nowhere={kind: there.total - _placed(asked, kind, there) for kind, there in found.items()},
    )


def _placed(asked: Asked, kind: str, there: Results) -> int:
    """How many of these lie in some former district; all of them where only such were asked for."""
    districts = list(there.facets["former_district"])
    if not districts or asked.radius or asked.chosen.get("former_district"):
        return there.total
    return _found(asked, kind, {**asked.chosen, "former_district": districts}, ()).total


def _found(asked: Asked, kind: str, chosen: Mapping[str, Sequence[str]], names: Sequence[str]) -> Results:
    found = search(asked.words, (kind,), chosen, names, size=1, within=circle_of(asked))
    if found.unavailable:
        raise NotSearchable(*found.notes)
    return found


@dataclass(frozen=True)
class _Row:
    """A record at one of its sites."""

    pk: int
    world: str | None
    ags: str | None
    district: str | None


def _of_records(asked: Asked, on: date) -> Counts:
    within = circle_of(asked)

    def rows(kind: str, free: str) -> list[_Row]:
        left = {name: values for name, values in asked.chosen.items() if name != free}
        choice = Choice(left, on, within=within)
        return list(_products(choice) if kind == "product" else _companies(choice))

    made = rows("product", "")
    worlds = dict.fromkeys(row.world for row in made if row.world)
    return Counts(
        places={
            "product": _counted((row.ags, row.pk) for row in made),
            "company": _counted((row.ags, row.pk) for row in rows("company", "")),
        },
        districts={kind: _counted((row.district, row.pk) for row in rows(kind, "former_district")) for kind in KINDS},
        worlds={world: _counted((row.ags, row.pk) for row in made if row.world == world) for world in worlds},
        by_world=_counted((row.world, row.pk) for row in rows("product", "world")),
    )


def _products(choice: Choice) -> Iterator[_Row]:
    makers = Maker.objects.filter(product__in=chosen_products(choice), company__state=State.PUBLISHED)
    at = "company__sites__municipality__"
    return (_row(*row) for row in makers.values_list("product_id", "product__world__slug", *_town(at)))


def _companies(choice: Choice) -> Iterator[_Row]:
    sites = Site.objects.filter(company__in=chosen_companies(choice))
    return (_row(pk, None, *town) for pk, *town in sites.values_list("company_id", *_town("municipality__")))


def _town(at: str) -> list[str]:
    own = [f"{at}ags", f"{at}former_district__slug"]
    return [*own, f"{at}successor__ags", f"{at}successor__former_district__slug"]


def _row(
    pk: int,
    world: str | None,
    ags: str | None,
    district: str | None,
    heir: str | None,
    district_of_heir: str | None,
) -> _Row:
    return _Row(pk, world, heir or ags, district_of_heir if heir else district)


def _counted(pairs: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    found: dict[str, set[int]] = defaultdict(set)
    for value, pk in pairs:
        if value:
            found[value].add(pk)
    return {value: len(keys) for value, keys in found.items()}
