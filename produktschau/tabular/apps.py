"""Announces the tabular domain to Django and fills the points declared below it."""

from django.apps import AppConfig


class TabularConfig(AppConfig):
    """Configuration of the tabular app."""

    name = "produktschau.tabular"
    label = "tabular"
    verbose_name = "Tabellen"
