"""Announces the showcase domain to Django and fills the points declared below it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShowcaseConfig(AppConfig):
    """Configuration of the showcase app."""

    name = "produktschau.showcase"
    label = "showcase"
    verbose_name = "Schaufenster"

    def ready(self) -> None:
        """Register search documents, menu entries and the words of the record of changes."""
        from produktschau.audit.names import VERBS
        from produktschau.design.navigation import DESK, PUBLIC, Entry
        from produktschau.search.engine.kinds import KINDS
        from produktschau.showcase.documents import COMPANIES, PRODUCTS
        from produktschau.showcase.rules import may_see_desk
        from produktschau.showcase.tables import COMPANIES as COMPANY_TABLE
        from produktschau.showcase.tables import PRODUCTS as PRODUCT_TABLE
        from produktschau.tabular.engine.kinds import TABLE_KINDS

        KINDS.register("product", PRODUCTS, order=10)
        KINDS.register("company", COMPANIES, order=20)
        TABLE_KINDS.register("companies", COMPANY_TABLE, order=10)
        TABLE_KINDS.register("products", PRODUCT_TABLE, order=20)
        PUBLIC.register("products", Entry(_("Produkte"), "showcase:products", 10))
        PUBLIC.register("companies", Entry(_("Betriebe"), "showcase:companies", 20))
        DESK.register("companies", Entry("Betriebe", "showcase_house:desk_companies", 20, may_see_desk))
        DESK.register("products", Entry("Produkte", "showcase_house:desk_products", 30, may_see_desk))
        for kind in ("company", "product"):
            for verb, word in VERB_WORDS.items():
                VERBS.register(f"{kind}.{verb}", word)


VERB_WORDS = {
    "created": "angelegt",
    "changed": "geändert",
    "imported": "eingelesen",
    "updated_by_import": "beim Einlesen aktualisiert",
    "published": "veröffentlicht",
    "withdrawn": "zurückgezogen",
    "renamed": "umbenannt",
    "deleted": "gelöscht",
    "steward_appointed": "Zuständigkeit vergeben",
    "steward_dismissed": "Zuständigkeit beendet",
}
"""What the record of changes calls the steps of a record."""
