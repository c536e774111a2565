"""Where published companies work, as points for the street map: what their pages tell as well."""

from collections.abc import Collection
from dataclasses import dataclass

from produktschau.showcase.models import Company, Site, State
from produktschau.showcase.queries.addresses import record_address

MOST = 2000
"""Points a browser can still show at once."""


@dataclass(frozen=True)
class SitePoint:
    """A site: degrees (WGS 84), name and page of its company, and the place it lies in."""

    lat: float
    lon: float
    name: str
    url: str
    place: str


def site_points(keys: Collection[int] | None) -> list[SitePoint]:
    """The sites with a point of the published companies among ``keys``, or of all; one query."""
    sites = Site.objects.filter(company__state=State.PUBLISHED, lat__isnull=False, lon__isnull=False)
    if keys is not None:
        sites = sites.filter(company__in=keys)
    rows = sites.order_by("company__sort_key", "company_id", "-is_main", "pk").values_list(
        "lat", "lon", "company__name", "company__slug", "place"
    )
    return [
        SitePoint(lat, lon, name, record_address(Company(slug=slug)), place)
        for lat, lon, name, slug, place in rows[:MOST]
        if lat is not None and lon is not None
    ]
