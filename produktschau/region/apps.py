"""Announces the region domain to Django and fills the points declared below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

VERBS = {
    "territories.imported": "Gebiete eingelesen",
    "boundaries.imported": "Grenzen eingelesen",
    "sectors.imported": "Wirtschaftszweige eingelesen",
    "trades.imported": "Handwerke eingelesen",
    "statistics.imported": "Kennzahlen eingelesen",
    "crosswalk.imported": "Umrechnungsanteile eingelesen",
}
KINDS = {
    "source": "Quelle",
    "territory": "Gebiet",
    "sector": "Wirtschaftszweig",
    "trade": "Handwerk",
    "region": "Region",
}


class RegionConfig(AppConfig):
    """Configuration of the region app."""

    name = "produktschau.region"
    label = "region"
    verbose_name = "Region"

    def ready(self) -> None:
        from produktschau.audit.names import VERBS as NAMES_OF_VERBS
        from produktschau.design.navigation import PUBLIC, Entry
        from produktschau.lib.lists import LISTS
        from produktschau.lib.sitemap import SITEMAP
        from produktschau.region.queries.addresses import region_addresses
        from produktschau.region.queries.lists import MUNICIPALITIES, QUOTIENTS
        from produktschau.region.queries.search_places import search_places
        from produktschau.search.engine.places import PLACES

        PUBLIC.register("region", Entry(_("Region"), "region:region", 60))
        SITEMAP.register("region", region_addresses)
        PLACES.register("region", search_places)
        LISTS.register("gemeinden", MUNICIPALITIES, order=500)
        LISTS.register("staerken", QUOTIENTS, order=510)
        for verb, name in VERBS.items():
            NAMES_OF_VERBS.register(verb, name)
        for kind, name in KINDS.items():
            NAMES_OF_VERBS.register(f"{kind}.created", f"{name} angelegt")
            NAMES_OF_VERBS.register(f"{kind}.changed", f"{name} geändert")
