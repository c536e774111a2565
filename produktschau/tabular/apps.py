"""Announces the tabular domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class TabularConfig(AppConfig):
    """Configuration of the tabular app."""

    name = "produktschau.tabular"
    label = "tabular"
    verbose_name = "Tabellen"

    def ready(self) -> None:
        """Fill the points: the daily forgetting of cells, and names for the record of changes."""
        from datetime import timedelta

        from produktschau.audit.names import VERBS
        from produktschau.work.schedule import SCHEDULE, Scheduled

        SCHEDULE.register(
            "tabular.forget",
            Scheduled("tabular.forget", "produktschau.tabular.tasks.forget_old_cells", timedelta(days=1)),
        )
        VERBS.register("table.imported", "Tabelle eingelesen")
        VERBS.register("table.cells_forgotten", "Zellen übersprungener Zeilen gelöscht")
