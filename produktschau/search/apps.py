"""Announces the search domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Configuration of the search app."""

    name = "produktschau.search"
    label = "search"
    verbose_name = "Suche"
