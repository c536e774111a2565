"""What figures need of firms: name, page at the desk, and in which former district, municipality, division and size they lie."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.urls import reverse

from produktschau.lib.figures import Breakdown
from produktschau.region.models import Sector
from produktschau.region.queries import division_of, divisions_of_before
from produktschau.showcase.models import Company, CompanySector, Site

Values = Mapping[Breakdown, tuple[str, ...]]
OF_FIRMS = frozenset({Breakdown.FORMER_DISTRICT, Breakdown.MUNICIPALITY, Breakdown.DIVISION, Breakdown.SIZE})
_NOTHING: Values = {}
_KEY = "KEYKEY"


class Firm(NamedTuple):
    """A firm as records of figures name it. A division of several numbers is one of them, nobody knows which."""

    key: str
    name: str
    url: str
    values: Values


def firms() -> dict[int, Firm]:
    """All firms by primary key, whatever their state: four queries."""
    pattern = reverse("showcase_house:desk_company", args=[_KEY])
    places, divisions = _places(), divisions_of()
    found = {}
    for pk, key, name, size in Company.objects.order_by().values_list("pk", "key", "name", "size_class"):
        values = dict(places.get(pk, _NOTHING))
        if pk in divisions:
            values[Breakdown.DIVISION] = divisions[pk]
        if size:
            values[Breakdown.SIZE] = (size,)
        found[pk] = Firm(key, name, pattern.replace(_KEY, key), values)
    return found


def _places() -> dict[int, Values]:
    """A municipality that was merged counts as the one it became."""
    rows = Site.objects.filter(municipality__isnull=False).order_by("company", "-is_main", "pk")
    heir, own = "municipality__successor__", "municipality__"
    fields = [f"{lead}{name}" for name in ("ags", "former_district__ags") for lead in (heir, own)]
    found: dict[int, Values] = {}
    for company, new_town, town, new_district, district in rows.values_list("company_id", *fields):
        if company not in found:
            values = {Breakdown.MUNICIPALITY: (new_town or town,)}
            if (new_district if new_town else district) is not None:
                values[Breakdown.FORMER_DISTRICT] = ((new_district if new_town else district) or "",)
            found[company] = values
    return found


def divisions_of(firms: Collection[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Divisions of the WZ 2008 of the main sector, as the rest of the house counts them: of these firms, or of all; two queries."""
    before = divisions_of_before()
    rows = CompanySector.objects.order_by("company", "-is_main", "pk")
    if firms is not None:
        rows = rows.filter(company__in=firms)
    read: dict[tuple[str, str], tuple[str, ...]] = {}
    found: dict[int, tuple[str, ...]] = {}
    for company, edition, code in rows.values_list("company_id", "sector__edition", "sector__code"):
        if company in found:
            continue
        if (edition, code) not in read:
            is_new = edition != Sector.Edition.WZ2008 and code in before
            read[edition, code] = tuple(sorted(before[code]) if is_new else division_of(edition, code, before))
        if read[edition, code]:
            found[company] = read[edition, code]
    return found
