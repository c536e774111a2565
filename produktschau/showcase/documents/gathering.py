"""Reads in bulk what documents say of companies and products, whatever their state: plain rows, no model objects.

A million products must be written in minutes: reading rows is ten times as fast as making objects, and every number of records
below costs the same number of queries.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from produktschau.lib.text import slug
from produktschau.region.models import Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries import division_of, divisions_of_before
from produktschau.search.engine.kinds import LonLat
from produktschau.showcase.models import AreaOfLife, Certificate, ColourWorld, Company, CompanySector, Material, Site

MOST_POINTS = 32
"""Points of a record that its document holds, as many as the index has room for."""
MOST_PRODUCTS = 200
"""Products of a company whose names its document holds."""


@dataclass(frozen=True, slots=True)
class Named:
    """A word of the region's lists; ``motif`` is what tiles draw of a material."""

    slug: str
    name: str
    name_en: str
    motif: str = ""


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality; one that was merged into another counts there and is named with it."""

    name: str
    ags: str
    district: str
    point: LonLat | None
    heir: str = ""


@dataclass(frozen=True)
class Reference:
    """What all records refer to, read once: words and municipalities by primary key.

    ``divisions`` maps the number of a unit of the WZ 2025 to the divisions of the WZ 2008 it came from. ``today`` tells which
    certificates still hold.
    """

    areas: Mapping[int, Named]
    worlds: Mapping[int, Named]
    materials: Mapping[int, Named]
    towns: Mapping[int, Town]
    divisions: Mapping[str, frozenset[str]]
    today: date


@dataclass(slots=True)
class CompanyFacts:
    """What documents say of a company beside its own fields. Lists are in order and hold nothing twice."""

    place: str = ""
    places: list[str] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)
    points: list[LonLat] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    trades: list[str] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)


def reference(today: date) -> Reference:
    """The words and municipalities of today; five queries."""
    return Reference(
        areas=_named(AreaOfLife.objects.values_list("pk", "slug", "name", "name_en")),
        worlds=_named(ColourWorld.objects.values_list("pk", "slug", "name", "name_en")),
        materials=_named(Material.objects.values_list("pk", "slug", "name", "name_en", "motif")),
        towns=_towns(),
        divisions=divisions_of_before(),
        today=today,
    )


def company_facts(pks: Collection[int], known: Reference) -> dict[int, CompanyFacts]:
    """The facts of these companies by primary key; four queries."""
    facts: dict[int, CompanyFacts] = {pk: CompanyFacts() for pk in pks}
    _add_sites(facts, known)
    _add_sectors(facts, known)
    _add_trades(facts)
    _add_certificates(facts, known.today)
    return facts


def once(*many: Iterable[str]) -> list[str]:
    """All texts of all lists, in order, none twice, none empty."""
    return list(dict.fromkeys(text for texts in many for text in texts if text))


def tied(pairs: Iterable[tuple[int, int]], words: Mapping[int, Named]) -> dict[int, list[Named]]:
    """The words of every record, in the order of the words; ``pairs`` are primary keys of record and word, in any order."""
    found: dict[int, set[int]] = defaultdict(set)
    for record, word in pairs:
        found[record].add(word)
    place = {pk: place for place, pk in enumerate(words)}
    return {
        record: [words[pk] for pk in sorted(its & place.keys(), key=place.__getitem__)] for record, its in found.items()
    }


def _named(rows: Iterable[tuple[int, str, str, str] | tuple[int, str, str, str, str]]) -> dict[int, Named]:
    return {row[0]: Named(*row[1:]) for row in rows}


def _towns() -> dict[int, Town]:
    columns = ("pk", "name", "ags", "former_district__slug", "lon", "lat")
    of_heir = tuple(f"successor__{name}" for name in columns[1:])
    towns = {}
    for row in Territory.objects.filter(kind=Kind.MUNICIPALITY).values_list(*columns, *of_heir):
        pk, name, heir = row[0], row[1], row[6]
        _, ags, district, lon, lat = row[6:] if heir else row[1:6]
        point = None if lon is None or lat is None else (lon, lat)
        towns[pk] = Town(name, ags, district or "", point, heir or "")
    return towns


def _add_sites(facts: Mapping[int, CompanyFacts], known: Reference) -> None:
    rows = Site.objects.filter(company__in=list(facts)).order_by("company_id", "-is_main", "pk")
    for company, place, postcode, town_pk, lon, lat in rows.values_list(
        "company_id", "place", "postcode", "municipality_id", "lon", "lat"
    ):
        fact = facts[company]
        town = known.towns.get(town_pk)
        if not fact.places and not fact.place:
            fact.place = town.name if town else place
        fact.places.append(f"{place} {postcode}".strip())
        if town:
            fact.towns += [town.name, town.heir]
            _put(fact.filters, "municipality", town.ags)
            _put(fact.filters, "former_district", town.district)
        point = (lon, lat) if lon is not None and lat is not None else town.point if town else None
        if point and len(fact.points) < MOST_POINTS and point not in fact.points:
            fact.points.append(point)


def _add_sectors(facts: Mapping[int, CompanyFacts], known: Reference) -> None:
    rows = CompanySector.objects.filter(company__in=list(facts)).order_by("company_id", "-is_main", "pk")
    for company, edition, code, title in rows.values_list(
        "company_id", "sector__edition", "sector__code", "sector__title"
    ):
        facts[company].sectors.append(title)
        for division in division_of(edition, code, known.divisions):
            _put(facts[company].filters, "sector", division)


def _add_trades(facts: Mapping[int, CompanyFacts]) -> None:
    rows = Company.trades.through.objects.filter(company__in=list(facts))
    for company, title in rows.order_by("company_id", "trade__annex", "trade__number").values_list(
        "company_id", "trade__title"
    ):
        facts[company].trades.append(title)
        _put(facts[company].filters, "trade", slug(title))


def _add_certificates(facts: Mapping[int, CompanyFacts], today: date) -> None:
    holding = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    rows = Certificate.objects.filter(holding, company__in=list(facts)).order_by("company_id", "name", "pk")
    for company, name in rows.values_list("company_id", "name"):
        _put(facts[company].filters, "certificate", slug(name))


def _put(filters: dict[str, list[str]], name: str, value: str) -> None:
    values = filters.setdefault(name, [])
    if value and value not in values:
        values.append(value)
