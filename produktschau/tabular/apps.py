"""Announces the tabular domain to Django and fills the points declared below it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from produktschau.accounts.models import User


class TabularConfig(AppConfig):
    """Configuration of the tabular app."""

    name = "produktschau.tabular"
    label = "tabular"
    verbose_name = "Tabellen"

    def ready(self) -> None:
        """Fill the points: the daily forgetting of cells, and names for the record of changes."""
        from datetime import timedelta

        from produktschau.audit.names import FIELDS, NAMINGS, VERBS
        from produktschau.design.navigation import DESK, Entry
        from produktschau.design.slots import SLOTS, Slot
        from produktschau.lib.desk import DESK_ITEMS, EVIDENCE
        from produktschau.lib.lists import LISTS
        from produktschau.tabular.figures import EVIDENCE as TO_READ
        from produktschau.tabular.queries.naming import import_names, table_names, upload_names
        from produktschau.tabular.queries.row_lists import IMPORT_ROWS, PREVIEW_ROWS
        from produktschau.tabular.queries.taking_out import IMPORTS, downloads_of
        from produktschau.tabular.queries.upload_pages import WAITING_TABLES
        from produktschau.tabular.rules import may_read_imports
        from produktschau.work.schedule import SCHEDULE, Scheduled

        SCHEDULE.register(
            "tabular.forget",
            Scheduled("tabular.forget", "produktschau.tabular.tasks.forget_old_cells", timedelta(days=1)),
        )
        SCHEDULE.register(
            "tabular.sweep", Scheduled("tabular.sweep", "produktschau.tabular.tasks.sweep_files", timedelta(days=1))
        )
        DESK.register("tables", Entry("Einlesen", "tabular:uploads", 40, may_read_imports, letter="i"))
        DESK_ITEMS.register("tables", WAITING_TABLES, order=50)
        EVIDENCE.register("tables", TO_READ, order=70)
        NAMINGS.register("table_import", import_names)
        NAMINGS.register("table_upload", upload_names)
        NAMINGS.register("table", table_names)
        for verb, word in VERB_WORDS.items():
            VERBS.register(verb, word)
        for subject in SUBJECTS:
            for field, word in FIELD_WORDS.items():
                FIELDS.register(f"{subject}.{field}", word)
        LISTS.register("importe", IMPORTS, order=600)
        LISTS.register("importzeilen", IMPORT_ROWS, order=610)
        LISTS.register("vorschau", PREVIEW_ROWS, order=620)
        self._answer_for_people()
        SLOTS.register(
            "tabular.downloads", Slot("list.downloads", "tabular/parts/downloads.html", context=downloads_of)
        )

    def _answer_for_people(self) -> None:
        from produktschau.accounts.engine.personal_data import PERSONAL_DATA, PersonalData
        from produktschau.audit.record import System
        from produktschau.tabular.actions import forget_person_in_tables
        from produktschau.tabular.queries.uploads import tables_of

        def erase(user: "User", at: datetime) -> None:
            forget_person_in_tables(by=System("erasure"), email=user.email, at=at)

        PERSONAL_DATA.register(
            "Tabellen",
            PersonalData(
                tables_of,
                erase,
                erases="Zellen und frühere Werte eingelesener Tabellen, in denen Ihre Adresse steht.",
                keeps="Dass eine Tabelle hochgeladen und eingelesen wurde, mit der Nummer statt Ihres Namens (Art. 5 Abs. 2 DSGVO).",
            ),
            order=60,
        )


VERB_WORDS = {
    "table.uploaded": "Tabelle hochgeladen",
    "table.upload_changed": "Lesart einer Tabelle geändert",
    "table.import_requested": "Einlesen verlangt",
    "table.imported": "Tabelle eingelesen",
    "table.undone": "Import rückgängig gemacht",
    "table.discarded": "Tabelle verworfen",
    "table.exported": "Tabelle ausgegeben",
    "table.files_swept": "liegengebliebene Dateien gelöscht",
    "table.cells_forgotten": "Zellen alter Importe gelöscht",
}
"""What the record of changes calls the steps of a table."""
SUBJECTS = ("table", "table_upload", "table_uploads", "table_import", "table_import_rows")
FIELD_WORDS = {
    "rows": "Zeilen",
    "filters": "Filter",
    "private": "mit Personen",
    "kind": "Art",
    "sha256": "Prüfsumme",
    "source": "Quelle",
    "imported": "neu",
    "updated": "geändert",
    "unchanged": "unverändert",
    "skipped": "nicht eingelesen",
    "aside": "keine Datenzeilen",
    "reading": "Lesart",
    "columns": "Spalten",
    "publish": "gleich veröffentlichen",
}
"""What the record of changes calls the facts of a table."""
