"""The former district a firm belongs to: that of its main site."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from produktschau.region.queries import former_districts
from produktschau.showcase.models import Company, Site

WITHOUT = "ohne Angabe"
_HEIR = "municipality__successor__former_district__ags"
_OWN = "municipality__former_district__ags"


def district_names() -> dict[str, str]:
    """Former districts by AGS, in their order."""
    return {one.ags: str(one.name) for one in former_districts()}


def districts_of(firms: Collection[int]) -> dict[int, str]:
    """Firm (primary key) → AGS of its former district; those without one are left out."""
    sites = Site.objects.filter(company__in=firms, municipality__isnull=False).order_by("company", "-is_main", "pk")
    found: dict[int, str] = {}
    for firm, heir, own in sites.values_list("company_id", _HEIR, _OWN):
        found.setdefault(firm, heir or own or "")
    return {firm: place for firm, place in found.items() if place}


def firms_in(ags: str) -> QuerySet[Any]:
    """Firms with their main site in a former district."""
    here = Q(**{f"sites__{_HEIR}": ags}) | Q(**{"sites__municipality__successor": None, f"sites__{_OWN}": ags})
    return Company.objects.filter(here, sites__is_main=True).order_by().values("pk")
