"""Published companies and products by former district, municipality, division and trade, with the records behind each number.

A company lies where its main site is and in the division of its main sector. A product lies where its makers are, in each of these
places; in the division it is counted once, by the maker named first. A number of the WZ 2025 that came from several divisions of
the WZ 2008 lies in one of them, and nobody guesses in which.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.db.models import CharField, Count, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from produktschau.lib.figures import Breakdown, Record, Tally
from produktschau.region.models import Sector
from produktschau.region.queries import division_of, divisions_of_before
from produktschau.showcase.models import Company, CompanySector, Maker, Product, Site, State

Rows = QuerySet[Any]
Divided = Callable[[str], tuple[str, ...]]
PLACES = {
    Breakdown.MUNICIPALITY: ("municipality__successor__ags", "municipality__ags"),
    Breakdown.FORMER_DISTRICT: ("municipality__successor__former_district__ags", "municipality__former_district__ags"),
}
"""Where a site lies; a municipality that was merged counts as the one it became."""
BREAKDOWNS = frozenset({*PLACES, Breakdown.DIVISION, Breakdown.TRADE})


def company_total() -> int:
    """How many companies everyone may see."""
    return _companies().count()


def product_total() -> int:
    """How many products everyone may see."""
    return _products().count()


def company_tally(breakdown: Breakdown, among: QuerySet[Company] | None = None) -> Tally:
    """Companies by the values of the breakdown; only those ``among`` some, where a domain above counts them for a reason of its own."""
    rows = _companies() if among is None else among
    return _tally(_placed(rows, "pk", breakdown), "pk", _reading(breakdown))


def product_tally(breakdown: Breakdown) -> Tally:
    """Products by the values of the breakdown."""
    return _tally(_placed(_made(breakdown), "company_id", breakdown), "product_id", _reading(breakdown))


def company_records(
    breakdown: Breakdown | None, values: Collection[str], among: QuerySet[Company] | None = None
) -> list[Record]:
    """The companies behind a number, as for ``company_tally``."""
    rows = _companies() if among is None else among
    places = None if breakdown is None else _values(_placed(rows, "pk", breakdown), "pk", _reading(breakdown))
    return _records(rows, places, set(values))


def product_records(breakdown: Breakdown | None, values: Collection[str]) -> list[Record]:
    """The products behind a number."""
    if breakdown is None:
        return _records(_products(), None, set())
    placed = _placed(_made(breakdown), "company_id", breakdown)
    return _records(_products(), _values(placed, "product_id", _reading(breakdown)), set(values))


def _companies() -> QuerySet[Company]:
    return Company.objects.filter(state=State.PUBLISHED)


def _products() -> QuerySet[Product]:
    return Product.objects.filter(state=State.PUBLISHED)


def _made(breakdown: Breakdown) -> Rows:
    """Makers of published products; for divisions only the one named first."""
    makers = Maker.objects.filter(product__state=State.PUBLISHED, company__state=State.PUBLISHED)
    if breakdown != Breakdown.DIVISION:
        return makers
    first = makers.filter(product=OuterRef("product")).order_by("position", "pk").values("pk")[:1]
    return makers.filter(pk=Subquery(first))


def _placed(rows: Rows, company: str, breakdown: Breakdown) -> Rows:
    """The rows with ``place``: the value of the company that ``company`` leads to, ``None`` where it has none."""
    placed: Rows = rows.annotate(place=_place(company, breakdown))
    return placed


def _place(company: str, breakdown: Breakdown) -> Subquery | Concat:
    if breakdown in PLACES:
        heir, own = PLACES[breakdown]
        sites = Site.objects.filter(company=OuterRef(company), municipality__isnull=False).order_by("-is_main", "pk")
        return Subquery(sites.annotate(at=Coalesce(heir, own)).values("at")[:1])
    if breakdown == Breakdown.DIVISION:
        sectors = CompanySector.objects.filter(company=OuterRef(company)).order_by("-is_main", "pk")
        return Subquery(sectors.annotate(unit=Concat("sector__edition", Value(" "), "sector__code")).values("unit")[:1])
    lead = "trades" if company == "pk" else "company__trades"
    number = Cast(f"{lead}__number", CharField())
    return Concat(F(f"{lead}__annex"), Value("-"), number, output_field=CharField())


def _reading(breakdown: Breakdown) -> Divided:
    """How a stored place is read as values."""
    if breakdown != Breakdown.DIVISION:
        return lambda place: () if place in ("", "-") else (place,)
    before = divisions_of_before()

    def divisions(unit: str) -> tuple[str, ...]:
        edition, _, code = unit.partition(" ")
        if edition != Sector.Edition.WZ2008 and code in before:
            return tuple(sorted(before[code]))
        return tuple(division_of(edition, code, before)) if code else ()

    return divisions


def _tally(placed: Rows, pk: str, read: Divided) -> Tally:
    found: dict[tuple[str, ...], int] = defaultdict(int)
    for place, number in placed.order_by().values_list("place").annotate(number=Count(pk, distinct=True)):
        found[read(place or "")] += number
    return dict(found)


def _values(placed: Rows, pk: str, read: Divided) -> dict[int, set[tuple[str, ...]]]:
    found: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for key, place in placed.order_by().values_list(pk, "place"):
        found[key].add(read(place or ""))
    return found


def _records(shown: Rows, places: Mapping[int, Iterable[tuple[str, ...]]] | None, wanted: set[str]) -> list[Record]:
    """Those whose places meet the wanted values; a place of several values, not all of them wanted, is uncertain."""
    records = []
    for one in shown.order_by("sort_key", "pk"):
        met = None if places is None else [at for at in places.get(one.pk, ()) if not wanted.isdisjoint(at)]
        if met is None or met:
            certain = met is None or any(wanted.issuperset(at) for at in met)
            records.append(Record(one.key, one.name, one.get_absolute_url(), certain))
    return records
