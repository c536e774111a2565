"""Announces relations to Django and fills the points declared below it."""

from django.apps import AppConfig


class RelationsConfig(AppConfig):
    """Configuration of the relations app."""

    name = "produktschau.relations"
    label = "relations"
    verbose_name = "Beziehungen"
