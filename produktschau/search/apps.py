"""Announces the search domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Configuration of the search app."""

    name = "produktschau.search"
    label = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        from produktschau.work.processes import PROCESSES, Process, house_command

        PROCESSES.register("indexer", Process("indexer", house_command("indexer")), order=30)
