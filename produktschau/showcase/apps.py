"""Announces the showcase domain to Django and fills the points declared below it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from produktschau.accounts.models import User


class ShowcaseConfig(AppConfig):
    """Configuration of the showcase app."""

    name = "produktschau.showcase"
    label = "showcase"
    verbose_name = "Schaufenster"

    def ready(self) -> None:
        """Register search documents, tables, menu entries and the words of the record of changes."""
        from produktschau.design.navigation import DESK, PUBLIC, Entry, Group
        from produktschau.search.engine.facets import FACETS
        from produktschau.search.engine.kinds import KINDS
        from produktschau.showcase.documents import COMPANIES, PRODUCTS
        from produktschau.showcase.documents.facets import SHOWCASE_FACETS
        from produktschau.showcase.rules import may_see_desk
        from produktschau.showcase.tables import COMPANIES as COMPANY_TABLE
        from produktschau.showcase.tables import PRODUCTS as PRODUCT_TABLE
        from produktschau.tabular.engine.kinds import TABLE_KINDS
        from produktschau.work.schedule import SCHEDULE, Scheduled

        KINDS.register("product", PRODUCTS, order=10)
        KINDS.register("company", COMPANIES, order=20)
        for order, facet in enumerate(SHOWCASE_FACETS, start=1):
            FACETS.register(facet.name, facet, order=10 * order)
        TABLE_KINDS.register("companies", COMPANY_TABLE, order=10)
        TABLE_KINDS.register("products", PRODUCT_TABLE, order=20)
        PUBLIC.register("products", Entry(_("Produkte"), "showcase:products", 10))
        PUBLIC.register("companies", Entry(_("Betriebe"), "showcase:companies", 20))
        PUBLIC.register("map", Entry(_("Karte"), "showcase:map", 30))
        DESK.register(
            "companies",
            Entry(
                "Betriebe",
                "showcase_house:desk_companies",
                20,
                may_see_desk,
                letter="b",
                group=Group.ENTRIES,
                also=tuple(f"showcase_house:desk_{name}" for name in ("doubles", "merges", "bulks", "favourites")),
            ),
        )
        DESK.register(
            "products",
            Entry("Produkte", "showcase_house:desk_products", 30, may_see_desk, letter="p", group=Group.ENTRIES),
        )
        SCHEDULE.register(
            "certificates",
            Scheduled("certificates", "produktschau.showcase.tasks.mark_ended_certificates", timedelta(days=1)),
        )
        SCHEDULE.register(
            "merges", Scheduled("merges", "produktschau.showcase.tasks.forget_old_merges", timedelta(days=1))
        )
        SCHEDULE.register(
            "bulks", Scheduled("bulks", "produktschau.showcase.tasks.forget_old_bulks", timedelta(days=1))
        )
        self._name_changes()
        self._show_at_the_desk()
        self._answer_for_people()
        self._keep_favourites()

    def _name_changes(self) -> None:
        from produktschau.audit.names import FIELDS, NAMINGS, VALUES, VERBS
        from produktschau.showcase.models import Act
        from produktschau.showcase.queries.bulk_past import bulk_names
        from produktschau.showcase.queries.naming import company_names, product_names

        NAMINGS.register("company", company_names)
        NAMINGS.register("product", product_names)
        NAMINGS.register("bulk", bulk_names)
        for value, label in Act.choices:
            VALUES.register(f"bulk.act:{value}", str(label))
        FIELDS.register("bulk.act", "Handlung")
        FIELDS.register("bulk.records", "Einträge")
        for verb, word in {**PICTURE_WORDS, **VOCABULARY_WORDS, **BULK_WORDS}.items():
            VERBS.register(verb, word)
        for kind in ("company", "product"):
            VALUES.register(f"{kind}.state:draft", "Entwurf")
            VALUES.register(f"{kind}.state:published", "veröffentlicht")
            for verb, word in VERB_WORDS.items():
                VERBS.register(f"{kind}.{verb}", word)
            for field, word in FIELD_WORDS.items():
                FIELDS.register(f"{kind}.{field}", word)
        for subject in ("table", "table_upload", "table_import"):
            VALUES.register(f"{subject}.kind:companies", "Betriebe")
            VALUES.register(f"{subject}.kind:products", "Produkte")

    def _show_at_the_desk(self) -> None:
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.figures import FIGURES
        from produktschau.lib.sitemap import SITEMAP
        from produktschau.showcase.figures import COMPANIES, PRODUCTS
        from produktschau.showcase.figures import EVIDENCE as TO_READ
        from produktschau.showcase.queries.bulk_past import STANDSTILL
        from produktschau.showcase.queries.desk import COMPANY_DRAFTS, PRODUCT_DRAFTS
        from produktschau.showcase.queries.doubles import DOUBLES
        from produktschau.showcase.queries.naming import public_addresses

        EVIDENCE.register("records", TO_READ, order=60)
        FIGURES.register("betriebe", COMPANIES, order=100)
        FIGURES.register("produkte", PRODUCTS, order=110)
        DESK_ITEMS.register("company drafts", COMPANY_DRAFTS, order=100)
        DESK_ITEMS.register("product drafts", PRODUCT_DRAFTS, order=110)
        DESK_ITEMS.register("doubles", DOUBLES, order=120)
        DESK_ITEMS.register("bulks", STANDSTILL, order=130)
        SITEMAP.register("showcase", public_addresses)

    def _answer_for_people(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.showcase.actions import forget_contacts
        from produktschau.showcase.queries.people import data_of

        def erase(user: "User", at: datetime) -> None:
            forget_contacts(by=System("erasure"), email=user.email, at=at)

        PERSONAL_DATA.register(
            "Betriebe",
            PersonalData(
                data_of,
                erase,
                erases="Dass Sie für einen Betrieb zuständig sind, und Angaben als Ansprechperson unter Ihrer Adresse.",
                keeps="Die Einträge der Betriebe selbst: Über sie entscheidet der Betrieb.",
            ),
            order=50,
        )

    def _keep_favourites(self) -> None:
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.lists import LISTS
        from produktschau.showcase.queries.bulk import BULK_ROWS
        from produktschau.showcase.queries.favourite_counts import FAVOURITES
        from produktschau.showcase.views.favourite_slots import beside_record, in_masthead

        for name, slot in {
            "favourites_link": Slot("page.account", "showcase/parts/favourites_link.html", 5, in_masthead),
            "favourites_files": Slot("page.files", "showcase/parts/favourites_files.html"),
            "keep_product": Slot("product.aside", "showcase/parts/keep.html", 5, beside_record),
            "keep_company": Slot("company.aside", "showcase/parts/keep.html", 5, beside_record),
        }.items():
            SLOTS.register(f"showcase.{name}", slot)
        LISTS.register("gemerkt", FAVOURITES, order=130)
        LISTS.register("sammelaktion", BULK_ROWS, order=140)


VERB_WORDS = {
    "created": "angelegt",
    "changed": "geändert",
    "imported": "eingelesen",
    "updated_by_import": "beim Einlesen aktualisiert",
    "import_undone": "Einlesen rückgängig gemacht",
    "published": "veröffentlicht",
    "withdrawn": "zurückgezogen",
    "renamed": "umbenannt",
    "deleted": "gelöscht",
    "steward_appointed": "Zuständigkeit vergeben",
    "steward_dismissed": "Zuständigkeit beendet",
    "contact_erased": "Ansprechperson gelöscht",
    "contact_added": "Ansprechperson eingetragen",
    "contact_removed": "Ansprechperson entfernt",
    "contact_shown": "Ansprechperson gezeigt",
    "contact_declined": "Ansprechperson nicht gezeigt",
    "contact_hidden": "Einwilligung einer Ansprechperson widerrufen",
    "merged": "einen anderen Eintrag aufgenommen",
    "merged_away": "in einem anderen Eintrag aufgegangen",
    "merge_undone": "Zusammenführung zurückgenommen",
    "told_apart": "als verschieden erklärt",
}
"""What the record of changes calls the steps of a record."""
PICTURE_WORDS = {
    "picture.added": "Bild hinzugefügt",
    "picture.changed": "Bild geändert",
    "picture.removed": "Bild entfernt",
    "picture.rendered": "Bild vorbereitet",
    "picture.proposed": "andere Worte zum Bild vorgeschlagen",
    "picture.shown": "Bild gezeigt",
    "picture.refused": "Bild oder Worte dazu nicht gezeigt",
}
VOCABULARY_WORDS = {
    "vocabulary.created": "Wort angelegt",
    "vocabulary.changed": "Wort geändert",
    "vocabulary.deleted": "Wort gelöscht",
}
BULK_WORDS = {
    "bulk.started": "Sammelaktion begonnen",
    "bulk.ended": "Sammelaktion ausgeführt",
    "bulk.stopped": "Sammelaktion abgebrochen",
}
FIELD_WORDS = {
    "name": "Name",
    "name_en": "Name, englisch",
    "slug": "Adresse",
    "legal_name": "Firma",
    "lead": "Vorspann",
    "lead_en": "Vorspann, englisch",
    "story": "Geschichte",
    "story_en": "Geschichte, englisch",
    "state": "Stand",
    "founded_year": "Gründungsjahr",
    "size_class": "Größe",
    "email": "E-Mail",
    "phone": "Telefon",
    "website": "Netzseite",
    "languages": "Sprachen",
    "opening_hours": "Öffnungszeiten",
    "opening_hours_osm": "Öffnungszeiten der Quelle",
    "is_sole_trader": "Einzelperson",
    "is_invented": "Beispiel",
    "checked_on": "geprüft am",
    "consent_on": "Einwilligung vom",
    "consent_wording": "Wortlaut der Einwilligung",
    "source": "Quelle",
    "external_key": "Schlüssel der Quelle",
    "site": "Standort",
    "sites": "Standorte",
    "sectors": "Wirtschaftszweige",
    "trades": "Handwerke",
    "certificates": "Zertifikate",
    "links": "Links",
    "contacts": "Personen",
    "makers": "Hersteller",
    "areas": "Lebensbereiche",
    "materials": "Materialien",
    "world": "Farbwelt",
    "where_to_buy": "Wo es das gibt",
    "where_to_buy_en": "Wo es das gibt, englisch",
    "picture": "Bild",
    "alt": "Bildbeschreibung",
    "alt_en": "Bildbeschreibung, englisch",
    "credit": "Bildnachweis",
    "focus_x": "Blickpunkt von links",
    "focus_y": "Blickpunkt von oben",
    "position": "Reihenfolge",
    "widths": "Bildbreiten",
    "person": "Person",
    "key": "anderer Eintrag",
}
"""What the record of changes calls the fields of a record."""
