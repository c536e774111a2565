"""Announces the region domain to Django and fills the points declared below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

VERBS = {
    "region.look_changed": "Farben geändert",
    "territories.imported": "Gebiete eingelesen",
    "boundaries.imported": "Grenzen eingelesen",
    "sectors.imported": "Wirtschaftszweige eingelesen",
    "trades.imported": "Handwerke eingelesen",
    "statistics.imported": "Kennzahlen eingelesen",
    "crosswalk.imported": "Umrechnungsanteile eingelesen",
    "neighbours.set": "Nachbarn festgelegt",
    "sectordecision.removed": "Beschluss zu einem Bereich zurückgenommen",
    "statistics.undone": "Kennzahlen zurückgenommen",
    "effort.published": "öffentlich gezeigt",
    "effort.withdrawn": "nicht mehr öffentlich",
    "effort.deleted": "Eintrag über einen Nachbarn gelöscht",
}
KINDS = {
    "source": "Quelle",
    "territory": "Gebiet",
    "sector": "Wirtschaftszweig",
    "trade": "Handwerk",
    "region": "Region",
    "sectorchoice": "Schwellen der Branchenwahl",
    "sectordecision": "Beschluss zu einem Bereich",
    "effort": "Eintrag über einen Nachbarn",
}


class RegionConfig(AppConfig):
    """Configuration of the region app."""

    name = "produktschau.region"
    label = "region"
    verbose_name = "Region"

    def ready(self) -> None:
        from produktschau.audit.names import NAMINGS
        from produktschau.audit.names import VERBS as NAMES_OF_VERBS
        from produktschau.design.letters import LETTERHEAD
        from produktschau.design.navigation import DESK, PUBLIC, Entry
        from produktschau.lib.desk import DESK_ITEMS
        from produktschau.lib.lists import LISTS
        from produktschau.lib.sitemap import SITEMAP
        from produktschau.region.queries.addresses import region_addresses
        from produktschau.region.queries.datasets import dataset_names
        from produktschau.region.queries.desk import (
            OPEN_DUTIES,
            choice_names,
            decision_names,
            region_names,
            source_names,
        )
        from produktschau.region.queries.efforts import effort_names
        from produktschau.region.queries.lists import MUNICIPALITIES
        from produktschau.region.queries.number_lists import EDITIONS, FORMER_DISTRICTS, NUMBER, PARTS
        from produktschau.region.queries.page_lists import FIRMS, NEIGHBOURS, SERIES
        from produktschau.region.queries.profile import letterhead
        from produktschau.region.queries.search_places import search_places
        from produktschau.region.queries.sector_lists import CHOICE, QUOTIENTS
        from produktschau.region.rules import may_edit_look, may_see_profile
        from produktschau.region.tables.figures import FIGURES
        from produktschau.search.engine.places import PLACES
        from produktschau.tabular.engine.kinds import TABLE_KINDS

        PUBLIC.register("region", Entry(_("Region"), "region:region", 60))
        DESK.register("profile", Entry("Region", "region_house:profile", 70, may_see_profile, letter="r"))
        DESK.register("look", Entry("Gestaltung", "region_house:look", 71, may_edit_look, letter="f"))
        DESK.register("choice", Entry("Branchenwahl", "region_house:choice", 72, may_see_profile, letter="h"))
        DESK_ITEMS.register("duties", OPEN_DUTIES, order=800)
        DESK.register("datasets", Entry("Statistik", "region_house:datasets", 72, may_see_profile, letter="z"))
        NAMINGS.register("dataset", dataset_names)
        DESK.register("efforts", Entry("Nachbarn", "region_house:efforts", 73, may_see_profile, letter="w"))
        NAMINGS.register("effort", effort_names)
        NAMINGS.register("region", region_names)
        NAMINGS.register("source", source_names)
        NAMINGS.register("sectorchoice", choice_names)
        NAMINGS.register("sectordecision", decision_names)
        LETTERHEAD.register("region", letterhead)
        SITEMAP.register("region", region_addresses)
        TABLE_KINDS.register("figures", FIGURES, order=30)
        PLACES.register("region", search_places)
        LISTS.register("gemeinden", MUNICIPALITIES, order=500)
        LISTS.register("staerken", QUOTIENTS, order=510)
        LISTS.register("bereiche", FIRMS, order=512)
        LISTS.register("nachbarn", NEIGHBOURS, order=513)
        LISTS.register("zeitreihe", SERIES, order=514)
        LISTS.register("branchenwahl", CHOICE, order=511)
        LISTS.register("altkreise", FORMER_DISTRICTS, order=519)
        LISTS.register("abdeckung", PARTS, order=519)
        LISTS.register("wz-2025", EDITIONS, order=521)
        LISTS.register("zahl", NUMBER, order=520)
        for verb, name in VERBS.items():
            NAMES_OF_VERBS.register(verb, name)
        for kind, name in KINDS.items():
            NAMES_OF_VERBS.register(f"{kind}.created", f"{name} angelegt")
            NAMES_OF_VERBS.register(f"{kind}.changed", f"{name} geändert")
        self._name_fields()

    def _name_fields(self) -> None:
        from produktschau.audit.names import FIELDS, VALUES
        from produktschau.region.models import Conformity, Dataset, NeighbourEffort, SectorChoice, SectorDecision
        from produktschau.region.models.delimitation import Effort, Overlap
        from produktschau.region.queries.look import field_names
        from produktschau.region.queries.profile import LABELS

        for name, label in {**LABELS, **field_names()}.items():
            FIELDS.register(f"region.{name}", label)
        for value, label in Conformity.choices:
            VALUES.register(f"region.accessibility_status:{value}", str(label))
        FIELDS.register("sectorchoice.neighbours", "Nachbarn")
        for model in (SectorChoice, SectorDecision):
            for one in model._meta.concrete_fields:
                FIELDS.register(f"{model._meta.model_name}.{one.name}", str(one.verbose_name))
        for one in NeighbourEffort._meta.concrete_fields:
            FIELDS.register(f"effort.{one.name}", str(one.verbose_name))
        for field, choices in (("kind", Effort.choices), ("overlap", Overlap.choices)):
            for value, label in choices:
                VALUES.register(f"effort.{field}:{value}", str(label))
        told = {
            "new": "neu",
            "changed": "geändert",
            "unchanged": "unverändert",
            "skipped": "ausgelassen",
            "values": "Werte",
        }
        named = {one.name: str(one.verbose_name) for one in Dataset._meta.concrete_fields}
        for name, label in {**named, **told}.items():
            FIELDS.register(f"dataset.{name}", label)
