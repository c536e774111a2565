"""Where the firms of notices are."""

from collections.abc import Collection
from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from produktschau.exchange.models import Notice
from produktschau.showcase.models import Site

DISTRICT = ("municipality__successor__former_district__ags", "municipality__former_district__ags")
"""Where a site lies; a municipality that was merged counts as the one it became."""
MUNICIPALITY = ("municipality__successor__ags", "municipality__ags")


def company_places(companies: Collection[int]) -> dict[int, str]:
    """Firm (primary key) → the town of its main site; firms without one are left out."""
    sites = Site.objects.filter(company__in=companies).exclude(place="").order_by("company", "-is_main", "pk")
    found: dict[int, str] = {}
    for company, place in sites.values_list("company_id", "place"):
        found.setdefault(company, place)
    return found


def with_place(notices: QuerySet[Notice], fields: tuple[str, str]) -> QuerySet[Any]:
    """Notices with ``place``: the key (AGS) of where the firm's main site lies, ``None`` where it is not known."""
    sites = Site.objects.filter(company=OuterRef("company"), municipality__isnull=False).order_by("-is_main", "pk")
    lies = sites.annotate(at=Coalesce(*fields, output_field=CharField())).values("at")[:1]
    return notices.annotate(place=Subquery(lies))


def in_district(notices: QuerySet[Any], ags: str) -> QuerySet[Any]:
    """Those whose firm lies in a former district."""
    return with_place(notices, DISTRICT).filter(place=ags)
